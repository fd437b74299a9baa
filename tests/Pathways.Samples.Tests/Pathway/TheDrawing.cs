using System.Globalization;
using System.Xml.Linq;

namespace Pathways.Samples.Tests;

/// <summary>
/// What a person needs to read the drawings: everything drawn once, each phase on one screen, nothing on top of anything else.
/// </summary>
public sealed class TheDrawing
{
    private const double ScreenWidth = 1440;
    private const double ScreenHeight = 860;

    private static readonly XNamespace Bpmn = "http://www.omg.org/spec/BPMN/20100524/MODEL";
    private static readonly XNamespace Di = "http://www.omg.org/spec/BPMN/20100524/DI";
    private static readonly XNamespace Dc = "http://www.omg.org/spec/DD/20100524/DC";
    private static readonly XNamespace Waypoints = "http://www.omg.org/spec/DD/20100524/DI";

    private static readonly string[] Containers = ["lane", "participant"];

    private static readonly string[] FlowNodes =
    [
        "startEvent", "endEvent", "intermediateCatchEvent", "intermediateThrowEvent", "boundaryEvent", "task", "userTask", "manualTask",
        "serviceTask", "sendTask", "receiveTask", "scriptTask", "businessRuleTask", "callActivity", "subProcess", "adHocSubProcess",
        "transaction", "exclusiveGateway", "parallelGateway", "inclusiveGateway", "eventBasedGateway",
    ];

    public static TheoryData<string> Pathways => [.. SampleFolder.Pathways];

