using System.Collections.Immutable;

namespace Pathways.Rules;

/// <summary>How a decision came about: enough to explain it to a person and to take it again.</summary>
public sealed record DecisionTrace
{
    /// <summary>The id of the decision or decision service.</summary>
    public required string DecisionId { get; init; }

    /// <summary>Its name.</summary>
    public required string DecisionName { get; init; }

    /// <summary>The question it answers, in the author's words.</summary>
    public string? Question { get; init; }

    /// <summary>The name of the rule set.</summary>
    public string RuleSetName { get; init; } = string.Empty;

    /// <summary>The namespace of the rule set.</summary>
    public string RuleSetNamespace { get; init; } = string.Empty;

    /// <summary>The content hash of the rule set.</summary>
    public string RuleSetHash { get; init; } = string.Empty;

    /// <summary>
    /// The clock, the zone, the published version and where the inputs came from. Null for a required decision, and in
    /// traces of format 1.
    /// </summary>
    public EvaluationSettings? Settings { get; init; }

    /// <summary>What the caller gave, of the inputs that the decision can use. Null where <see cref="Settings"/> is.</summary>
    public FeelContext? Given { get; init; }

    /// <summary>The inputs it used, as their types made them.</summary>
    public ImmutableArray<TracedValue> Inputs { get; init => field = OrEmpty(value); } = [];

    /// <summary>The decisions it required, each with its own trace.</summary>
    public ImmutableArray<DecisionTrace> Required { get; init => field = OrEmpty(value); } = [];

    /// <summary>The text of its logic when that is one FEEL expression.</summary>
    public string? Expression { get; init; }

    /// <summary>The entries of its boxed context that led to the result, in their order; functions left out.</summary>
    public ImmutableArray<TracedValue> Steps { get; init => field = OrEmpty(value); } = [];

    /// <summary>The decision tables gone through, in the order in which they were left.</summary>
    public ImmutableArray<TableTrace> Tables { get; init => field = OrEmpty(value); } = [];

    /// <summary>The answer.</summary>
    public FeelValue Output { get; init; }

    /// <summary>What went wrong while it was taken, required decisions included.</summary>
    public ImmutableArray<TracedProblem> Problems { get; init => field = OrEmpty(value); } = [];

    /// <summary>Takes the decision again, with the same inputs at the same moment, and compares.</summary>
    /// <param name="ruleSet">The rules at hand; only those with the same content hash can answer.</param>
    public RetakenDecision Retake(RuleSet ruleSet)
    {
        ArgumentNullException.ThrowIfNull(ruleSet);
        return TraceComparison.Retake(this, ruleSet);
    }

    /// <summary>Takes the decision at the same moment by other rules.</summary>
    /// <param name="other">The other rules, of any content.</param>
    /// <param name="given">The values of the inputs; those of <see cref="Given"/>, and of what the other rules ask for besides.</param>
    /// <returns>Null when they have no such decision, or the trace does not hold its settings.</returns>
    public OtherAnswer? Under(RuleSet other, FeelContext given)
    {
        ArgumentNullException.ThrowIfNull(other);
        ArgumentNullException.ThrowIfNull(given);
        return TraceComparison.Under(this, other, given);
    }

    /// <summary>Tells how the decision came about.</summary>
    /// <param name="glossary">The words of the rule set; <see cref="RuleGlossary.Empty"/> when it is not at hand.</param>
    /// <param name="language">The language of the reader.</param>
    public DecisionExplanation Explain(RuleGlossary glossary, RuleLanguage language)
    {
        ArgumentNullException.ThrowIfNull(glossary);
        return new DecisionExplainer(this, glossary, language).Explain();
    }

    // Arrays that an earlier format did not have come back as default.
    private static ImmutableArray<T> OrEmpty<T>(ImmutableArray<T> items) => items.IsDefault ? [] : items;
}

/// <summary>A value under a name or an expression's text.</summary>
/// <param name="Name">The name or the text.</param>
/// <param name="Value">The value.</param>
public sealed record TracedValue(string Name, FeelValue Value);

/// <summary>A problem as it is kept.</summary>
/// <param name="Code">The code.</param>
/// <param name="Message">The sentence.</param>
/// <param name="Arguments">Its parts.</param>
public sealed record TracedProblem(string Code, string Message, ImmutableArray<string> Arguments)
{
    /// <summary>The sentence in a language.</summary>
    public string MessageIn(RuleLanguage language) => SentenceWording.Say(Code, Arguments, Message, language);
}

/// <summary>What a decision table did.</summary>
public sealed record TableTrace
{
    /// <summary>The id of the table, or of the element around it.</summary>
    public string? TableId { get; init; }

    /// <summary>Its hit policy, in the standard's words.</summary>
    public required string HitPolicy { get; init; }

    /// <summary>The function whose body the table is or stands in; null for the decision's own.</summary>
    public string? Function { get; init; }

    /// <summary>The input expressions and their values.</summary>
    public ImmutableArray<TracedValue> Inputs { get; init; } = [];

    /// <summary>The rules that matched.</summary>
    public ImmutableArray<RuleTrace> Matched { get; init; } = [];

    /// <summary>
    /// The rule with the fewest unmet cells among those that did not match; of several, the last before the rule that
    /// matched, or the first when none did. Null when all matched.
    /// </summary>
    public NearMiss? Nearest { get; init; }

    /// <summary>The table's value.</summary>
    public FeelValue Output { get; init; }

    /// <summary>Where the table stands in its file; known while the rule set is at hand, not kept in JSON.</summary>
    internal Place? At { get; init; }
}

/// <summary>A rule that matched.</summary>
/// <param name="Number">Its number in the table, from 1.</param>
/// <param name="Id">Its id.</param>
/// <param name="Entries">The texts of its input cells.</param>
/// <param name="Outputs">Its outputs by column.</param>
/// <param name="Annotations">Its annotations by column.</param>
public sealed record RuleTrace(
    int Number,
    string? Id,
    ImmutableArray<string> Entries,
    ImmutableArray<TracedValue> Outputs,
    ImmutableArray<string> Annotations);

/// <summary>A rule that nearly matched.</summary>
/// <param name="Number">Its number in the table, from 1.</param>
/// <param name="Id">Its id.</param>
/// <param name="Failed">The cells that were not met.</param>
public sealed record NearMiss(int Number, string? Id, ImmutableArray<FailedCell> Failed);

/// <summary>A cell that was not met.</summary>
/// <param name="Input">The input expression's text.</param>
/// <param name="Value">Its value.</param>
/// <param name="Test">The cell's text.</param>
/// <param name="IsUnknown">True when it could not be told whether the cell is met, for example for a null.</param>
public sealed record FailedCell(string Input, FeelValue Value, string Test, bool IsUnknown);
