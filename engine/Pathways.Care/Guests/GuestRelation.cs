namespace Pathways.Care;

/// <summary>What somebody without an account is to the person whose form they fill in.</summary>
public enum GuestRelation
{
    /// <summary>The person themselves.</summary>
    Patient,

    /// <summary>Mother, father or other parent.</summary>
    Parent,

    /// <summary>Guardian or other legal representative.</summary>
    LegalRepresentative,

    /// <summary>Personne de confiance: named by the patient.</summary>
    TrustedPerson,

    /// <summary>Any other relative or helper.</summary>
    Relative,

    /// <summary>The patient's GP.</summary>
    Gp,

    /// <summary>Another professional.</summary>
    Professional,
}
