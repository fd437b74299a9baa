namespace Pathways.Definitions;

/// <summary>One thing that two rule sets decide, or write, differently.</summary>
/// <param name="Decision">The decision or function, with the name of the part when it has several.</param>
/// <param name="Aspect">What of it.</param>
/// <param name="Row">Number of the row, from 1: in the newer table, in the older one when the row is gone; null when it is about no row.</param>
/// <param name="Column">Heading of the column; null when it is about no cell.</param>
/// <param name="Before">What stood there; null when it is new.</param>
/// <param name="After">What stands there; null when it is gone.</param>
public sealed record RuleChange(string Decision, RuleAspect Aspect, int? Row, string? Column, string? Before, string? After);

/// <summary>What a <see cref="RuleChange"/> is about.</summary>
public enum RuleAspect
{
    /// <summary>The whole decision or function.</summary>
    Decision,

    /// <summary>Which of the matching rows count.</summary>
    HitPolicy,

    /// <summary>A column of a table.</summary>
    Column,

    /// <summary>A row of a table.</summary>
    Row,

    /// <summary>A cell of a table.</summary>
    Cell,

    /// <summary>An expression.</summary>
    Expression,
}
