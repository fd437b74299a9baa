using System.Globalization;
using System.Xml.Linq;

namespace Pathways.Samples.Tests;

/// <summary>What a person needs to read the drawing: everything drawn, nothing on top of anything else.</summary>
public sealed class TheDrawing
{
    private static readonly XNamespace Bpmn = "http://www.omg.org/spec/BPMN/20100524/MODEL";
    private static readonly XNamespace Di = "http://www.omg.org/spec/BPMN/20100524/DI";
    private static readonly XNamespace Dc = "http://www.omg.org/spec/DD/20100524/DC";
    private static readonly XNamespace Waypoints = "http://www.omg.org/spec/DD/20100524/DI";

    private static readonly XDocument File = XDocument.Parse(SampleFolder.Read(SampleFolder.Obesity, "pathway.bpmn"));

    private static readonly string[] Containers =
    [
        .. File.Descendants(Bpmn + "lane").Concat(File.Descendants(Bpmn + "participant"))
            .Select(container => Text(container, "id")),
    ];

    private static IEnumerable<XElement> Shapes => File.Descendants(Di + "BPMNShape");

    private static IEnumerable<(string Name, Box Box)> LabelBoxes => Shapes.Concat(Edges)
        .SelectMany(part => part.Elements(Di + "BPMNLabel")
            .Select(label => ($"label of {Text(part, "bpmnElement")}", BoxOf(label))));

    private static IEnumerable<XElement> Edges => File.Descendants(Di + "BPMNEdge");

    [Fact]
    public void Shows_every_step_and_every_flow_once()
    {
        XElement process = File.Descendants(Bpmn + "process").Single();
        string[] steps = [.. process.Elements().Where(element => element.Elements(Bpmn + "incoming").Any()
            || element.Elements(Bpmn + "outgoing").Any()).Select(element => Text(element, "id"))];
        string[] flows = [.. process.Elements(Bpmn + "sequenceFlow").Select(flow => Text(flow, "id"))];

        Assert.Equal(
            steps.Concat(Containers).Order(StringComparer.Ordinal),
            Shapes.Select(shape => Text(shape, "bpmnElement")).Order(StringComparer.Ordinal));
        Assert.Equal(
            flows.Order(StringComparer.Ordinal),
            Edges.Select(edge => Text(edge, "bpmnElement")).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Names_every_step_and_puts_it_into_one_lane()
    {
        XElement process = File.Descendants(Bpmn + "process").Single();
        string[] inLanes = [.. process.Descendants(Bpmn + "flowNodeRef").Select(reference => reference.Value)];
        foreach (XElement step in process.Elements().Where(element => element.Elements(Bpmn + "incoming").Any()
            || element.Elements(Bpmn + "outgoing").Any()))
        {
            Assert.False(string.IsNullOrWhiteSpace((string?)step.Attribute("name")), Text(step, "id"));
            Assert.Single(inLanes, Text(step, "id"));
        }
    }

    [Fact]
    public void Fits_on_one_screen()
    {
        Box pool = BoxOf(Shapes.First());

        Assert.True(pool.Right <= 1440, $"The pool ends at {pool.Right}.");
        Assert.True(pool.Bottom <= 860, $"The pool ends at {pool.Bottom}.");
    }

    [Fact]
    public void Lets_no_two_steps_or_labels_overlap()
    {
        List<(string Name, Box Box)> drawn =
        [
            .. Shapes.Where(shape => !Containers.Contains(Text(shape, "bpmnElement")))
                .Select(shape => (Text(shape, "bpmnElement"), BoxOf(shape))),
            .. LabelBoxes,
        ];

        foreach ((int index, var one) in drawn.Index())
        {
            Assert.All(
                drawn.Skip(index + 1),
                other => Assert.False(one.Box.Overlaps(other.Box), $"{one.Name} lies on {other.Name}"));
        }
    }

    [Fact]
    public void Lets_no_flow_run_through_a_label_or_a_step_that_is_not_its_own()
    {
        foreach (XElement edge in Edges)
        {
            XElement flow = File.Descendants(Bpmn + "sequenceFlow")
                .Single(candidate => Text(candidate, "id") == Text(edge, "bpmnElement"));
            string[] passable = [.. Containers, Text(flow, "sourceRef"), Text(flow, "targetRef")];
            List<(string Name, Box Box)> obstacles =
            [
                .. Shapes.Where(shape => !passable.Contains(Text(shape, "bpmnElement")))
                    .Select(shape => (Text(shape, "bpmnElement"), BoxOf(shape))),
                .. LabelBoxes,
            ];

            foreach (Box stretch in StretchesOf(edge))
            {
                Assert.All(obstacles, other => Assert.False(
                    stretch.Overlaps(other.Box), $"{Text(flow, "id")} runs through {other.Name}"));
            }
        }
    }

    private static IEnumerable<Box> StretchesOf(XElement edge)
    {
        var points = edge.Elements(Waypoints + "waypoint")
            .Select(point => (X: Number(point, "x"), Y: Number(point, "y"))).ToArray();
        return points.Zip(points.Skip(1), (from, to) => new Box(
            Math.Min(from.X, to.X), Math.Min(from.Y, to.Y), Math.Max(from.X, to.X), Math.Max(from.Y, to.Y)));
    }

    private static Box BoxOf(XElement drawn)
    {
        XElement bounds = drawn.Element(Dc + "Bounds") ?? throw new InvalidDataException($"{drawn} has no bounds.");
        double left = Number(bounds, "x");
        double top = Number(bounds, "y");
        return new Box(left, top, left + Number(bounds, "width"), top + Number(bounds, "height"));
    }

    private static double Number(XElement element, string attribute) =>
        double.Parse(Text(element, attribute), CultureInfo.InvariantCulture);

    private static string Text(XElement element, string attribute) =>
        (string?)element.Attribute(attribute) ?? throw new InvalidDataException($"{element} has no {attribute}.");

    private readonly record struct Box(double Left, double Top, double Right, double Bottom)
    {
        public bool Overlaps(Box other) =>
            Left < other.Right && other.Left < Right && Top < other.Bottom && other.Top < Bottom;
    }
}