    [Theory]
    [MemberData(nameof(Pathways))]
    public void Shows_every_step_and_every_flow_once(string pathway)
    {
        XDocument file = Read(pathway);
        string[] steps = [.. Steps(file).Select(step => Text(step, "id"))];
        string[] flows = [.. file.Descendants(Bpmn + "sequenceFlow").Select(flow => Text(flow, "id"))];
        string[] drawn = [.. file.Descendants(Di + "BPMNShape").Select(shape => Text(shape, "bpmnElement"))];

        Assert.Equal(steps.Order(StringComparer.Ordinal), drawn.Where(steps.Contains).Order(StringComparer.Ordinal));
        Assert.Equal(
            flows.Order(StringComparer.Ordinal),
            file.Descendants(Di + "BPMNEdge").Select(edge => Text(edge, "bpmnElement")).Where(flows.Contains).Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Pathways))]
    public void Names_what_people_do_and_what_is_decided(string pathway) => Assert.All(
        Steps(Read(pathway)).Where(step => step.Name.LocalName is not ("boundaryEvent" or "parallelGateway" or "startEvent" or "endEvent")),
        step => Assert.True(
            !string.IsNullOrWhiteSpace((string?)step.Attribute("name")) || IsJoin(step), $"{Text(step, "id")} has no name"));

    [Theory]
    [MemberData(nameof(Pathways))]
    public void Fits_each_phase_on_one_screen(string pathway)
    {
        foreach (XElement plane in Planes(Read(pathway)))
        {
            Box[] boxes = [.. plane.Descendants(Dc + "Bounds").Select(ToBox)];

            Assert.True(boxes.Max(box => box.Right) - boxes.Min(box => box.Left) <= ScreenWidth, $"{Text(plane, "bpmnElement")} is too wide");
            Assert.True(boxes.Max(box => box.Bottom) - boxes.Min(box => box.Top) <= ScreenHeight, $"{Text(plane, "bpmnElement")} is too high");
        }
    }

    [Theory]
    [MemberData(nameof(Pathways))]
    public void Lets_no_two_steps_or_labels_overlap(string pathway)
    {
        XDocument file = Read(pathway);
        foreach (XElement plane in Planes(file))
        {
            Drawn[] drawn = [.. DrawnOn(plane, file)];
            foreach ((int index, Drawn one) in drawn.Index())
            {
                Assert.All(drawn.Skip(index + 1).Where(other => !AreAttached(file, one, other)), other => Assert.False(
                    one.Element == other.Element ? one.Box.Reaches(other.Box) : one.Box.Overlaps(other.Box), $"{one} lies on {other}"));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Pathways))]
    public void Lets_no_flow_run_through_a_label_or_a_step_that_is_not_its_own(string pathway)
    {
        XDocument file = Read(pathway);
        Dictionary<string, XElement> flows = file.Descendants(Bpmn + "sequenceFlow").ToDictionary(flow => Text(flow, "id"));
        foreach (XElement plane in Planes(file))
        {
            Drawn[] drawn = [.. DrawnOn(plane, file)];
            foreach (XElement edge in plane.Elements(Di + "BPMNEdge").Where(edge => flows.ContainsKey(Text(edge, "bpmnElement"))))
            {
                XElement flow = flows[Text(edge, "bpmnElement")];
                string[] ends = [Text(flow, "sourceRef"), Text(flow, "targetRef")];
                Drawn[] obstacles = [.. drawn.Where(other => other.IsLabel || !ends.Contains(other.Element))];
                foreach (Box stretch in StretchesOf(edge))
                {
                    Assert.All(obstacles, other => Assert.False(
                        stretch.Overlaps(other.Box), $"{Text(flow, "id")} runs through {other}"));
                }
            }
        }
    }

    private static XDocument Read(string pathway) => XDocument.Parse(SamplePathway.Of(pathway).Drawing);

    private static IEnumerable<XElement> Steps(XDocument file) =>
        file.Descendants(Bpmn + "process").Descendants().Where(element => element.Name.Namespace == Bpmn && FlowNodes.Contains(element.Name.LocalName));

    private static IEnumerable<XElement> Planes(XDocument file) => file.Descendants(Di + "BPMNPlane");

    private static bool IsJoin(XElement step) => step.Elements(Bpmn + "outgoing").Count() == 1 && step.Elements(Bpmn + "incoming").Count() > 1;

    /// <summary>What may not lie on anything else: steps and labels, not the frames around them.</summary>
    private static IEnumerable<Drawn> DrawnOn(XElement plane, XDocument file)
    {
        HashSet<string> frames = [.. Containers.SelectMany(container => file.Descendants(Bpmn + container)).Select(frame => Text(frame, "id"))];
        foreach (XElement part in plane.Elements().Where(part => part.Name == Di + "BPMNShape" || part.Name == Di + "BPMNEdge"))
        {
            string element = Text(part, "bpmnElement");
            if (part.Name == Di + "BPMNShape" && !frames.Contains(element) && (string?)part.Attribute("isExpanded") != "true")
            {
                yield return new Drawn(element, IsLabel: false, BoxOf(part));
            }

            foreach (XElement label in part.Elements(Di + "BPMNLabel").Where(label => label.Element(Dc + "Bounds") is not null))
            {
                yield return new Drawn(element, IsLabel: true, BoxOf(label));
            }
        }
    }

    /// <summary>An event on the edge of an activity lies on it, on purpose.</summary>
    private static bool AreAttached(XDocument file, Drawn one, Drawn other) =>
        !one.IsLabel && !other.IsLabel
        && file.Descendants(Bpmn + "boundaryEvent").Any(boundary =>
            (Text(boundary, "id"), Text(boundary, "attachedToRef")) is var (id, host)
            && ((id == one.Element && host == other.Element) || (id == other.Element && host == one.Element)));

    private static IEnumerable<Box> StretchesOf(XElement edge)
    {
        var points = edge.Elements(Waypoints + "waypoint")
            .Select(point => (X: Number(point, "x"), Y: Number(point, "y"))).ToArray();
        return points.Zip(points.Skip(1), (from, to) => new Box(
            Math.Min(from.X, to.X), Math.Min(from.Y, to.Y), Math.Max(from.X, to.X), Math.Max(from.Y, to.Y)));
    }

    private static Box BoxOf(XElement drawn) =>
        ToBox(drawn.Element(Dc + "Bounds") ?? throw new InvalidDataException($"{drawn} has no bounds."));

    private static Box ToBox(XElement bounds)
    {
        double left = Number(bounds, "x");
        double top = Number(bounds, "y");
        return new Box(left, top, left + Number(bounds, "width"), top + Number(bounds, "height"));
    }

    private static double Number(XElement element, string attribute) =>
        double.Parse(Text(element, attribute), CultureInfo.InvariantCulture);

    private static string Text(XElement element, string attribute) =>
        (string?)element.Attribute(attribute) ?? throw new InvalidDataException($"{element} has no {attribute}.");

    private readonly record struct Drawn(string Element, bool IsLabel, Box Box)
    {
        public override string ToString() => IsLabel ? $"the label of {Element}" : Element;
    }

    private readonly record struct Box(double Left, double Top, double Right, double Bottom)
    {
        public bool Overlaps(Box other) =>
            Left < other.Right && other.Left < Right && Top < other.Bottom && other.Top < Bottom;

        /// <summary>Whether something reaches into the diamond or circle in this box: its corners are empty.</summary>
        public bool Reaches(Box other)
        {
            (double x, double y) = ((Left + Right) / 2, (Top + Bottom) / 2);
            double across = Math.Abs(Math.Clamp(x, other.Left, other.Right) - x) / (Right - x);
            double down = Math.Abs(Math.Clamp(y, other.Top, other.Bottom) - y) / (Bottom - y);
            return across + down < 1;
        }
    }
}
