using System.Globalization;
using System.Xml.Linq;

namespace Pathways.Definitions;

/// <summary>A point of a diagram.</summary>
internal readonly record struct DrawnPoint(double X, double Y);

/// <summary>Where an element is drawn.</summary>
internal readonly record struct DrawnBox(double X, double Y, double Width, double Height)
{
    public double Right => X + Width;

    public double Bottom => Y + Height;

    public double MiddleX => X + (Width / 2);

    public double MiddleY => Y + (Height / 2);
}

/// <summary>
/// The shapes and lines of a drawing: room is made for what is new, and lines are drawn anew. A file without a diagram is left without one.
/// </summary>
internal sealed class DrawnDiagram(XElement root)
{
    private static readonly XNamespace Bpmndi = "http://www.omg.org/spec/BPMN/20100524/DI";
    private static readonly XNamespace Dc = "http://www.omg.org/spec/DD/20100524/DC";
    private static readonly XNamespace Di = "http://www.omg.org/spec/DD/20100524/DI";

    public DrawnBox? BoxOf(string element) => Of("BPMNShape", element)?.Element(Dc + "Bounds") is { } bounds ? BoxOf(bounds) : null;

    public DrawnPoint[] LineOf(string flow) => Of("BPMNEdge", flow)?.Elements(Di + "waypoint").Select(PointOf).ToArray() ?? [];

    /// <summary>Draws an element beside another one of the same plane.</summary>
    public void AddShape(string element, DrawnBox box, string beside)
    {
        if (Of("BPMNShape", beside) is { } neighbour)
        {
            neighbour.AddAfterSelf(new XElement(
                Bpmndi + "BPMNShape", new XAttribute("id", $"{element}_di"), new XAttribute("bpmnElement", element), Bounds(box)));
        }
    }

    public void AddLine(string flow, IEnumerable<DrawnPoint> points, string beside)
    {
        if (Of("BPMNShape", beside) is { } neighbour)
        {
            neighbour.AddAfterSelf(new XElement(
                Bpmndi + "BPMNEdge", new XAttribute("id", $"{flow}_di"), new XAttribute("bpmnElement", flow), points.Select(Waypoint)));
        }
    }

    public void SetLine(string flow, IEnumerable<DrawnPoint> points)
    {
        if (Of("BPMNEdge", flow) is { } edge)
        {
            edge.Elements(Di + "waypoint").Remove();
            edge.Add(points.Select(Waypoint));

            // A label goes where the tool puts it: it stood on the old line. The standard has it after the line.
            edge.Elements(Bpmndi + "BPMNLabel").Remove();
        }
    }

    /// <summary>Takes away what is drawn of elements, and the sheets of phases that have one of their own.</summary>
    public void Remove(IReadOnlySet<string> elements)
    {
        root.Descendants().Where(drawn => drawn.Name == Bpmndi + "BPMNShape" || drawn.Name == Bpmndi + "BPMNEdge")
            .Where(drawn => elements.Contains(drawn.Attribute("bpmnElement")?.Value ?? string.Empty)).ToList().ForEach(drawn => drawn.Remove());
        root.Elements(Bpmndi + "BPMNDiagram")
            .Where(diagram => elements.Contains(diagram.Element(Bpmndi + "BPMNPlane")?.Attribute("bpmnElement")?.Value ?? string.Empty))
            .ToList().ForEach(diagram => diagram.Remove());
    }

    /// <summary>Moves everything right of (or below) a line away from it, on the plane of an element; what lies around widens.</summary>
    public void MakeRoom(string beside, double from, double by, bool isDown)
    {
        if (Of("BPMNShape", beside)?.Parent is not { } plane)
        {
            return;
        }

        string position = isDown ? "y" : "x";
        string size = isDown ? "height" : "width";
        foreach (XElement shape in plane.Elements(Bpmndi + "BPMNShape"))
        {
            if (shape.Element(Dc + "Bounds") is not { } bounds)
            {
                continue;
            }

            double start = Number(bounds, position);
            if (start >= from)
            {
                // Its label goes along, wherever it stands.
                Move(shape.Descendants(Dc + "Bounds"), position, by);
            }
            else if (start + Number(bounds, size) > from && IsAround(shape))
            {
                bounds.SetAttributeValue(size, Text(Number(bounds, size) + by));
            }
        }

        Move(plane.Elements(Bpmndi + "BPMNEdge").Descendants().Where(drawn => Number(drawn, position) >= from && drawn.Attribute(position) is not null), position, by);
    }

    // Pools, lanes and open phases hold others; a step that crosses the line stays as it is.
    private bool IsAround(XElement shape) => root.Descendants()
        .FirstOrDefault(element => element.Name.Namespace == BpmnXml.Bpmn && element.Attribute("id")?.Value == shape.Attribute("bpmnElement")?.Value)
        ?.Name.LocalName is "participant" or "lane" or "subProcess" or "transaction" or "adHocSubProcess" or "group";

    private static void Move(IEnumerable<XElement> drawn, string position, double by)
    {
        foreach (XElement part in drawn.ToList())
        {
            part.SetAttributeValue(position, Text(Number(part, position) + by));
        }
    }

    private XElement? Of(string kind, string element) =>
        root.Descendants(Bpmndi + kind).FirstOrDefault(drawn => drawn.Attribute("bpmnElement")?.Value == element);

    private static XElement Bounds(DrawnBox box) => new(
        Dc + "Bounds", new XAttribute("x", Text(box.X)), new XAttribute("y", Text(box.Y)),
        new XAttribute("width", Text(box.Width)), new XAttribute("height", Text(box.Height)));

    private static XElement Waypoint(DrawnPoint point) =>
        new(Di + "waypoint", new XAttribute("x", Text(point.X)), new XAttribute("y", Text(point.Y)));

    private static DrawnBox BoxOf(XElement bounds) =>
        new(Number(bounds, "x"), Number(bounds, "y"), Number(bounds, "width"), Number(bounds, "height"));

    private static DrawnPoint PointOf(XElement point) => new(Number(point, "x"), Number(point, "y"));

    private static double Number(XElement element, string name) =>
        double.TryParse(element.Attribute(name)?.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) ? number : 0;

    private static string Text(double number) => Math.Round(number, 2).ToString(CultureInfo.InvariantCulture);
}
