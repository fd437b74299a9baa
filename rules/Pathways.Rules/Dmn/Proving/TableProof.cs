using System.Collections.Immutable;

namespace Pathways.Rules;

/// <summary>What is proved of a decision table, over all its inputs, missing ones included.</summary>
public sealed record TableProof
{
    /// <summary>The name of the decision or knowledge model around the table.</summary>
    public required string Owner { get; init; }

    /// <summary>The id of the table, or of the nearest element that has one.</summary>
    public required string? TableId { get; init; }

    /// <summary>How many tables of this owner come before it.</summary>
    public required int Number { get; init; }

    /// <summary>Which of the matching rules count.</summary>
    public required DmnHitPolicy HitPolicy { get; init; }

    /// <summary>Whether some rule matches for every patient of whom everything is known.</summary>
    public required ProofAnswer IsComplete { get; init; }

    /// <summary>Whether some rule matches for every patient of whom something is missing.</summary>
    public required ProofAnswer IsCompleteWithMissingData { get; init; }

    /// <summary>
    /// Whether the rules never contradict each other: under UNIQUE no two match together, under ANY only with the same outputs.
    /// The other hit policies choose among rules, so the answer is yes.
    /// </summary>
    public required ProofAnswer IsFreeOfConflicts { get; init; }

    /// <summary>True when default outputs stand in where no rule matches.</summary>
    public required bool HasDefault { get; init; }

    /// <summary>Where no rule matches though everything is known; the largest first found, at most 20.</summary>
    public required ImmutableArray<TableGap> Gaps { get; init; }

    /// <summary>True when there are more gaps than are listed.</summary>
    public required bool HasMoreGaps { get; init; }

    /// <summary>Where no rule matches because something is missing: one for each input, or for inputs missing together.</summary>
    public required ImmutableArray<TableGap> MissingDataGaps { get; init; }

    /// <summary>Rules that contradict each other; at most 20.</summary>
    public required ImmutableArray<RuleConflict> Conflicts { get; init; }

    /// <summary>True when there are more conflicts than are listed.</summary>
    public required bool HasMoreConflicts { get; init; }

    /// <summary>Rules that are never used.</summary>
    public required ImmutableArray<UnusedRule> UnusedRules { get; init; }

    /// <summary>Cells that the proof could not look into: no answer of this proof rests on a guess about them.</summary>
    public required ImmutableArray<UnprovableCell> UnprovableCells { get; init; }

    /// <summary>What was assumed about inputs, as sentences.</summary>
    public required ImmutableArray<string> Assumptions { get; init; }

    /// <summary>The same as findings, for an author: with place, sentence and remedy.</summary>
    public required ImmutableArray<RuleFinding> Findings { get; init; }

    /// <summary>One line: <c>Corpulence: complete; no overlap; 2 cells not provable</c>.</summary>
    public override string ToString() => ProofWords.Summary(this);
}

/// <summary>An answer of a proof.</summary>
public enum ProofAnswer
{
    /// <summary>Proved.</summary>
    Yes,

    /// <summary>Disproved, with an example.</summary>
    No,

    /// <summary>It depends on cells or allowed values outside the provable part.</summary>
    NotProvable,

    /// <summary>The proof was stopped: it would have been too much work.</summary>
    NotWithinBudget,
}

/// <summary>A patient for whom something goes wrong.</summary>
/// <param name="Inputs">The values by the expressions of the input columns; missing ones are null.</param>
/// <param name="Words">The same in words, with the headings of the columns.</param>
public sealed record TableExample(FeelContext Inputs, string Words)
{
    /// <summary>The expressions of the inputs that matter: with any value of the others it goes wrong too.</summary>
    public ImmutableArray<string> Telling { get; init; } = [];
}

/// <summary>A part of the inputs for which no rule matches.</summary>
/// <param name="Missing">The inputs that are missing, by heading; empty when everything is known.</param>
/// <param name="Where">The part in words.</param>
/// <param name="Example">A patient in it.</param>
/// <param name="AssumesIndependence">True when it holds only if inputs that come from the same data can vary freely.</param>
public sealed record TableGap(ImmutableArray<string> Missing, string Where, TableExample Example, bool AssumesIndependence);

/// <summary>Rules that match together and must not.</summary>
/// <param name="Rule">One of them, from 1.</param>
/// <param name="Others">Those that it meets, from 1.</param>
/// <param name="Where">Where it meets the first of them, in words.</param>
/// <param name="Example">A patient for whom it and the first of them match.</param>
/// <param name="NeedsMissingData">True when they meet only where something is missing.</param>
/// <param name="AssumesIndependence">True when it holds only if inputs that come from the same data can vary freely.</param>
public sealed record RuleConflict(
    int Rule, ImmutableArray<int> Others, string Where, TableExample Example, bool NeedsMissingData, bool AssumesIndependence);

/// <summary>A rule that is never used.</summary>
/// <param name="Rule">Its number, from 1.</param>
/// <param name="CoveredBy">The rules that come before it, or rank above it, wherever it matches; empty when it never matches.</param>
/// <param name="NeverMet">The heading of an input whose cells are never met; null when the rule matches, but is covered.</param>
public sealed record UnusedRule(int Rule, ImmutableArray<int> CoveredBy, string? NeverMet);

/// <summary>A cell outside the provable part of FEEL.</summary>
/// <param name="Rule">The number of its rule, from 1.</param>
/// <param name="Column">The heading of its column.</param>
/// <param name="Cell">Its text.</param>
public sealed record UnprovableCell(int Rule, string Column, string Cell);
