namespace Pathways.Care;

/// <summary>Identifies a person who works in a network (never a patient).</summary>
/// <param name="Value">Drawn by the caller (version 7 in the shell, derived from a name in demo data); not empty.</param>
public readonly record struct PersonId(Guid Value)
{
    /// <inheritdoc />
    public override string ToString() => Value.ToString("D");
}
