using System.Xml;
using System.Xml.Linq;

namespace Pathways.Definitions;

/// <summary>Small questions asked of XML elements while reading.</summary>
internal static class DrawnXml
{
    public static SourcePlace PlaceOf(XObject node)
    {
        IXmlLineInfo place = node;
        return place.HasLineInfo() ? new SourcePlace(place.LineNumber, place.LinePosition) : default;
    }

    /// <summary>The trimmed attribute; null when it is missing or blank.</summary>
    public static string? Attribute(XElement element, string name)
    {
        var value = element.Attribute(name)?.Value.Trim();
        return string.IsNullOrEmpty(value) ? null : value;
    }

    public static DrawnText? AttributeText(XElement element, string name) =>
        Attribute(element, name) is { } text
            ? new DrawnText(text, PlaceOf(element.Attribute(name)!)) // Attribute() found it.
            : null;

    public static bool Flag(XElement element, string name, bool unlessSaid) =>
        Attribute(element, name) switch
        {
            "true" or "1" => true,
            "false" or "0" => false,
            _ => unlessSaid,
        };

    public static ElementId? Reference(XElement element, string name) =>
        Attribute(element, name) is { } text ? new ElementId(LocalPart(text)) : null;

    public static string? ChildText(XElement element, string name)
    {
        var text = element.Element(BpmnXml.Bpmn + name)?.Value.Trim();
        return string.IsNullOrEmpty(text) ? null : text;
    }

    public static DrawnText? ChildDrawnText(XElement element, string name)
    {
        XElement? child = element.Element(BpmnXml.Bpmn + name);
        var text = child?.Value.Trim();
        return string.IsNullOrEmpty(text) ? null : new DrawnText(text, PlaceOf(child!)); // A text has its element.
    }

    /// <summary>
    /// References are qualified names in BPMN; within one file only the local part tells elements apart.
    /// </summary>
    public static string LocalPart(string name)
    {
        var trimmed = name.Trim();
        var colon = trimmed.LastIndexOf(':');
        return colon >= 0 && colon < trimmed.Length - 1 ? trimmed[(colon + 1)..] : trimmed;
    }
}
