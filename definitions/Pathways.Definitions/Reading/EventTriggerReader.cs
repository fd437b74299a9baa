using System.Collections.Immutable;
using System.Xml.Linq;

namespace Pathways.Definitions;

/// <summary>Reads what events wait for or make happen, with the declarations of the file that they refer to.</summary>
internal sealed class EventTriggerReader(
    IReadOnlyDictionary<string, Declaration> declarations, IReadOnlyDictionary<string, XElement> definitions)
{
    private static readonly XName DefinitionReference = BpmnXml.Bpmn + "eventDefinitionRef";

    public EventTrigger Read(XElement element)
    {
        ImmutableArray<EventTrigger> triggers =
        [
            .. element.Elements()
                .Where(child => child.Name.Namespace == BpmnXml.Bpmn)
                .Select(child => child.Name == DefinitionReference ? Referred(child) : child)
                .Where(child => child.Name.LocalName.EndsWith("EventDefinition", StringComparison.Ordinal))
                .Select(ReadOne),
        ];
        return triggers.Length switch
        {
            0 => new EventTrigger.None(),
            1 => triggers[0],
            _ => new EventTrigger.Several(triggers, DrawnXml.Flag(element, "parallelMultiple", unlessSaid: false)),
        };
    }

    /// <summary>The name a declared message goes by, else its id; null when nothing of that id is declared.</summary>
    public string? NameOf(ElementId declared) =>
        declarations.TryGetValue(declared.ToString(), out Declaration? declaration)
            ? declaration.Name ?? declared.ToString()
            : null;

    private XElement Referred(XElement reference) =>
        definitions.GetValueOrDefault(DrawnXml.LocalPart(reference.Value), reference);

    private EventTrigger ReadOne(XElement definition)
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
                var message = DrawnXml.Reference(definition, "messageRef");
                var messageName = message is { } known ? NameOf(known) : null;
                return new EventTrigger.Message(messageName, messageName is null ? message?.ToString() : null);
            case "signalEventDefinition":
                var signal = DrawnXml.Reference(definition, "signalRef");
                var signalName = signal is { } heard ? NameOf(heard) : null;
                return new EventTrigger.Signal(signalName, signalName is null ? signal?.ToString() : null);
            case "errorEventDefinition":
                var error = DrawnXml.Reference(definition, "errorRef");
                var errorCode = CodeOf(error);
                return new EventTrigger.Error(errorCode, errorCode is null ? error?.ToString() : null);
            case "escalationEventDefinition":
                var escalation = DrawnXml.Reference(definition, "escalationRef");
                var escalationCode = CodeOf(escalation);
                return new EventTrigger.Escalation(
                    escalationCode, escalationCode is null ? escalation?.ToString() : null);
            case "conditionalEventDefinition":
                return new EventTrigger.Conditional(DrawnXml.ChildDrawnText(definition, "condition"));
            case "compensateEventDefinition":
                return new EventTrigger.Compensation(DrawnXml.Reference(definition, "activityRef"))
                {
                    Waits = DrawnXml.Flag(definition, "waitForCompletion", unlessSaid: true),
                };
            case "linkEventDefinition":
                return new EventTrigger.Link(DrawnXml.Attribute(definition, "name"));
            case "cancelEventDefinition":
                return new EventTrigger.Cancel();
            case "terminateEventDefinition":
                return new EventTrigger.Terminate();
            default:
                return new EventTrigger.Other(word);
        }
    }

    /// <summary>The code of a declared error or escalation, else its name, else its id.</summary>
    private string? CodeOf(ElementId? reference) =>
        reference is { } id && declarations.TryGetValue(id.ToString(), out Declaration? declaration)
            ? declaration.Code ?? declaration.Name ?? id.ToString()
            : null;
}
