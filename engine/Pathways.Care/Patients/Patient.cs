using System.Collections.Immutable;

namespace Pathways.Care;

/// <summary>A person cared for in one network: identity, people around, GP. Clinical content is kept beside it.</summary>
public sealed record Patient
{
    /// <summary>The network that keeps the file.</summary>
    public required NetworkId Network { get; init; }

    /// <summary>The file.</summary>
    public required PatientId Id { get; init; }

    /// <summary>Who the patient is and how far that is checked.</summary>
    public required PatientIdentity Identity { get; init; }

    /// <summary>The GP, once known.</summary>
    public GpReference? Gp { get; init; }

    /// <summary>Parents, guardians, trusted persons.</summary>
    public ImmutableArray<RelatedPerson> Related { get; init; } = [];

    /// <summary>INSEE code of the commune of residence, for territories; <c>null</c> when unknown.</summary>
    public string? ResidenceCode { get; init; }

    /// <summary>Who opened the file.</summary>
    public required PersonId RegisteredBy { get; init; }

    /// <summary>When the file was opened.</summary>
    public required DateTimeOffset RegisteredAt { get; init; }

    /// <summary>Grows by one with each change of this record; a change names the one it saw.</summary>
    public required int Revision { get; init; }

    /// <summary>Age in completed years.</summary>
    /// <param name="on">The day in question.</param>
    public int CompletedYears(DateOnly on) => Age.CompletedYears(Identity.Traits.BirthDate, on);

    /// <summary>Those who hold parental authority.</summary>
    public ImmutableArray<RelatedPerson> HoldersOfParentalAuthority => [.. Related.Where(r => r.HoldsParentalAuthority)];
}
