namespace Pathways.Care;

/// <summary>A person who works in a network. Their roles are separate: see <see cref="RoleAssignment"/>.</summary>
/// <param name="Network">The network; the same human in two networks is two rows with one id.</param>
/// <param name="Id">Stable id; accounts point to it.</param>
/// <param name="FamilyName">Family name.</param>
/// <param name="GivenName">Given name.</param>
/// <param name="Profession">Profession in words, e.g. "Pédiatre", or <c>null</c>.</param>
/// <param name="Rpps">National number of a health professional, or <c>null</c>.</param>
/// <param name="Email">Address for messages, or <c>null</c>.</param>
/// <param name="Phone">Telephone, or <c>null</c>.</param>
public sealed record Person(
    NetworkId Network,
    PersonId Id,
    string FamilyName,
    string GivenName,
    string? Profession,
    RppsNumber? Rpps,
    string? Email,
    string? Phone)
{
    /// <summary>Two-letter language (ISO 639) that messages to the person are written in; <c>null</c> for French.</summary>
    public string? Language { get; init; }

    /// <summary>How screens name the person: given name and family name.</summary>
    public string DisplayName => $"{GivenName} {FamilyName}";
}
