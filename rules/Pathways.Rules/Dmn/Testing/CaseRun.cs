using System.Collections.Immutable;

namespace Pathways.Rules;

/// <summary>What came of the test cases of a rule set.</summary>
/// <param name="SourceName">The name of the file, for findings.</param>
/// <param name="Results">One result for each case, in the order of the file.</param>
/// <param name="Coverage">Which rules the cases met.</param>
public sealed record CaseRun(string SourceName, ImmutableArray<CaseResult> Results, RuleCoverage Coverage)
{
    /// <summary>How many cases came out as expected.</summary>
    public int Passed => Results.Count(result => result.IsPassed);

    /// <summary>How many did not.</summary>
    public int Failed => Results.Length - Passed;

    /// <summary>An error for each output that is not as expected.</summary>
    public ImmutableArray<RuleFinding> Failures =>
        [.. Results.SelectMany(result => result.Differences.Select(difference => Failure(result, difference)))];

    private RuleFinding Failure(CaseResult result, CaseDifference difference) => Sentences.CaseFails.At(
        new Place(new RuleText(difference.Expected, SourceName, null, difference.Line, difference.CellColumn), 0, 0),
        result.Case.Name,
        difference.Column,
        difference.Expected,
        Evaluation.Describe(difference.Actual),
        result.Reason);
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
