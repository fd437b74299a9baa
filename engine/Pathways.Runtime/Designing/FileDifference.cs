using System.Collections.Immutable;
using Pathways.Definitions;
using Pathways.Rules;

namespace Pathways.Runtime;

/// <summary>What differs in one file: in words as far as its kind has words, and always as text.</summary>
/// <param name="Name">The file.</param>
/// <param name="Before">Its text before; null when it is new.</param>
/// <param name="After">Its text; null when it is gone.</param>
public sealed record FileDifference(string Name, string? Before, string? After)
{
    /// <summary>What kind of file it is.</summary>
    public BundleFileKind Kind => PathwayBundle.KindOf(Name);

    /// <summary>What its drawing says otherwise.</summary>
    public ImmutableArray<DrawingChange> Drawing { get; private init; } = [];

    /// <summary>What its rules decide otherwise.</summary>
    public ImmutableArray<RuleChange> Rules { get; private init; } = [];

    /// <summary>What its form asks otherwise.</summary>
    public ImmutableArray<FormChange> Form { get; private init; } = [];

    /// <summary>The lines that differ; empty when the whole file is new or gone.</summary>
    public ImmutableArray<TextLine> Lines { get; private init; } = [];

    /// <summary>Whether there are words for what differs.</summary>
    public bool IsTold => !Drawing.IsEmpty || !Rules.IsEmpty || !Form.IsEmpty;

    /// <summary>All files that differ, by kind and name.</summary>
    /// <param name="before">The older files.</param>
    /// <param name="after">The newer files.</param>
    public static ImmutableArray<FileDifference> Between(
        ImmutableSortedDictionary<string, string> before, ImmutableSortedDictionary<string, string> after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        return
        [
            .. before.Keys.Union(after.Keys)
                .Select(name => new FileDifference(name, before.GetValueOrDefault(name), after.GetValueOrDefault(name)))
                .Where(file => file.Before?.ReplaceLineEndings("\n") != file.After?.ReplaceLineEndings("\n"))
                .OrderBy(file => file.Kind).ThenBy(file => file.Name, StringComparer.Ordinal)
                .Select(file => file.Told()),
        ];
    }

    private FileDifference Told()
    {
        if (Before is null || After is null)
        {
            return this;
        }

        FileDifference told = this with { Lines = TextDifference.Between(Before, After) };
        return Kind switch
        {
            BundleFileKind.Drawing when ProcessOf(Before) is { } old && ProcessOf(After) is { } now =>
                told with { Drawing = DrawingDifference.Between(old, now) },
            BundleFileKind.Decisions when DmnReader.Read(Before, Name).Model is { } old && DmnReader.Read(After, Name).Model is { } now =>
                told with { Rules = RuleDifference.Between(old, now) },
            BundleFileKind.Form when FormOf(Before) is { } old && FormOf(After) is { } now =>
                told with { Form = FormDifference.Between(old, now) },
            _ => told,
        };
    }

    private ProcessModel? ProcessOf(string text) =>
        BpmnReader.Read(text, Name).Model is { } model ? model.MainProcess ?? model.Processes.FirstOrDefault() : null;

    private FormDefinition? FormOf(string text) => FormReader.Read(text, PathwayBundle.KeyOf(Name), Name).Form;
}
