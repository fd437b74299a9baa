namespace Pathways.Definitions;

/// <summary>How often an activity is done, as drawn.</summary>
public abstract record DrawnRepetition
{
    private DrawnRepetition() { }

    /// <summary><c>standardLoopCharacteristics</c>: again while a condition holds.</summary>
    /// <param name="Condition">FEEL; null when only the maximum ends it.</param>
    /// <param name="IsTestedBefore">Whether the condition is asked before the first time too.</param>
    /// <param name="Maximum">The most times, as written; null when there is no limit.</param>
    public sealed record Loop(DrawnText? Condition, bool IsTestedBefore, DrawnText? Maximum) : DrawnRepetition;

    /// <summary><c>multiInstanceLoopCharacteristics</c>: once for each of many.</summary>
    /// <param name="IsSequential">Whether one after the other.</param>
    /// <param name="Cardinality">FEEL for how many; null when a collection says it.</param>
    /// <param name="Collection">FEEL for the list, one instance for each entry; null when a number says it.</param>
    /// <param name="Item">Variable that holds the entry in its instance; null when it is not wanted.</param>
    /// <param name="Results">Variable that takes what the instances gave; null when it is not wanted.</param>
    /// <param name="Result">Variable of an instance that is gathered; null when none is.</param>
    /// <param name="CompletionCondition">FEEL asked after each instance: true ends the rest; null when all are
    /// needed.</param>
    public sealed record MultiInstance(
        bool IsSequential, DrawnText? Cardinality, DrawnText? Collection, string? Item,
        string? Results, string? Result, DrawnText? CompletionCondition) : DrawnRepetition;
}
