using System.Diagnostics;

namespace Pathways.Care;

/// <summary>The answer to an <see cref="IdentityMove"/>.</summary>
public abstract record IdentityChange
{
    private IdentityChange() { }

    /// <summary>Lawful: store <paramref name="Identity"/>.</summary>
    /// <param name="Identity">The identity after the move.</param>
    public sealed record Changed(PatientIdentity Identity) : IdentityChange;

    /// <summary>Unlawful: nothing changes.</summary>
    /// <param name="Problem">Why, fit to show.</param>
    public sealed record Refused(CareProblem Problem) : IdentityChange;
}

/// <summary>The lawful moves between identity statuses, as a table.</summary>
/// <remarks>
/// Two independent checks lead to a qualified identity, in either order: the national service (gives the number) and a
/// trusted document. Doubt or a corrected trait makes everything provisional again.
/// </remarks>
public static class IdentityMoves
{
    /// <summary>Applies <paramref name="move"/> to <paramref name="identity"/>, if it is lawful there.</summary>
    /// <param name="identity">The identity as it stands.</param>
    /// <param name="move">What happened.</param>
    public static IdentityChange Apply(PatientIdentity identity, IdentityMove move)
    {
        ArgumentNullException.ThrowIfNull(identity);
        ArgumentNullException.ThrowIfNull(move);
        if (ReasonOf(move) is { } reason && string.IsNullOrWhiteSpace(reason))
        {
            return new IdentityChange.Refused(IdentityProblems.ReasonMissing());
        }

        if (After(identity.Status, move) is not { } status)
        {
            return new IdentityChange.Refused(IdentityProblems.UnlawfulMove(identity.Status, move));
        }

        bool keepsNumber = status is IdentityStatus.Retrieved or IdentityStatus.Qualified;
        InsNumber? number = (move as IdentityMove.NumberRetrieved)?.Number ?? (keepsNumber ? identity.Number : null);
        IdentityTraits traits = (move as IdentityMove.TraitsCorrected)?.Traits ?? identity.Traits;
        return new IdentityChange.Changed(
            new PatientIdentity(traits, identity.UsedName, identity.UsedGivenName, status, number));
    }

    /// <summary>The status that <paramref name="move"/> leads to, or <c>null</c> when it is unlawful.</summary>
    /// <param name="status">The status now.</param>
    /// <param name="move">What happened.</param>
    public static IdentityStatus? After(IdentityStatus status, IdentityMove move) => (status, move) switch
    {
        (IdentityStatus.Provisional, IdentityMove.NumberRetrieved) => IdentityStatus.Retrieved,
        (IdentityStatus.Validated, IdentityMove.NumberRetrieved) => IdentityStatus.Qualified,
        (IdentityStatus.Provisional, IdentityMove.DocumentChecked) => IdentityStatus.Validated,
        (IdentityStatus.Retrieved, IdentityMove.DocumentChecked) => IdentityStatus.Qualified,
        (IdentityStatus.Retrieved, IdentityMove.NumberWithdrawn) => IdentityStatus.Provisional,
        (IdentityStatus.Qualified, IdentityMove.NumberWithdrawn) => IdentityStatus.Validated,
        (not IdentityStatus.Provisional, IdentityMove.DoubtRaised) => IdentityStatus.Provisional,
        (_, IdentityMove.TraitsCorrected) => IdentityStatus.Provisional,
        _ => null,
    };

    /// <summary>The reason a person gave for the move; <c>null</c> for moves that need none.</summary>
    /// <param name="move">What happened.</param>
    public static string? ReasonOf(IdentityMove move) => move switch
    {
        IdentityMove.NumberWithdrawn withdrawn => withdrawn.Reason,
        IdentityMove.DoubtRaised doubt => doubt.Reason,
        IdentityMove.TraitsCorrected corrected => corrected.Reason,
        IdentityMove.NumberRetrieved or IdentityMove.DocumentChecked => null,
        null => throw new ArgumentNullException(nameof(move)),
        _ => throw new UnreachableException($"Unknown identity move {move.GetType().Name}."),
    };
}
