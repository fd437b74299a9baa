namespace Pathways.Care;

/// <summary>Identifies an absence of somebody who works in a network.</summary>
/// <param name="Value">Drawn by the caller (version 7 in the shell, derived from a name in demo data); not empty.</param>
public readonly record struct AbsenceId(Guid Value)
{
    /// <inheritdoc />
    public override string ToString() => Value.ToString("D");
}
