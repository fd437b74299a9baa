using System.Collections.Immutable;
using Pathways.Care;

namespace Pathways.Runtime;

/// <summary>Collects the facts for the <see cref="AccessPolicy"/> and puts the question to it.</summary>
internal sealed class DeskQuestions(INetworkDirectory directory, IPatientFiles files, TimeProvider clock)
{
    /// <summary>Asks, and logs a refusal that concerns a file. What is allowed is logged by the act itself.</summary>
    public async Task<DeskQuestion> AskAboutAsync(
        Actor actor, CareAct act, PatientId patient, string? emergencyReason, CancellationToken cancellationToken)
    {
        DeskQuestion question = await AskAsync(actor, act, patient, task: null, emergencyReason, cancellationToken);
        if (question is { Decision: AccessDecision.Denied, Standing: not null })
        {
            await files.LogAsync(question.ToAccess(patient), cancellationToken);
        }

        return question;
    }

    /// <summary>Asks and logs nothing.</summary>
    public async Task<DeskQuestion> AskAsync(
        Actor actor,
        CareAct act,
        PatientId? patient,
        TaskStanding? task,
        string? emergencyReason,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        DateTimeOffset now = clock.GetUtcNow();
        Network? network = await directory.FindNetworkAsync(actor.Network, cancellationToken);
        DateOnly today = network is null ? DateOnly.FromDateTime(now.UtcDateTime) : TodayIn(network, now);
        ImmutableArray<RoleAssignment> roles = await directory.RolesOfAsync(actor.Person, cancellationToken);
        PatientStanding? standing = patient is { } file
            ? await files.StandingAsync(actor, file, today, cancellationToken)
            : null;
        var request = new AccessRequest(actor, act, roles, today) { Patient = standing, Task = task };
        AccessDecision decision = patient is not null && standing is null ? AccessPolicy.NoSuchFile : AccessPolicy.Decide(request);
        if (decision is AccessDecision.Denied && (patient is null || standing is not null))
        {
            // Only those are asked for whom they stand in who may not in their own right.
            decision = AccessPolicy.Decide(
                await InPlaceOfOthersAsync(request, cancellationToken) with { EmergencyReason = emergencyReason });
        }

        return new DeskQuestion(actor, act, now, today, standing, emergencyReason, decision);
    }

    /// <summary>Who of a network is there today.</summary>
    public async Task<Presence> PresenceAsync(NetworkId network, CancellationToken cancellationToken)
    {
        DateTimeOffset now = clock.GetUtcNow();
        Network? known = await directory.FindNetworkAsync(network, cancellationToken);
        DateOnly today = known is null ? DateOnly.FromDateTime(now.UtcDateTime) : TodayIn(known, now);
        return Presence.On(today, await directory.AbsencesAsync(network, today, cancellationToken));
    }

    private async Task<AccessRequest> InPlaceOfOthersAsync(AccessRequest request, CancellationToken cancellationToken)
    {
        Actor actor = request.Actor;
        ImmutableArray<Absence> absences = await directory.AbsencesAsync(actor.Network, request.Today, cancellationToken);
        ImmutableArray<PersonId> absent = Presence.On(request.Today, absences).StoodInForBy(actor.Person);
        CareRelations relations = CareRelations.None;
        if (request.Patient is { } file)
        {
            foreach (PersonId person in absent)
            {
                PatientStanding? theirs = await files.StandingAsync(
                    actor with { Person = person }, file.Patient, request.Today, cancellationToken);
                relations |= theirs?.Relations ?? CareRelations.None;
            }
        }

        return request with { StandsInFor = absent, Patient = request.Patient is { } known ? known with { BySubstitution = relations } : null };
    }

    private static DateOnly TodayIn(Network network, DateTimeOffset now) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, TimeZoneInfo.FindSystemTimeZoneById(network.Zone)).DateTime);
}

/// <summary>A question that was answered, with the moment at which it was asked.</summary>
internal sealed record DeskQuestion(
    Actor Actor,
    CareAct Act,
    DateTimeOffset Now,
    DateOnly Today,
    PatientStanding? Standing,
    string? EmergencyReason,
    AccessDecision Decision)
{
    /// <summary>The line for the access log.</summary>
    public AccessEntry ToAccess(PatientId patient) => new()
    {
        Actor = Actor,
        Patient = patient,
        Act = Act,
        At = Now,
        Basis = (Decision as AccessDecision.Allowed)?.Basis,
        Refusal = (Decision as AccessDecision.Denied)?.Code,
        Reason = Decision is AccessDecision.Allowed { Basis: LegalBasis.Emergency } ? EmergencyReason?.Trim() : null,
    };

    /// <summary>An entry that was checked, as it is stored.</summary>
    public Observation ToObservation(Patient patient, ObservationDraft draft, PlausibleRanges ranges, Guid? caseId) => new()
    {
        Network = patient.Network,
        Id = new ObservationId(Guid.CreateVersion7(Now)),
        Patient = patient.Id,
        Code = draft.Code,
        Value = draft.Value ?? throw new ArgumentException("An entry without a value was not checked.", nameof(draft)),
        Unit = draft.Unit,
        TakenOn = draft.TakenOn ?? throw new ArgumentException("An entry without a day was not checked.", nameof(draft)),
        Source = draft.Source,
        RecordedBy = Actor.Person,
        RecordedAs = Actor.Role,
        RecordedAt = Now,
        IsConfirmedUnusual =
            !ObservationCheck.Check(draft, patient.Identity.Traits.BirthDate, ranges, Today).IsEmpty,
        Case = caseId,
    };
}
