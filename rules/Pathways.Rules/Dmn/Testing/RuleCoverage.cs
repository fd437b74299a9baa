using System.Collections.Immutable;
using System.Globalization;

namespace Pathways.Rules;

/// <summary>Which rules of a rule set's own decision tables were met by some case.</summary>
/// <param name="RuleCount">How many rules there are.</param>
/// <param name="Uncovered">Those that no case met, in the order of the file.</param>
public sealed record RuleCoverage(int RuleCount, ImmutableArray<UncoveredRule> Uncovered)
{
    /// <summary>How many rules some case met.</summary>
    public int CoveredCount => RuleCount - Uncovered.Length;

    /// <summary>Counts which rules decisions met that were taken already.</summary>
    /// <param name="ruleSet">The rule set that took them.</param>
    /// <param name="traces">How they came about.</param>
    public static RuleCoverage Of(RuleSet ruleSet, IEnumerable<DecisionTrace> traces)
    {
        ArgumentNullException.ThrowIfNull(ruleSet);
        ArgumentNullException.ThrowIfNull(traces);
        CoverageCount count = new(ruleSet.Model);
        foreach (DecisionTrace trace in traces)
        {
            count.Add(trace);
        }

        return count.Result();
    }

    /// <summary>A note for each rule that no case met.</summary>
    public ImmutableArray<RuleFinding> Findings =>
    [
        .. Uncovered.Select(rule => Sentences.UncoveredRule.At(
            new Place(new RuleText(string.Empty, rule.SourceName, rule.Id, rule.Line, rule.Column), 0, 0),
            rule.Number.ToString(CultureInfo.InvariantCulture),
            rule.Owner)),
    ];
}

/// <summary>A rule that no test case met.</summary>
/// <param name="Owner">The name of the decision or knowledge model whose table holds it.</param>
/// <param name="Number">Its number in the table, from 1.</param>
/// <param name="Id">Its id, if it has one.</param>
/// <param name="SourceName">The file.</param>
/// <param name="Line">Its line, from 1.</param>
/// <param name="Column">Its column, from 1.</param>
public sealed record UncoveredRule(string Owner, int Number, string? Id, string SourceName, int Line, int Column);
