namespace Pathways.Care;

/// <summary>Identifies an organisation: a network's office, a practice, a hospital service, a health centre.</summary>
/// <param name="Value">Drawn by the caller (version 7 in the shell, derived from a name in demo data); not empty.</param>
public readonly record struct OrganisationId(Guid Value)
{
    /// <inheritdoc />
    public override string ToString() => Value.ToString("D");
}
