using System.Collections.Immutable;
using Pathways.Rules;

namespace Pathways.Definitions;

/// <summary>A figure, as it is declared: what is measured, of which cases, and by whose word.</summary>
public sealed record FigureDefinition
{
    /// <summary>Its name in exports; small letters, digits and underscores.</summary>
    public required string Key { get; init; }

    /// <summary>Its title.</summary>
    public required FigureWords Title { get; init; }

    /// <summary>What it says, and of whom, in a sentence or two that stand beside it.</summary>
    public required FigureWords Meaning { get; init; }

    /// <summary>Who asks for it or fixed its limit.</summary>
    public required string Source { get; init; }

    /// <summary>How well the source is known: <c>V</c> read, <c>M</c> from memory, <c>P</c> a choice of the project.</summary>
    public required string Mark { get; init; }

    /// <summary>What is measured.</summary>
    public required FigureMeasure Measure { get; init; }

    /// <summary>
    /// Unit of a sum or spread: <c>h</c> and <c>d</c> for durations, else as it is written behind the number; null for
    /// bare numbers.
    /// </summary>
    public string? Unit { get; init; }

    /// <summary>A list in the case, each entry counted by itself as <c>item</c>; null when the case is counted.</summary>
    public FeelExpression? Each { get; init; }

    /// <summary>The day by which it lies in a year or month; null when what is counted has not happened.</summary>
    public required FeelExpression When { get; init; }

    /// <summary>Which ones count; null for all. A null answer is counted apart, as not known.</summary>
    public FeelExpression? Cases { get; init; }

    /// <summary>
    /// Of a share whether it holds, of a sum or spread how much, of a distribution which; null for a count. A null answer is
    /// counted apart, as not known.
    /// </summary>
    public FeelExpression? Value { get; init; }

    /// <summary>Words for the values of a distribution, in the order in which they are shown.</summary>
    public ImmutableArray<FigureValue> Values { get; init; } = [];
}

/// <summary>Words in the two languages of the platform.</summary>
/// <param name="French">In French.</param>
/// <param name="English">In English.</param>
public sealed record FigureWords(string French, string English);

/// <summary>A value of a distribution.</summary>
/// <param name="Value">As the rule gives it.</param>
/// <param name="Words">How it is called.</param>
public sealed record FigureValue(string Value, FigureWords Words);

/// <summary>What a figure measures.</summary>
public enum FigureMeasure
{
    /// <summary>How many.</summary>
    Count,

    /// <summary>How many of those of whom it is known, in per cent.</summary>
    Share,

    /// <summary>How much in all.</summary>
    Sum,

    /// <summary>The median and the quartiles of a number or duration.</summary>
    Spread,

    /// <summary>How many of each value.</summary>
    Distribution,
}
