using System.Collections.Immutable;

namespace Pathways.Rules;

/// <summary>A decision explained to a person, in one language: what was asked, of which facts, and why it came out so.</summary>
public sealed record DecisionExplanation
{
    /// <summary>The language of all its texts.</summary>
    public required RuleLanguage Language { get; init; }

    /// <summary>What the decision is called.</summary>
    public required string Title { get; init; }

    /// <summary>The question it answers; null when the author wrote none.</summary>
    public string? Question { get; init; }

    /// <summary>The answer. An answer with an entry <c>explanation</c> that has a sentence for the language is told by it.</summary>
    public required string Answer { get; init; }

    /// <summary>What was known, missing facts included.</summary>
    public required ImmutableArray<ExplainedFact> Facts { get; init; }

    /// <summary>The decisions on the way and the decision itself, in the order in which one can follow.</summary>
    public required ImmutableArray<ExplainedStep> Steps { get; init; }

    /// <summary>What went wrong meanwhile: "no alert" is not "could not tell".</summary>
    public required ImmutableArray<string> Problems { get; init; }

    /// <summary>Which rules: their name, version and the first letters of their content hash.</summary>
    public required string Rules { get; init; }

    /// <summary>When; null for a trace of format 1.</summary>
    public string? Taken { get; init; }

    /// <summary>The whole as lines of text, indented.</summary>
    public ImmutableArray<string> ToLines()
    {
        List<string> lines = [Said(Title, Answer)];
        if (Question is not null)
        {
            lines.Add(Phrases.Question.In(Language, Question));
        }

        Add(lines, Phrases.Facts, [.. Facts.Select(Line)]);
        Add(lines, Phrases.Reasoning, [.. Steps.SelectMany(Lines)]);
        Add(lines, Phrases.Problems, Problems);
        lines.Add(Taken is null ? Rules : $"{Rules} {Taken}");
        return [.. lines];
    }

    private void Add(List<string> lines, Phrase heading, ImmutableArray<string> below)
    {
        if (!below.IsEmpty)
        {
            lines.Add(heading.In(Language));
            lines.AddRange(below.Select(line => "  " + line));
        }
    }

    private IEnumerable<string> Lines(ExplainedStep step)
    {
        IEnumerable<string> below =
        [
            .. step.Expression is null ? [] : new[] { step.Expression },
            .. step.Values.Select(Line),
            .. step.Tables.SelectMany(Lines),
            .. step.Sources.Select(source => Phrases.Source.In(Language, source)),
        ];
        return below.Select(line => "  " + line).Prepend(Said(step.Title, step.Answer));
    }

    private IEnumerable<string> Lines(ExplainedTable table)
    {
        if (table.Function is not null)
        {
            yield return Said(Phrases.InFunction.In(Language, table.Function), table.Answer);
        }

        if (table.Policy is not null)
        {
            yield return table.Policy;
        }

        foreach (string line in table.Rules.Concat(table.Notes.Select(note => Phrases.Note.In(Language, note))))
        {
            yield return line;
        }

        if (table.Nearest is not null)
        {
            yield return table.Nearest;
        }
    }

    private string Line(ExplainedFact fact) => fact.Source is null
        ? Said(fact.Name, fact.Value)
        : Phrases.Of.In(Language, Said(fact.Name, fact.Value), fact.Source);

    private string Said(string name, string value) => Phrases.Entry.In(Language, name, value);
}

/// <summary>Something that was known.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Value">The value in words.</param>
/// <param name="Source">Where it came from, since when and by whom; null when nobody said.</param>
public sealed record ExplainedFact(string Name, string Value, string? Source);

/// <summary>One decision on the way.</summary>
public sealed record ExplainedStep
{
    /// <summary>What it is called.</summary>
    public required string Title { get; init; }

    /// <summary>Its answer.</summary>
    public required string Answer { get; init; }

    /// <summary>The formula, quoted; null when there is none.</summary>
    public string? Expression { get; init; }

    /// <summary>What was found out on the way.</summary>
    public ImmutableArray<ExplainedFact> Values { get; init; } = [];

    /// <summary>The decision tables gone through.</summary>
    public ImmutableArray<ExplainedTable> Tables { get; init; } = [];

    /// <summary>The guidelines that the decision rests on, with where to read them.</summary>
    public ImmutableArray<string> Sources { get; init; } = [];
}

/// <summary>One decision table gone through.</summary>
public sealed record ExplainedTable
{
    /// <summary>The function that the table stands in; null for the decision's own table.</summary>
    public string? Function { get; init; }

    /// <summary>The table's answer.</summary>
    public required string Answer { get; init; }

    /// <summary>How the rules that match count; null when there can be one only.</summary>
    public string? Policy { get; init; }

    /// <summary>The rules that matched, each with why; one sentence when there was none.</summary>
    public ImmutableArray<string> Rules { get; init; } = [];

    /// <summary>What the author noted on these rules: guideline, recommendation, mark.</summary>
    public ImmutableArray<string> Notes { get; init; } = [];

    /// <summary>The nearest rule that did not match, with why; null when all did.</summary>
    public string? Nearest { get; init; }
}
