using System.Xml.Linq;
using Pathways.Rules;

namespace Pathways.Definitions;

/// <summary>Writes a <see cref="StepDescription"/> into the XML of its element; what it does not describe stays as it was.</summary>
internal static class StepWriting
{
    public static void Write(XElement element, FlowNode node, StepDescription description)
    {
        element.SetAttributeValue("name", Text(description.Name));
        if (StepDescription.IsOfPerson(node))
        {
            Set(element, "assignment", ("roles", Text(string.Join(' ', description.Roles))));
            Set(element, "form", ("key", description.Form));
            Set(element, "priority", ("value", description.Priority));
            SetFlag(element, "careTeam", description.IsForCareTeam);
            SetFlag(element, "optional", description.IsOptional);
            WriteWindow(element, description);
        }

        if (node is FlowNode.StartEvent)
        {
            Set(element, "startForm", ("key", description.Form));
        }

        if (StepDescription.IsMessage(node))
        {
            Set(element, "message", ("template", description.Template), ("to", description.To));
        }

        if (node is FlowNode.Activity { ActivityKind: ActivityKind.BusinessRuleTask })
        {
            Set(element, "decision", ("ruleSet", description.RuleSet), ("decision", description.Decision), ("result", description.Result));
        }

        if (StepDescription.IsWait(node))
        {
            WriteWait(element, description.Wait);
        }

        if (StepDescription.IsOfPerson(node) || StepDescription.IsWait(node))
        {
            Set(element, "calendar", ("days", description.Days));
        }

        WriteSources(element, description);
    }

    private static void WriteWindow(XElement element, StepDescription description)
    {
        XElement window = Mark(element, "window") ?? Add(element, "window");
        window.SetAttributeValue("from", Text(description.From));
        window.SetAttributeValue("due", Text(description.Due));

        // By place: an entry keeps what the outline does not say of it (until when it makes sense, what then).
        Match(window, "reminder", description.Reminders, (written, reminder) =>
        {
            written.SetAttributeValue("after", reminder.IsBeforeDue ? null : Text(reminder.Length));
            written.SetAttributeValue("before", reminder.IsBeforeDue ? Text(reminder.Length) : null);
            written.SetAttributeValue("template", Text(reminder.Template));
            written.SetAttributeValue("to", Text(reminder.To));
        });
        Match(window, "escalation", description.Escalations, (written, escalation) =>
        {
            written.SetAttributeValue("after", Text(escalation.After));
            written.SetAttributeValue("role", Text(escalation.Role));
            written.SetAttributeValue("template", Text(escalation.Template));
        });
        RemoveIfEmpty(window);
    }

    private static void WriteWait(XElement element, string? wait)
    {
        XElement? duration = element.Descendants(BpmnXml.Bpmn + "timeDuration").FirstOrDefault();
        if (duration is null && element.Element(BpmnXml.Bpmn + "timerEventDefinition") is { } definition)
        {
            duration = new XElement(BpmnXml.Bpmn + "timeDuration");
            definition.Add(duration);
        }

        duration?.SetValue(Text(wait) ?? string.Empty);
    }

    private static void WriteSources(XElement element, StepDescription description)
    {
        XElement[] written = [.. Marks(element, "guideline")];
        foreach (XElement surplus in written.Skip(description.Sources.Length))
        {
            Take(surplus);
        }

        for (int at = 0; at < description.Sources.Length; at++)
        {
            XElement mark = at < written.Length ? written[at] : Add(element, "guideline");
            mark.SetAttributeValue("source", Text(description.Sources[at].Source));
            mark.SetAttributeValue("passage", Text(description.Sources[at].Passage));
            mark.SetAttributeValue("mark", Text(description.Sources[at].Mark));
        }

        Tidy(element);
    }

    private static void Match<T>(XElement window, string name, IReadOnlyList<T> wanted, Action<XElement, T> write)
    {
        XElement[] written = [.. window.Elements(BpmnXml.Care + name)];
        foreach (XElement surplus in written.Skip(wanted.Count))
        {
            Take(surplus);
        }

        for (int at = 0; at < wanted.Count; at++)
        {
            XElement entry = at < written.Length ? written[at] : new XElement(BpmnXml.Care + name);
            if (entry.Parent is null)
            {
                window.Add(entry);
            }

            write(entry, wanted[at]);
        }
    }

    private static void Set(XElement element, string name, params (string Attribute, string? Value)[] values)
    {
        if (Mark(element, name) is null && values.All(value => Text(value.Value) is null))
        {
            return;
        }

        XElement mark = Mark(element, name) ?? Add(element, name);
        foreach ((string attribute, string? value) in values)
        {
            mark.SetAttributeValue(attribute, Text(value));
        }

        RemoveIfEmpty(mark);
        Tidy(element);
    }

    /// <summary>A mark that says something by being there.</summary>
    private static void SetFlag(XElement element, string name, bool isSaid)
    {
        XElement[] written = [.. Marks(element, name)];
        if (isSaid && written.Length == 0)
        {
            Add(element, name);
        }

        foreach (XElement mark in isSaid ? [] : written)
        {
            Take(mark);
        }

        Tidy(element);
    }

    private static IEnumerable<XElement> Marks(XElement element, string name) =>
        element.Elements(BpmnXml.ExtensionElements).Elements(BpmnXml.Care + name);

    private static XElement? Mark(XElement element, string name) => Marks(element, name).FirstOrDefault();

    private static XElement Add(XElement element, string name)
    {
        XElement? extensions = element.Element(BpmnXml.ExtensionElements);
        if (extensions is null)
        {
            // The standard puts them after the documentation and before everything else.
            extensions = new XElement(BpmnXml.ExtensionElements);
            if (element.Elements(BpmnXml.Bpmn + "documentation").LastOrDefault() is { } documentation)
            {
                documentation.AddAfterSelf(extensions);
            }
            else
            {
                element.AddFirst(extensions);
            }
        }

        var mark = new XElement(BpmnXml.Care + name);
        extensions.Add(mark);
        return mark;
    }

    private static void RemoveIfEmpty(XElement mark)
    {
        if (!mark.HasElements && !mark.HasAttributes)
        {
            Take(mark);
        }
    }

    private static void Tidy(XElement element)
    {
        if (element.Element(BpmnXml.ExtensionElements) is { HasElements: false } empty)
        {
            Take(empty);
        }
    }

    /// <summary>Takes an element away with the white space before it.</summary>
    private static void Take(XElement element)
    {
        if (element.PreviousNode is XText space && string.IsNullOrWhiteSpace(space.Value))
        {
            space.Remove();
        }

        element.Remove();
    }

    private static string? Text(string? text) => WritableText.Of(text ?? string.Empty).Trim() is { Length: > 0 } written ? written : null;
}
