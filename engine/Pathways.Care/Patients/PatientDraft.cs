using System.Collections.Immutable;

namespace Pathways.Care;

/// <summary>A person about to be registered, as entered: anything may still be missing or wrong.</summary>
public sealed record PatientDraft
{
    /// <summary>Family name at birth.</summary>
    public string? BirthName { get; init; }

    /// <summary>First given name.</summary>
    public string? FirstGivenName { get; init; }

    /// <summary>All given names; empty means the first one only.</summary>
    public string? GivenNames { get; init; }

    /// <summary>Family name used in life when it differs.</summary>
    public string? UsedName { get; init; }

    /// <summary>Given name used in life when it differs.</summary>
    public string? UsedGivenName { get; init; }

    /// <summary>Date of birth.</summary>
    public DateOnly? BirthDate { get; init; }

    /// <summary>Sex.</summary>
    public Sex? Sex { get; init; }

    /// <summary>INSEE code of the place of birth.</summary>
    public string? BirthPlaceCode { get; init; }

    /// <summary>INSEE code of the commune of residence.</summary>
    public string? ResidenceCode { get; init; }

    /// <summary>The GP.</summary>
    public GpReference? Gp { get; init; }

    /// <summary>Parents, guardians, trusted persons.</summary>
    public ImmutableArray<RelatedPerson> Related { get; init; } = [];

    /// <summary>First measures, e.g. weight and height with the referral.</summary>
    public ImmutableArray<ObservationDraft> Observations { get; init; } = [];
}
