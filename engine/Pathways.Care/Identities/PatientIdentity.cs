namespace Pathways.Care;

/// <summary>How far an identity can be trusted, in the words of the national identity rules.</summary>
public enum IdentityStatus
{
    /// <summary>Provisoire: as stated, nothing checked.</summary>
    Provisional,

    /// <summary>Récupérée: found by the national service, no document seen.</summary>
    Retrieved,

    /// <summary>Validée: a trusted document was seen, the national service not asked.</summary>
    Validated,

    /// <summary>Qualifiée: found by the national service and a trusted document was seen.</summary>
    Qualified,
}

/// <summary>A patient's identity: traits, the name used, how far it is trusted, and the national number.</summary>
public sealed record PatientIdentity
{
    /// <param name="traits">The traits of the national identity.</param>
    /// <param name="usedName">Family name used in life when it differs from the birth name.</param>
    /// <param name="usedGivenName">Given name used in life when it differs from the first one.</param>
    /// <param name="status">How far it is trusted.</param>
    /// <param name="number">The national number: present for a retrieved or qualified identity, and only then.</param>
    /// <exception cref="ArgumentException">A number is missing, or present where the status does not allow it.</exception>
    public PatientIdentity(
        IdentityTraits traits, string? usedName, string? usedGivenName, IdentityStatus status, InsNumber? number)
    {
        ArgumentNullException.ThrowIfNull(traits);
        bool needsNumber = status is IdentityStatus.Retrieved or IdentityStatus.Qualified;
        if (needsNumber != number is not null)
        {
            throw new ArgumentException(
                $"A {status} identity {(needsNumber ? "needs" : "cannot hold")} a national number.", nameof(number));
        }

        (Traits, UsedName, UsedGivenName, Status, Number) = (traits, usedName, usedGivenName, status, number);
    }

    /// <summary>The traits of the national identity.</summary>
    public IdentityTraits Traits { get; }

    /// <summary>Family name used in life when it differs from the birth name.</summary>
    public string? UsedName { get; }

    /// <summary>Given name used in life when it differs from the first one.</summary>
    public string? UsedGivenName { get; }

    /// <summary>How far the identity is trusted.</summary>
    public IdentityStatus Status { get; }

    /// <summary>The number held with the file; for storage. Screens and messages use <see cref="ShareableNumber"/>.</summary>
    public InsNumber? Number { get; }

    /// <summary>The number, if it may be shown or sent: with a qualified identity only.</summary>
    public InsNumber? ShareableNumber => Status == IdentityStatus.Qualified ? Number : null;

    /// <summary>How lists and headings name the person: <c>NAISSANCE Prénom</c>, never abbreviated.</summary>
    public string DisplayName => $"{Traits.BirthName.ToUpperInvariant()} {Traits.FirstGivenName}";

    /// <summary>The name used in life when it differs: <c>USAGE Prénom</c>; otherwise <c>null</c>.</summary>
    public string? UsedDisplayName => UsedName is null && UsedGivenName is null
        ? null
        : $"{(UsedName ?? Traits.BirthName).ToUpperInvariant()} {UsedGivenName ?? Traits.FirstGivenName}";
}
