using System.Collections.Immutable;
using Pathways.DesignerHost.Wording;
using Pathways.Engine;
using Pathways.Rules;

namespace Pathways.DesignerHost.Cases;

/// <summary>Tells why a decision came out as it did, from its trace: inputs, matched rules, version.</summary>
/// <param name="words">The language.</param>
/// <param name="figures">Dates and numbers.</param>
public sealed class DecisionTeller(Words words, Figures figures)
{
    private const int HashLetters = 12;

    private readonly ValueWords values = new(words, figures);

    /// <summary>The decision in words.</summary>
    /// <param name="made">What the engine recorded.</param>
    /// <param name="title">The step's title.</param>
    public ToldDecision Tell(InstanceEvent.DecisionMade made, string title)
    {
        ImmutableArray<ToldTable> tables = [.. TablesOf(made.Trace)];
        return new ToldDecision(
            title,
            made.At,
            Explanation(made.Output) ?? (tables is [.., var last] ? last.Answer : values.Of(made.Output)),
            tables,
            [.. made.Inputs.Entries.Where(input => !input.Value.IsNull).Select(input => new ToldValue(values.Name(input.Key), values.Of(input.Value)))],
            made.RuleSet,
            made.Version,
            made.ContentHash.Length > HashLetters ? made.ContentHash[..HashLetters] : made.ContentHash,
            [.. made.Trace.Problems.Select(problem => words.Problem(problem.Code, problem.Message, problem.Arguments)).Distinct()]);
    }

    // Authors may explain in their own words: an answer with "explanation", in "fr" and "en".
    private string? Explanation(FeelValue output) =>
        output.Kind == FeelKind.Context
        && output.AsContext()["explanation"] is { Kind: FeelKind.Context } explanation
        && explanation.AsContext()[words.Code] is { Kind: FeelKind.String } sentence
            ? sentence.AsString()
            : null;

    // Required decisions first: that is the order in which the reader can follow.
    private IEnumerable<ToldTable> TablesOf(DecisionTrace trace)
    {
        Dictionary<string, FeelValue> known = new(StringComparer.Ordinal);
        foreach (TracedValue input in trace.Inputs)
        {
            known[input.Name] = input.Value;
        }

        foreach (DecisionTrace required in trace.Required)
        {
            known[required.DecisionName] = required.Output;
        }

        var cells = new CellWords(words, figures, values, known);
        return trace.Required.SelectMany(TablesOf).Concat(trace.Tables.Select(table => Tell(table, trace.DecisionName, cells)))
            .DistinctBy(table => (table.Name, table.Why));
    }

    private ToldTable Tell(TableTrace table, string decision, CellWords cells) => new(
        values.Name(decision),
        values.Of(table.Output),
        string.Join(", ", table.Matched.Select(rule => words.With("decision.rule", rule.Number))),
        string.Join(" ; ", table.Matched.SelectMany(rule => table.Inputs.Zip(rule.Entries, cells.Tell)).Where(told => told.Length > 0).Distinct()),
        string.Join(" ", table.Matched.SelectMany(rule => rule.Annotations).Where(note => note.Length > 0).Distinct()));
}
