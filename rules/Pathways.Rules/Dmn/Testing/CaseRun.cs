using System.Collections.Immutable;
using System.Globalization;

namespace Pathways.Rules;

/// <summary>What came of the test cases of a rule set.</summary>
/// <param name="SourceName">The name of the file, for findings.</param>
/// <param name="Results">One result for each case, in the order of the file.</param>
/// <param name="Coverage">Which rules the cases met.</param>
public sealed record CaseRun(string SourceName, ImmutableArray<CaseResult> Results, RuleCoverage Coverage)
{
    private const int MostTold = 3;

    /// <summary>How many cases came out as expected.</summary>
    public int Passed => Results.Count(result => result.IsPassed);

    /// <summary>How many did not.</summary>
    public int Failed => Results.Length - Passed;

    /// <summary>An error for each case that failed, where its first difference stands.</summary>
    public ImmutableArray<RuleFinding> Failures => [.. Results.Where(result => !result.IsPassed).Select(Failure)];

    private RuleFinding Failure(CaseResult result)
    {
        CaseDifference first = result.Differences[0];
        IEnumerable<string> told = result.Differences.Take(MostTold).Select(difference =>
            $"for '{difference.Column}' it expects {difference.Expected}, but the rules give {Evaluation.Describe(difference.Actual)}");
        string more = result.Differences.Length > MostTold
            ? string.Create(CultureInfo.InvariantCulture, $"; and {result.Differences.Length - MostTold} more")
            : string.Empty;
        return Sentences.CaseFails.At(
            new Place(new RuleText(first.Expected, SourceName, null, first.Line, first.CellColumn), 0, 0),
            result.Case.Name,
            string.Join("; ", told) + more,
            result.Reason);
    }
}

/// <summary>What came of one test case.</summary>
/// <param name="Case">The case.</param>
/// <param name="Value">What was decided.</param>
/// <param name="Trace">How it came about.</param>
/// <param name="Differences">The outputs that are not as expected.</param>
/// <param name="Reason">How the value came about, in a sentence or two.</param>
public sealed record CaseResult(
    RuleSetCase Case, FeelValue Value, DecisionTrace Trace, ImmutableArray<CaseDifference> Differences, string Reason)
{
    /// <summary>True when everything is as expected.</summary>
    public bool IsPassed => Differences.IsEmpty;
}

/// <summary>An output that is not as expected.</summary>
/// <param name="Column">The heading of the column that expects it.</param>
/// <param name="Expected">The cell.</param>
/// <param name="Actual">What was decided.</param>
/// <param name="Line">The line of the cell, from 1.</param>
/// <param name="CellColumn">The column where the cell begins, from 1.</param>
public sealed record CaseDifference(string Column, string Expected, FeelValue Actual, int Line, int CellColumn);
