using System.Collections.Immutable;

namespace Pathways.Definitions;

/// <summary>
/// The variables that a definition itself mentions. FEEL names may hold spaces, so texts are read with these in mind;
/// other names are allowed too, since data also come from outside.
/// </summary>
internal static class VariableNames
{
    public static ImmutableArray<string> MentionedIn(ProcessModel process, DefinitionCatalog catalog)
    {
        var names = new SortedSet<string>(StringComparer.Ordinal);
        foreach (FlowNode node in process.Content.AllNodes)
        {
            CareMarks marks = node.Marks;
            names.UnionWith(marks.Inputs.Concat(marks.Outputs).Select(mark => mark.Name).OfType<string>());
            if ((marks.Decision?.Result ?? marks.Decision?.Decision) is { } result)
            {
                names.Add(result);
            }

            if (node is FlowNode.Activity activity)
            {
                names.UnionWith(activity.LocalNames);
                AddRepetition(names, activity.Repetition);
            }

            AddFields(names, marks.Form, catalog);
            AddFields(names, marks.StartForm, catalog);
        }

        return [.. names];
    }

    private static void AddRepetition(SortedSet<string> names, DrawnRepetition? repetition)
    {
        if (repetition is DrawnRepetition.MultiInstance many)
        {
            names.UnionWith(new[] { many.Item, many.Results, many.Result }.OfType<string>());
        }
    }

    private static void AddFields(SortedSet<string> names, string? form, DefinitionCatalog catalog)
    {
        if (form is not null && catalog.Forms?.GetValueOrDefault(form) is { } definition)
        {
            names.UnionWith(definition.Fields.Select(field => field.Key));
        }
    }
}
