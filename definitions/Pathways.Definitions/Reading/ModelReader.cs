using System.Collections.Immutable;
using System.Globalization;
using System.Xml.Linq;

namespace Pathways.Definitions;

/// <summary>Turns the elements of one document into the model, and notes ids that are missing or used twice.</summary>
internal sealed class ModelReader
{
    private readonly ImmutableArray<Finding>.Builder findings = ImmutableArray.CreateBuilder<Finding>();
    private readonly Dictionary<string, SourcePlace> placesOfIds = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Declaration> declarations = new(StringComparer.Ordinal);
    private readonly EventTriggerReader triggers;
    private readonly ActivityReader activities;
    private readonly CorrelationReader correlation;
    private readonly XElement root;
    private readonly string source;

    public ModelReader(string source, XElement root)
    {
        this.source = source;
        this.root = root;
        triggers = new EventTriggerReader(declarations, EventDefinitions(root));
        activities = new ActivityReader(new DataItems(root), triggers);
        correlation = new CorrelationReader(root, triggers);
    }

    public BpmnReading Read()
    {
        ImmutableArray<BpmnImport> imports = [.. root.Elements(BpmnXml.Bpmn + "import").Select(ReadImport)];
        foreach (XElement element in root.Elements())
        {
            ReadDeclaration(element);
        }

        ImmutableArray<ProcessModel> processes = [.. root.Elements(BpmnXml.Bpmn + "process").Select(ReadProcess)];
        var model = new BpmnModel(
            source, processes, [.. declarations.Values], imports, [.. Choreographies()], new BpmnDrawing(root.Document!))
        { UnusedKeys = correlation.UnusedKeys() };
        return new BpmnReading(model, findings.ToImmutable());
    }

    private IEnumerable<string> Choreographies() =>
        root.Elements()
            .Where(element => element.Name.LocalName is "choreography" or "globalChoreographyTask")
            .Select(element =>
                DrawnXml.Attribute(element, "name") ?? DrawnXml.Attribute(element, "id") ?? element.Name.LocalName);

    private static Dictionary<string, XElement> EventDefinitions(XElement root) =>
        root.Elements()
            .Where(element => element.Name.Namespace == BpmnXml.Bpmn)
            .Where(element => element.Name.LocalName.EndsWith("EventDefinition", StringComparison.Ordinal))
            .Where(element => DrawnXml.Attribute(element, "id") is not null)
            .GroupBy(element => DrawnXml.Attribute(element, "id")!, StringComparer.Ordinal) // Filtered just above.
            .ToDictionary(group => group.Key, group => group.First(), StringComparer.Ordinal);

    private BpmnImport ReadImport(XElement element)
    {
        var import = new BpmnImport(
            DrawnXml.Attribute(element, "importType"),
            DrawnXml.Attribute(element, "namespace"),
            DrawnXml.Attribute(element, "location"),
            DrawnXml.PlaceOf(element));
        var name = import.Location ?? import.Namespace ?? "(unnamed)";
        findings.Add(new Finding(
            "PW2006", Rules.FindingSeverity.Note,
            $"The drawing imports '{name}', which is not read with it.", [name],
            source, null, import.Place,
            "Decisions are found by care:decision; nothing to do unless the process needs the file."));
        return import;
    }

    private void ReadDeclaration(XElement element)
    {
        if (element.Name.Namespace != BpmnXml.Bpmn)
        {
            return;
        }

        switch (element.Name.LocalName)
        {
            case "message":
                Declare(DeclarationKind.Message, element, null);
                break;
            case "signal":
                Declare(DeclarationKind.Signal, element, null);
                break;
            case "error":
                Declare(DeclarationKind.Error, element, DrawnXml.Attribute(element, "errorCode"));
                break;
            case "escalation":
                Declare(DeclarationKind.Escalation, element, DrawnXml.Attribute(element, "escalationCode"));
                break;
            default:
                break; // Interfaces, categories, data stores …: kept in the drawing.
        }
    }

    private void Declare(DeclarationKind kind, XElement element, string? code)
    {
        ElementId id = ReadId(element);
        declarations[id.ToString()] = new Declaration(kind, id, DrawnXml.Attribute(element, "name"), code);
    }

