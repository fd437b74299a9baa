using System.Collections.Immutable;
using System.Xml.Linq;

namespace Pathways.Definitions;

/// <summary>
/// Reads the correlation of the standard: properties, keys (in a collaboration, a conversation or wherever a tool puts
/// them) and what processes subscribe to.
/// </summary>
internal sealed class CorrelationReader(XElement root, EventTriggerReader triggers)
{
    private static readonly XName Property = BpmnXml.Bpmn + "correlationProperty";
    private static readonly XName PropertyReference = BpmnXml.Bpmn + "correlationPropertyRef";
    private static readonly XName Key = BpmnXml.Bpmn + "correlationKey";
    private static readonly XName Subscription = BpmnXml.Bpmn + "correlationSubscription";

    /// <summary>What a process subscribes to.</summary>
    public ImmutableArray<CorrelationSubscription> Of(XElement process) =>
        [.. process.Elements(Subscription).Select(ReadSubscription)];

    /// <summary>Ids of the keys to which no process of the file subscribes.</summary>
    public ImmutableArray<ElementId> UnusedKeys()
    {
        HashSet<ElementId> used =
            [.. root.Descendants(Subscription).Select(one => DrawnXml.Reference(one, "correlationKeyRef")).OfType<ElementId>()];
        return
        [
            .. root.Descendants(Key).Select(key => DrawnXml.Attribute(key, "id")).OfType<string>()
                .Select(id => new ElementId(id)).Where(id => !used.Contains(id)),
        ];
    }

    private CorrelationSubscription ReadSubscription(XElement element)
    {
        ElementId? key = DrawnXml.Reference(element, "correlationKeyRef");
        XElement? declared = key is { } id ? Find(Key, id) : null;
        return new CorrelationSubscription(
            new ElementId(DrawnXml.Attribute(element, "id") ?? "correlationSubscription"),
            key,
            declared is null ? null : [.. declared.Elements(PropertyReference).Select(ReadProperty)],
            [
                .. element.Elements(BpmnXml.Bpmn + "correlationPropertyBinding").Select(binding => new CorrelationBinding(
                    DrawnXml.Reference(binding, "correlationPropertyRef"),
                    DrawnXml.ChildDrawnText(binding, "dataPath"),
                    DrawnXml.PlaceOf(binding))),
            ],
            DrawnXml.PlaceOf(element));
    }

    private CorrelationProperty ReadProperty(XElement reference)
    {
        var text = DrawnXml.LocalPart(reference.Value);
        var id = new ElementId(text.Length == 0 ? "(nothing)" : text);
        return Find(Property, id) is { } declared
            ? new CorrelationProperty(
                id,
                DrawnXml.Attribute(declared, "name"),
                [.. declared.Elements(BpmnXml.Bpmn + "correlationPropertyRetrievalExpression").Select(ReadRetrieval)],
                DrawnXml.PlaceOf(declared))
            : new CorrelationProperty(id, null, null, DrawnXml.PlaceOf(reference));
    }

    private CorrelationRetrieval ReadRetrieval(XElement element)
    {
        ElementId? reference = DrawnXml.Reference(element, "messageRef");
        var name = reference is { } id ? triggers.NameOf(id) : null;
        return new CorrelationRetrieval(
            name,
            name is null ? reference?.ToString() ?? "" : null,
            DrawnXml.ChildDrawnText(element, "messagePath"),
            DrawnXml.PlaceOf(element));
    }

    private XElement? Find(XName word, ElementId id) =>
        root.Descendants(word).FirstOrDefault(element => DrawnXml.Attribute(element, "id") == id.ToString());
}
