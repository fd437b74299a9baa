using System.Collections.Immutable;

namespace Pathways.Care;

/// <summary>Why an act on a patient's data is lawful; written with each act.</summary>
public enum LegalBasis
{
    /// <summary>Not about a patient: part of the person's duties.</summary>
    Duty,

    /// <summary>Same care team, GP or author of the referral (Code de la santé publique, article L.1110-12).</summary>
    CareTeam,

    /// <summary>The person's consent to sharing outside the team (article L.1110-4 III).</summary>
    Consent,

    /// <summary>Coordination by the network: the person was informed and does not object.</summary>
    Coordination,

    /// <summary>An emergency with a stated reason; the coordinator is told.</summary>
    Emergency,

    /// <summary>Stands in for somebody who is absent and to whom it would be open.</summary>
    Substitution,
}

/// <summary>The answer of the <see cref="AccessPolicy"/>.</summary>
public abstract record AccessDecision
{
    private AccessDecision() { }

    /// <summary>Lawful.</summary>
    /// <param name="Basis">Why; goes to the access log.</param>
    /// <param name="TellsCoordinator">Whether the coordinator must be told of this access.</param>
    public sealed record Allowed(LegalBasis Basis, bool TellsCoordinator) : AccessDecision;

    /// <summary>Not allowed.</summary>
    /// <param name="Code">Stable code, <c>PW41nn</c>.</param>
    /// <param name="Sentence">English sentence: why not, what to do.</param>
    /// <param name="Arguments">The values inside the sentence, for a host in another language.</param>
    /// <param name="MayBreakGlass">Whether the person may open the file with an emergency reason.</param>
    public sealed record Denied(string Code, string Sentence, ImmutableArray<string> Arguments, bool MayBreakGlass)
        : AccessDecision;
}
