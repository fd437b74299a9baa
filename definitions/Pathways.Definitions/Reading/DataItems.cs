using System.Collections.Immutable;
using System.Xml.Linq;

namespace Pathways.Definitions;

/// <summary>
/// Data objects, inputs, outputs and properties of one document: the standard refers to them by id, variables are
/// known by name.
/// </summary>
internal sealed class DataItems
{
    private static readonly ImmutableHashSet<string> Words =
        ["dataObject", "dataObjectReference", "dataInput", "dataOutput", "dataStore", "dataStoreReference", "property"];

    private static readonly XName Call = BpmnXml.Bpmn + "callActivity";

    private readonly Dictionary<string, string> names = new(StringComparer.Ordinal);

    public DataItems(XElement root)
    {
        foreach (XElement item in root.Descendants().Where(element => Words.Contains(element.Name.LocalName)))
        {
            if (DrawnXml.Attribute(item, "id") is { } id)
            {
                names[id] = DrawnXml.Attribute(item, "name") ?? id;
            }
        }
    }

    /// <summary>The variable that a reference means: the name of the data declared under it, else the text itself.</summary>
    public string NameOf(string reference)
    {
        var id = DrawnXml.LocalPart(reference);
        return names.GetValueOrDefault(id, reference.Trim());
    }

    /// <summary>
    /// Like <see cref="NameOf"/>, but an input or output of an activity is followed to the data that it is connected
    /// with.
    /// </summary>
    public DrawnText? Connected(XElement activity, XElement? reference, bool isInput)
    {
        if (reference is null || string.IsNullOrWhiteSpace(reference.Value))
        {
            return null;
        }

        var id = DrawnXml.LocalPart(reference.Value);
        XElement? association = activity
            .Elements(BpmnXml.Bpmn + (isInput ? "dataInputAssociation" : "dataOutputAssociation"))
            .FirstOrDefault(candidate => EndOf(candidate, isInput ? "targetRef" : "sourceRef") == id);
        var other = association is null ? null : EndOf(association, isInput ? "sourceRef" : "targetRef");
        return new DrawnText(NameOf(other ?? reference.Value), DrawnXml.PlaceOf(reference));
    }

    /// <summary>
    /// The standard's own mappings that say something to compute: assignments and transformations. An association
    /// without either only shows where data flow, except at a call, which is given exactly these data.
    /// </summary>
    public IEnumerable<DataMark> Mappings(XElement activity, bool isInput)
    {
        foreach (XElement association in activity.Elements(
            BpmnXml.Bpmn + (isInput ? "dataInputAssociation" : "dataOutputAssociation")))
        {
            var target = EndOf(association, "targetRef") is { } named ? NameOf(named) : null;
            SourcePlace place = DrawnXml.PlaceOf(association);
            var computes = association.Elements().Any(child => child.Name.LocalName is "assignment" or "transformation");
            if (activity.Name == Call && !computes
                && EndOf(association, "sourceRef") is { } source && IsVariable(NameOf(source)))
            {
                yield return new DataMark(target, new DrawnText(NameOf(source), place), place);
            }

            if (DrawnXml.ChildDrawnText(association, "transformation") is { } transformation)
            {
                yield return new DataMark(target, transformation, place);
            }

            foreach (XElement assignment in association.Elements(BpmnXml.Bpmn + "assignment"))
            {
                var to = DrawnXml.ChildText(assignment, "to");
                yield return new DataMark(
                    to is null ? target : NameOf(to),
                    DrawnXml.ChildDrawnText(assignment, "from"),
                    DrawnXml.PlaceOf(assignment));
            }
        }
    }

    /// <summary>Whether a name is one that FEEL reads as a variable; other names only label what is drawn.</summary>
    private static bool IsVariable(string name) =>
        !char.IsDigit(name[0]) && name.All(sign => char.IsLetterOrDigit(sign) || sign == '_');

    private static string? EndOf(XElement association, string word) =>
        DrawnXml.ChildText(association, word) is { } text ? DrawnXml.LocalPart(text) : null;
}
