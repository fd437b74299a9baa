using System.Collections.Immutable;

namespace Pathways.Rules;

/// <summary>A decision table of a model, with whose it is.</summary>
/// <param name="Owner">The name of the decision or knowledge model around it.</param>
/// <param name="Number">How many tables of this owner come before it.</param>
/// <param name="Table">The table.</param>
public sealed record RuleTableSheet(string Owner, int Number, DmnDecisionTable Table)
{
    /// <summary>Whether another version of the model has this table there.</summary>
    /// <param name="other">A table of the other version.</param>
    public bool IsSameAs(RuleTableSheet other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Owner == other.Owner && Number == other.Number;
    }

    /// <summary>All tables of a model, however deep in other boxes, in the order of the file.</summary>
    /// <param name="model">The model.</param>
    public static ImmutableArray<RuleTableSheet> AllOf(DmnModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        return
        [
            .. DmnTables.Of(model)
                .GroupBy(found => found.Owner, StringComparer.Ordinal)
                .SelectMany(owner => owner.Select((found, number) => new RuleTableSheet(found.Owner, number, found.Table))),
        ];
    }
}
