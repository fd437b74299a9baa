namespace Pathways.Care;

/// <summary>What a person around the patient is to the patient.</summary>
public enum RelationKind
{
    /// <summary>Mother, father or other parent.</summary>
    Parent,

    /// <summary>Guardian or other legal representative (tutelle, curatelle …).</summary>
    LegalRepresentative,

    /// <summary>Personne de confiance: named by the patient.</summary>
    TrustedPerson,

    /// <summary>Any other relative or helper.</summary>
    Relative,
}

/// <summary>Someone around the patient: parent, guardian, trusted person, contact.</summary>
/// <param name="Name">Given and family name.</param>
/// <param name="Kind">What they are to the patient.</param>
/// <param name="HoldsParentalAuthority">Whether they hold parental authority over a minor; both holders are informed.</param>
/// <param name="Phone">Telephone, or <c>null</c>.</param>
/// <param name="Email">Mail address for messages to the family, or <c>null</c>.</param>
/// <param name="Language">Language they are best spoken to in (ISO 639), or <c>null</c> for French.</param>
public sealed record RelatedPerson(
    string Name,
    RelationKind Kind,
    bool HoldsParentalAuthority,
    string? Phone,
    string? Email,
    string? Language);
