using System.Xml.Linq;

namespace Pathways.Definitions;

/// <summary>Reads what only activities have: how often, with which data, which script, which called process.</summary>
internal sealed class ActivityReader(DataItems data, EventTriggerReader triggers)
{
    /// <summary>The activity without what all elements have, and without what is inside it.</summary>
    public FlowNode.Activity Read(XElement element, ActivityKind kind) =>
        new(kind)
        {
            Id = new ElementId("unread"),
            Kind = element.Name.LocalName,
            DefaultFlow = DrawnXml.Reference(element, "default"),
            Repetition = ReadRepetition(element),
            IsForCompensation = DrawnXml.Flag(element, "isForCompensation", unlessSaid: false),
            IsTriggeredByEvent = DrawnXml.Flag(element, "triggeredByEvent", unlessSaid: false),
            Message = DrawnXml.Reference(element, "messageRef") is { } message ? triggers.NameOf(message) : null,
            Instantiates = DrawnXml.Flag(element, "instantiate", unlessSaid: false),
            Script = DrawnXml.ChildDrawnText(element, "script"),
            CalledElement = DrawnXml.Reference(element, "calledElement")?.ToString(),
            CompletionCondition = DrawnXml.ChildDrawnText(element, "completionCondition"),
            IsSequential = DrawnXml.Attribute(element, "ordering") == "Sequential",
            CancelsRemaining = DrawnXml.Flag(element, "cancelRemainingInstances", unlessSaid: true),
            LocalNames =
            [
                .. element.Elements(BpmnXml.Bpmn + "property")
                    .Select(property => DrawnXml.Attribute(property, "name") ?? DrawnXml.Attribute(property, "id"))
                    .OfType<string>(),
            ],
        };

    /// <summary>Our marks, with the standard's own assignments among the mappings.</summary>
    public CareMarks ReadMarks(XElement element)
    {
        CareMarks marks = CareMarksReader.Read(element);
        return marks with
        {
            Inputs = [.. marks.Inputs, .. data.Mappings(element, isInput: true)],
            Outputs = [.. marks.Outputs, .. data.Mappings(element, isInput: false)],
        };
    }

    private DrawnRepetition? ReadRepetition(XElement activity)
    {
        if (activity.Element(BpmnXml.Bpmn + "standardLoopCharacteristics") is { } loop)
        {
            return new DrawnRepetition.Loop(
                DrawnXml.ChildDrawnText(loop, "loopCondition"),
                DrawnXml.Flag(loop, "testBefore", unlessSaid: false),
                DrawnXml.AttributeText(loop, "loopMaximum"));
        }

        return activity.Element(BpmnXml.Bpmn + "multiInstanceLoopCharacteristics") is { } many
            ? new DrawnRepetition.MultiInstance(
                DrawnXml.Flag(many, "isSequential", unlessSaid: false),
                DrawnXml.ChildDrawnText(many, "loopCardinality"),
                data.Connected(activity, many.Element(BpmnXml.Bpmn + "loopDataInputRef"), isInput: true),
                ItemName(many, "inputDataItem"),
                data.Connected(activity, many.Element(BpmnXml.Bpmn + "loopDataOutputRef"), isInput: false)?.Text,
                ItemName(many, "outputDataItem"),
                DrawnXml.ChildDrawnText(many, "completionCondition"))
            : null;
    }

    /// <summary>Tools write an item with a name, with an id alone, or as a text.</summary>
    private static string? ItemName(XElement many, string word) =>
        many.Element(BpmnXml.Bpmn + word) is { } item
            ? DrawnXml.Attribute(item, "name") ?? DrawnXml.Attribute(item, "id") ?? DrawnXml.ChildText(many, word)
            : null;
}
