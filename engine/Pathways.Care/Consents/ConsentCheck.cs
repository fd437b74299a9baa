using System.Collections.Immutable;

namespace Pathways.Care;

/// <summary>The check of an information, an objection, a consent or a withdrawal before it is recorded.</summary>
public static class ConsentCheck
{
    /// <summary>Checks a new entry.</summary>
    /// <param name="consent">The entry.</param>
    /// <param name="patient">The patient it is about.</param>
    /// <param name="today">Today in the network's zone.</param>
    /// <returns>Refusals and questions; empty when all is well.</returns>
    public static ImmutableArray<CareProblem> Check(Consent consent, Patient patient, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(consent);
        ArgumentNullException.ThrowIfNull(patient);
        DateOnly birthDate = patient.Identity.Traits.BirthDate;
        var problems = ImmutableArray.CreateBuilder<CareProblem>();
        if (consent.GivenOn > today)
        {
            problems.Add(ConsentProblems.DayInFuture(consent.GivenOn, today));
        }
        else if (consent.GivenOn < birthDate)
        {
            problems.Add(ConsentProblems.DayBeforeBirth(consent.GivenOn, birthDate));
        }

        if (consent.Voice != ConsentVoice.Patient && string.IsNullOrWhiteSpace(consent.GivenBy))
        {
            problems.Add(ConsentProblems.SpeakerMissing());
        }

        bool isMinor = Age.IsMinor(birthDate, consent.GivenOn);
        if (isMinor && consent is { Kind: ConsentKind.Consent, Voice: ConsentVoice.Patient })
        {
            problems.Add(ConsentProblems.MinorAlone());
        }
        else if (!isMinor && consent.Voice == ConsentVoice.ParentalAuthority)
        {
            problems.Add(ConsentProblems.ParentOfAdult());
        }

        return problems.ToImmutable();
    }

    /// <summary>Checks a withdrawal.</summary>
    /// <param name="consent">What is withdrawn.</param>
    /// <param name="withdrawal">The withdrawal.</param>
    /// <param name="today">Today in the network's zone.</param>
    /// <returns>Refusals; empty when all is well.</returns>
    public static ImmutableArray<CareProblem> CheckWithdrawal(Consent consent, Withdrawal withdrawal, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(consent);
        ArgumentNullException.ThrowIfNull(withdrawal);
        return (consent, withdrawal) switch
        {
            ({ Kind: ConsentKind.Information }, _) => [ConsentProblems.InformationStays()],
            ({ Withdrawn: { } earlier }, _) => [ConsentProblems.AlreadyWithdrawn(earlier.On)],
            _ when withdrawal.On > today => [ConsentProblems.DayInFuture(withdrawal.On, today)],
            _ when withdrawal.On < consent.GivenOn => [ConsentProblems.WithdrawnBeforeGiven(withdrawal.On, consent.GivenOn)],
            _ => [],
        };
    }
}