    private ProcessModel ReadProcess(XElement element)
    {
        ElementId id = ReadId(element);
        return new ProcessModel(
            id,
            DrawnXml.Attribute(element, "name"),
            DrawnXml.Flag(element, "isExecutable", unlessSaid: false),
            Instantiation.AsStarts(ReadContent(element)),
            [.. element.Descendants(BpmnXml.Bpmn + "laneSet").SelectMany(ReadLanes)],
            CareMarksReader.Read(element),
            DrawnXml.ChildText(element, "documentation"),
            DrawnXml.PlaceOf(element))
        { Subscriptions = correlation.Of(element) };
    }

    private IEnumerable<Lane> ReadLanes(XElement laneSet)
    {
        foreach (XElement lane in laneSet.Elements(BpmnXml.Bpmn + "lane"))
        {
            yield return new Lane(
                ReadId(lane),
                DrawnXml.Attribute(lane, "name"),
                CareMarksReader.Read(lane).Role,
                [
                    .. lane.Elements(BpmnXml.Bpmn + "flowNodeRef")
                        .Where(member => !string.IsNullOrWhiteSpace(member.Value))
                        .Select(member => new ElementId(DrawnXml.LocalPart(member.Value))),
                ],
                DrawnXml.PlaceOf(lane));
            foreach (Lane inner in lane.Elements(BpmnXml.Bpmn + "childLaneSet").SelectMany(ReadLanes))
            {
                yield return inner;
            }
        }
    }

    private FlowContent ReadContent(XElement container)
    {
        ImmutableArray<FlowNode>.Builder nodes = ImmutableArray.CreateBuilder<FlowNode>();
        ImmutableArray<SequenceFlow>.Builder flows = ImmutableArray.CreateBuilder<SequenceFlow>();
        ImmutableArray<Association>.Builder associations = ImmutableArray.CreateBuilder<Association>();
        foreach (XElement element in container.Elements().Where(element => element.Name.Namespace == BpmnXml.Bpmn))
        {
            if (element.Name.LocalName == "sequenceFlow")
            {
                if (ReadFlow(element) is { } flow)
                {
                    flows.Add(flow);
                }
            }
            else if (element.Name.LocalName == "association")
            {
                if (DrawnXml.Reference(element, "sourceRef") is { } from
                    && DrawnXml.Reference(element, "targetRef") is { } to)
                {
                    associations.Add(new Association(from, to));
                }
            }
            else if (ReadNode(element) is { } node)
            {
                nodes.Add(node);
            }
        }

        return new FlowContent(nodes.ToImmutable(), flows.ToImmutable(), associations.ToImmutable());
    }

    private SequenceFlow? ReadFlow(XElement element)
    {
        ElementId id = ReadId(element);
        if (DrawnXml.Reference(element, "sourceRef") is { } from && DrawnXml.Reference(element, "targetRef") is { } to)
        {
            return new SequenceFlow(
                id,
                DrawnXml.Attribute(element, "name"),
                from,
                to,
                DrawnXml.ChildDrawnText(element, "conditionExpression"),
                DrawnXml.PlaceOf(element));
        }

        findings.Add(new Finding(
            "PW2010", Rules.FindingSeverity.Error,
            $"The flow '{id}' does not say where it starts and ends.", [id.ToString()],
            source, id, DrawnXml.PlaceOf(element), "Connect both of its ends, or delete it."));
        return null;
    }

    private FlowNode? ReadNode(XElement element)
    {
        FlowNode? shape = ShapeOf(element);
        return shape is null
            ? null
            : shape with
            {
                Id = ReadId(element),
                Name = DrawnXml.Attribute(element, "name"),
                Documentation = DrawnXml.ChildText(element, "documentation"),
                Kind = element.Name.LocalName,
                Marks = activities.ReadMarks(element),
                Place = DrawnXml.PlaceOf(element),
            };
    }

