using System.Collections.Immutable;

namespace Pathways.Rules;

/// <summary>A row of a decision table as an author wants it.</summary>
/// <param name="Was">Which row it was, from 0; null for a new one.</param>
/// <param name="Inputs">A cell for each input column; a blank one asks nothing and is written <c>-</c>.</param>
/// <param name="Outputs">A cell for each output column.</param>
/// <param name="Annotations">A cell for each column of notes.</param>
public sealed record EditedRule(
    int? Was, ImmutableArray<string> Inputs, ImmutableArray<string> Outputs, ImmutableArray<string> Annotations)
{
    /// <summary>The rows of a table as they stand.</summary>
    /// <param name="table">The table.</param>
    public static ImmutableArray<EditedRule> Of(DmnDecisionTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        return
        [
            .. table.Rules.Select((rule, at) => new EditedRule(
                at,
                [.. rule.Inputs.Select(cell => cell.Text.Trim())],
                [.. rule.Outputs.Select(cell => cell.Text.Trim())],
                [.. table.Annotations.Select((_, note) => rule.Annotations.ElementAtOrDefault(note)?.Trim() ?? string.Empty)])),
        ];
    }

    /// <summary>A row that asks nothing and answers nothing yet.</summary>
    /// <param name="table">The table that it is for.</param>
    public static EditedRule Blank(DmnDecisionTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        return new EditedRule(
            null,
            [.. table.Inputs.Select(_ => "-")],
            [.. table.Outputs.Select(_ => string.Empty)],
            [.. table.Annotations.Select(_ => string.Empty)]);
    }

    /// <summary>Whether both say the same in every cell.</summary>
    /// <param name="other">Another row.</param>
    public bool SaysTheSameAs(EditedRule other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Inputs.SequenceEqual(other.Inputs) && Outputs.SequenceEqual(other.Outputs) && Annotations.SequenceEqual(other.Annotations);
    }
}
