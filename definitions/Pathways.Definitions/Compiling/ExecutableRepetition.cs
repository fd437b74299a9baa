using Pathways.Rules;

namespace Pathways.Definitions;

/// <summary>How often an activity is done.</summary>
public abstract record ExecutableRepetition
{
    private ExecutableRepetition() { }

    /// <summary>Again while a condition holds.</summary>
    /// <param name="Condition">Asked after each time, with <c>loopCounter</c>; null when only the maximum ends
    /// it.</param>
    /// <param name="IsTestedBefore">Whether it is asked before the first time too.</param>
    /// <param name="Maximum">The most times; null when there is no limit.</param>
    public sealed record Loop(FeelExpression? Condition, bool IsTestedBefore, int? Maximum) : ExecutableRepetition;

    /// <summary>Once for each of many. Exactly one of <paramref name="Cardinality"/> and
    /// <paramref name="Collection"/> is there.</summary>
    /// <param name="IsSequential">Whether one after the other.</param>
    /// <param name="Cardinality">How many.</param>
    /// <param name="Collection">The list, one instance for each entry.</param>
    /// <param name="Item">Variable that holds the entry in its instance.</param>
    /// <param name="Results">Variable that takes what the instances gave, in their order.</param>
    /// <param name="Result">Variable of an instance that is gathered.</param>
    /// <param name="CompletionCondition">Asked after each instance; true ends the rest.</param>
    public sealed record MultiInstance(
        bool IsSequential, FeelExpression? Cardinality, FeelExpression? Collection, string? Item,
        string? Results, string? Result, FeelExpression? CompletionCondition) : ExecutableRepetition;
}