    /// <summary>
    /// The element without what all elements have; null for what is not part of the flow (data, artifacts, lanes).
    /// </summary>
    private FlowNode? ShapeOf(XElement element)
    {
        var id = new ElementId("unread");
        var kind = element.Name.LocalName;
        return kind switch
        {
            "startEvent" => new FlowNode.StartEvent(
                triggers.Read(element), DrawnXml.Flag(element, "isInterrupting", unlessSaid: true))
            { Id = id, Kind = kind },
            "endEvent" => new FlowNode.EndEvent(triggers.Read(element)) { Id = id, Kind = kind },
            "intermediateCatchEvent" => new FlowNode.CatchEvent(triggers.Read(element)) { Id = id, Kind = kind },
            "intermediateThrowEvent" or "implicitThrowEvent" =>
                new FlowNode.ThrowEvent(triggers.Read(element)) { Id = id, Kind = kind },
            "boundaryEvent" => new FlowNode.BoundaryEvent(
                DrawnXml.Reference(element, "attachedToRef") ?? new ElementId("(nothing)"),
                DrawnXml.Flag(element, "cancelActivity", unlessSaid: true),
                triggers.Read(element))
            { Id = id, Kind = kind },
            _ when ActivityKindOf(kind) is { } activity => ReadActivity(element, activity),
            _ when GatewayKindOf(kind) is { } gateway => new FlowNode.Gateway(gateway)
            {
                Id = id,
                Kind = kind,
                DefaultFlow = DrawnXml.Reference(element, "default"),
                Instantiates = DrawnXml.Flag(element, "instantiate", unlessSaid: false),
                NeedsAll = DrawnXml.Attribute(element, "eventGatewayType") == "Parallel",
            },
            _ => null,
        };
    }

    private FlowNode.Activity ReadActivity(XElement element, ActivityKind kind) =>
        activities.Read(element, kind) with
        {
            Content = kind is ActivityKind.SubProcess or ActivityKind.Transaction or ActivityKind.AdHocSubProcess
                ? ReadContent(element)
                : FlowContent.Empty,
        };

    private static ActivityKind? ActivityKindOf(string word) => word switch
    {
        "task" => ActivityKind.AbstractTask,
        "userTask" => ActivityKind.UserTask,
        "manualTask" => ActivityKind.ManualTask,
        "serviceTask" => ActivityKind.ServiceTask,
        "sendTask" => ActivityKind.SendTask,
        "receiveTask" => ActivityKind.ReceiveTask,
        "scriptTask" => ActivityKind.ScriptTask,
        "businessRuleTask" => ActivityKind.BusinessRuleTask,
        "subProcess" => ActivityKind.SubProcess,
        "transaction" => ActivityKind.Transaction,
        "adHocSubProcess" => ActivityKind.AdHocSubProcess,
        "callActivity" => ActivityKind.CallActivity,
        _ => null,
    };

    private static GatewayKind? GatewayKindOf(string word) => word switch
    {
        "exclusiveGateway" => GatewayKind.Exclusive,
        "parallelGateway" => GatewayKind.Parallel,
        "inclusiveGateway" => GatewayKind.Inclusive,
        "eventBasedGateway" => GatewayKind.EventBased,
        "complexGateway" => GatewayKind.Complex,
        _ => null,
    };

    private ElementId ReadId(XElement element)
    {
        SourcePlace place = DrawnXml.PlaceOf(element);
        if (DrawnXml.Attribute(element, "id") is not { } text)
        {
            // Stable for the same text, so that findings and history still have something to name.
            var made = string.Create(CultureInfo.InvariantCulture, $"{element.Name.LocalName}_{place.Line}_{place.Column}");
            findings.Add(new Finding(
                "PW2004", Rules.FindingSeverity.Error,
                $"A '{element.Name.LocalName}' has no id.", [element.Name.LocalName],
                source, new ElementId(made), place, "Give it an id that is unique in the file."));
            return new ElementId(made);
        }

        var id = new ElementId(text);
        if (!placesOfIds.TryAdd(text, place))
        {
            findings.Add(new Finding(
                "PW2005", Rules.FindingSeverity.Error,
                $"The id '{id}' is used twice, first on line {placesOfIds[text].Line}.",
                [id.ToString(), placesOfIds[text].Line.ToString(CultureInfo.InvariantCulture)],
                source, id, place, "Give one of the two another id."));
        }

        return id;
    }
}
