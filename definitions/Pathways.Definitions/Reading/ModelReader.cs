using System.Collections.Immutable;
using System.Globalization;
using System.Xml.Linq;

namespace Pathways.Definitions;

/// <summary>Turns the elements of one document into the model, and notes ids that are missing or used twice.</summary>
internal sealed class ModelReader(string source)
{
    private readonly ImmutableArray<Finding>.Builder findings = ImmutableArray.CreateBuilder<Finding>();
    private readonly Dictionary<string, SourcePlace> placesOfIds = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Declaration> declarations = new(StringComparer.Ordinal);

    public BpmnReading Read(XDocument document)
    {
        XElement root = document.Root!; // The caller checked it.
        ImmutableArray<BpmnImport> imports = [.. root.Elements(BpmnXml.Bpmn + "import").Select(ReadImport)];
        foreach (XElement element in root.Elements())
        {
            ReadDeclaration(element);
        }

        ImmutableArray<ProcessModel> processes = [.. root.Elements(BpmnXml.Bpmn + "process").Select(ReadProcess)];
        var model = new BpmnModel(
            source, processes, [.. declarations.Values], imports, new BpmnDrawing(document));
        return new BpmnReading(model, findings.ToImmutable());
    }

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
            ReadContent(element),
            [.. element.Elements(BpmnXml.Bpmn + "laneSet").SelectMany(ReadLanes)],
            CareMarksReader.Read(element),
            DrawnXml.ChildText(element, "documentation"),
            DrawnXml.PlaceOf(element));
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
        foreach (XElement element in container.Elements().Where(element => element.Name.Namespace == BpmnXml.Bpmn))
        {
            if (element.Name.LocalName == "sequenceFlow")
            {
                if (ReadFlow(element) is { } flow)
                {
                    flows.Add(flow);
                }
            }
            else if (ReadNode(element) is { } node)
            {
                nodes.Add(node);
            }
        }

        return new FlowContent(nodes.ToImmutable(), flows.ToImmutable());
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
                Marks = CareMarksReader.Read(element),
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
                ReadTrigger(element), DrawnXml.Flag(element, "isInterrupting", unlessSaid: true))
            { Id = id, Kind = kind },
            "endEvent" => new FlowNode.EndEvent(ReadTrigger(element)) { Id = id, Kind = kind },
            "intermediateCatchEvent" => new FlowNode.CatchEvent(ReadTrigger(element)) { Id = id, Kind = kind },
            "intermediateThrowEvent" or "implicitThrowEvent" =>
                new FlowNode.ThrowEvent(ReadTrigger(element)) { Id = id, Kind = kind },
            "boundaryEvent" => new FlowNode.BoundaryEvent(
                DrawnXml.Reference(element, "attachedToRef") ?? new ElementId("(nothing)"),
                DrawnXml.Flag(element, "cancelActivity", unlessSaid: true),
                ReadTrigger(element))
            { Id = id, Kind = kind },
            _ when ActivityKindOf(kind) is { } activity => ReadActivity(element, activity),
            _ when GatewayKindOf(kind) is { } gateway => new FlowNode.Gateway(gateway)
            {
                Id = id,
                Kind = kind,
                DefaultFlow = DrawnXml.Reference(element, "default"),
            },
            _ => null,
        };
    }

    private FlowNode.Activity ReadActivity(XElement element, ActivityKind kind) =>
        new(kind)
        {
            Id = new ElementId("unread"),
            Kind = element.Name.LocalName,
            DefaultFlow = DrawnXml.Reference(element, "default"),
            Repetition = element.Elements()
                .FirstOrDefault(child => child.Name.LocalName.EndsWith("LoopCharacteristics", StringComparison.Ordinal))
                ?.Name.LocalName,
            IsForCompensation = DrawnXml.Flag(element, "isForCompensation", unlessSaid: false),
            IsTriggeredByEvent = DrawnXml.Flag(element, "triggeredByEvent", unlessSaid: false),
            Content = kind is ActivityKind.SubProcess or ActivityKind.Transaction or ActivityKind.AdHocSubProcess
                ? ReadContent(element)
                : FlowContent.Empty,
            Message = DrawnXml.Reference(element, "messageRef") is { } message ? NameOf(message) : null,
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

    private EventTrigger ReadTrigger(XElement element)
    {
        ImmutableArray<EventTrigger> triggers =
        [
            .. element.Elements()
                .Where(child => child.Name.Namespace == BpmnXml.Bpmn)
                .Where(child => child.Name.LocalName.EndsWith("EventDefinition", StringComparison.Ordinal))
                .Select(ReadOneTrigger),
        ];
        return triggers.Length switch
        {
            0 => new EventTrigger.None(),
            1 => triggers[0],
            _ => new EventTrigger.Several(triggers),
        };
    }

    private EventTrigger ReadOneTrigger(XElement definition)
    {
        var word = definition.Name.LocalName;
        switch (word)
        {
            case "timerEventDefinition":
                return DrawnXml.ChildDrawnText(definition, "timeDate") is { } date
                    ? new EventTrigger.Timer(TimerWord.Date, date)
                    : DrawnXml.ChildDrawnText(definition, "timeCycle") is { } cycle
                        ? new EventTrigger.Timer(TimerWord.Cycle, cycle)
                        : new EventTrigger.Timer(TimerWord.Duration, DrawnXml.ChildDrawnText(definition, "timeDuration"));
            case "messageEventDefinition":
                ElementId? message = DrawnXml.Reference(definition, "messageRef");
                var name = message is { } known ? NameOf(known) : null;
                return new EventTrigger.Message(name, name is null ? message?.ToString() : null);
            case "terminateEventDefinition":
                return new EventTrigger.Terminate();
            default:
                XAttribute? reference = definition.Attributes()
                    .FirstOrDefault(attribute => attribute.Name.LocalName.EndsWith("Ref", StringComparison.Ordinal));
                return new EventTrigger.Other(
                    word,
                    string.IsNullOrWhiteSpace(reference?.Value)
                        ? null
                        : new ElementId(DrawnXml.LocalPart(reference.Value)));
        }
    }

    /// <summary>The name a declared message goes by, else its id; null when nothing of that id is declared.</summary>
    private string? NameOf(ElementId declared) =>
        declarations.TryGetValue(declared.ToString(), out Declaration? declaration)
            ? declaration.Name ?? declared.ToString()
            : null;

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
