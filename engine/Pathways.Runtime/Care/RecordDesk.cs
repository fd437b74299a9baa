using System.Collections.Immutable;
using System.Diagnostics;
using Pathways.Care;

namespace Pathways.Runtime;

/// <summary>
/// Where people add to a patient file: observations, wishes, team, identity. As at the <see cref="CareDesk"/> every act
/// is asked, checked, stored whole or not at all, and logged.
/// </summary>
/// <param name="directory">Networks and roles.</param>
/// <param name="files">Patient files.</param>
/// <param name="ranges">Plausible values.</param>
/// <param name="clock">The installation's clock.</param>
public sealed class RecordDesk(
    INetworkDirectory directory, IPatientFiles files, PlausibleRanges ranges, TimeProvider clock)
{
    private readonly DeskQuestions questions = new(directory, files, clock);

    /// <summary>Adds observations, all or none.</summary>
    /// <param name="actor">Who records.</param>
    /// <param name="patient">The file.</param>
    /// <param name="drafts">What was entered.</param>
    /// <param name="confirmed">Keys of the questions that the person confirmed.</param>
    /// <param name="caseId">The case whose task asked for them; null on the patient's page.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public Task<CareOutcome<ImmutableArray<Observation>>> RecordObservationsAsync(
        Actor actor,
        PatientId patient,
        ImmutableArray<ObservationDraft> drafts,
        IReadOnlyCollection<string> confirmed,
        Guid? caseId,
        CancellationToken cancellationToken) =>
        ChangeAsync(
            actor, CareAct.RecordObservation, patient,
            (question, file) =>
            {
                DateOnly birthDate = file.Patient.Identity.Traits.BirthDate;
                ImmutableArray<CareProblem> problems =
                [
                    .. drafts.SelectMany(draft => ObservationCheck.Check(draft, birthDate, ranges, question.Today)),
                    .. ObservationCheck.CheckAgainst(file.Observations, drafts, ranges),
                ];
                if (!CareProblem.Standing(problems, confirmed).IsEmpty)
                {
                    return Plan<ImmutableArray<Observation>>.Stopped(problems);
                }

                ImmutableArray<Observation> added =
                    [.. drafts.Select(draft => question.ToObservation(file.Patient, draft, ranges, caseId))];
                return new(new PatientFileChange { Observations = added }, added) { Case = caseId };
            },
            cancellationToken);

    /// <summary>Marks an observation as wrong; it stays in the file and counts no more.</summary>
    /// <param name="actor">Who retracts.</param>
    /// <param name="patient">The file.</param>
    /// <param name="observation">The wrong one.</param>
    /// <param name="reason">Why, in a few words.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public Task<CareOutcome<Observation>> RetractObservationAsync(
        Actor actor, PatientId patient, ObservationId observation, string reason, CancellationToken cancellationToken) =>
        ChangeAsync(
            actor, CareAct.RecordObservation, patient,
            (question, file) =>
            {
                if (file.Observations.FirstOrDefault(o => o.Id == observation && o.Retracted is null) is not { } wrong)
                {
                    return Plan<Observation>.Stopped(DeskProblems.NoSuchEntry());
                }

                if (string.IsNullOrWhiteSpace(reason))
                {
                    return Plan<Observation>.Stopped(DeskProblems.ReasonMissing());
                }

                Observation retracted = wrong with
                {
                    Retracted = new Retraction(actor.Person, question.Now, reason.Trim()),
                };
                return new(new PatientFileChange { Retracted = retracted }, retracted) { Case = wrong.Case };
            },
            cancellationToken);

    /// <summary>Records an information, an objection or a consent.</summary>
    /// <param name="actor">Who records.</param>
    /// <param name="patient">The file.</param>
    /// <param name="draft">What was said.</param>
    /// <param name="confirmed">Keys of the questions that the person confirmed.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public Task<CareOutcome<Consent>> RecordConsentAsync(
        Actor actor,
        PatientId patient,
        ConsentDraft draft,
        IReadOnlyCollection<string> confirmed,
        CancellationToken cancellationToken) =>
        ChangeAsync(
            actor, CareAct.RecordConsent, patient,
            (question, file) =>
            {
                if (file.Consents.FirstOrDefault(known => known.Id == draft.Id) is { } recorded)
                {
                    return new(Change: null, recorded);
                }

                Consent consent = ToConsent(question, file.Patient, draft);
                ImmutableArray<CareProblem> problems = ConsentCheck.Check(consent, file.Patient, question.Today);
                return CareProblem.Standing(problems, confirmed).IsEmpty
                    ? new(new PatientFileChange { Consents = [consent] }, consent)
                    : Plan<Consent>.Stopped(problems);
            },
            cancellationToken);

    /// <summary>Records that a consent or an objection is withdrawn; it counts from that day on.</summary>
    /// <param name="actor">Who records.</param>
    /// <param name="patient">The file.</param>
    /// <param name="consent">What is withdrawn.</param>
    /// <param name="on">The day it was said.</param>
    /// <param name="voice">Who said it.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public Task<CareOutcome<Consent>> WithdrawConsentAsync(
        Actor actor,
        PatientId patient,
        ConsentId consent,
        DateOnly on,
        ConsentVoice voice,
        CancellationToken cancellationToken) =>
        ChangeAsync(
            actor, CareAct.RecordConsent, patient,
            (question, file) =>
            {
                if (file.Consents.FirstOrDefault(c => c.Id == consent) is not { } standing)
                {
                    return Plan<Consent>.Stopped(DeskProblems.NoSuchEntry());
                }

                var withdrawal = new Withdrawal(on, voice, actor.Person, question.Now);
                ImmutableArray<CareProblem> problems =
                    ConsentCheck.CheckWithdrawal(standing, withdrawal, question.Today);
                Consent withdrawn = standing with { Withdrawn = withdrawal };
                return problems.IsEmpty
                    ? new(new PatientFileChange { Withdrawn = withdrawn }, withdrawn)
                    : Plan<Consent>.Stopped(problems);
            },
            cancellationToken);

    /// <summary>Adds someone to the care team, or gives a member another last day.</summary>
    /// <param name="actor">Who changes the team.</param>
    /// <param name="member">The member; known by patient, person, role, organisation and first day.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public async Task<CareOutcome<CareTeamMember>> SaveTeamMemberAsync(
        Actor actor, CareTeamMember member, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(member);
        ImmutableArray<RoleAssignment> roles = await directory.RolesOfAsync(member.Person, cancellationToken);
        var asMember = new Actor(actor.Network, member.Person, member.Role, member.Organisation);
        return await ChangeAsync(
            actor, CareAct.ChangeCareTeam, member.Patient,
            (_, file) => member switch
            {
                _ when !AccessPolicy.HoldsRole(asMember, roles, member.From) =>
                    Plan<CareTeamMember>.Stopped(DeskProblems.RoleNotHeldByMember(member.Role)),
                _ when member.To < member.From =>
                    Plan<CareTeamMember>.Stopped(DeskProblems.EndsBeforeItBegins()),
                _ => new(new PatientFileChange { Team = [member with { Network = file.Patient.Network }] }, member),
            },
            cancellationToken);
    }

    /// <summary>Moves an identity: number found, document seen, doubt, correction.</summary>
    /// <param name="actor">Who changes it.</param>
    /// <param name="patient">The file.</param>
    /// <param name="revision">The revision of the record that the person saw.</param>
    /// <param name="move">What happened.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public Task<CareOutcome<Patient>> MoveIdentityAsync(
        Actor actor, PatientId patient, int revision, IdentityMove move, CancellationToken cancellationToken) =>
        ChangeAsync(
            actor, CareAct.ChangeIdentity, patient,
            (question, file) =>
            {
                if (move is IdentityMove.TraitsCorrected { Traits: var traits }
                    && Registration.ReviewTraits(traits, question.Today) is { IsEmpty: false } problems)
                {
                    return Plan<Patient>.Stopped(problems);
                }

                return IdentityMoves.Apply(file.Patient.Identity, move) switch
                {
                    IdentityChange.Refused refused => Plan<Patient>.Stopped(refused.Problem),
                    IdentityChange.Changed changed =>
                        ToPlan(file.Patient with { Identity = changed.Identity, Revision = revision + 1 })
                            with
                        { Reason = IdentityMoves.ReasonOf(move) },
                    IdentityChange other => throw new UnreachableException($"Unknown answer {other.GetType().Name}."),
                };
            },
            cancellationToken);

    /// <summary>Changes GP, people around the patient and commune of residence.</summary>
    /// <param name="actor">Who changes them.</param>
    /// <param name="patient">The file.</param>
    /// <param name="revision">The revision of the record that the person saw.</param>
    /// <param name="contacts">All of them, as they are now.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public Task<CareOutcome<Patient>> ChangeContactsAsync(
        Actor actor, PatientId patient, int revision, PatientContacts contacts, CancellationToken cancellationToken) =>
        ChangeAsync(
            actor, CareAct.ChangeIdentity, patient,
            (_, file) => ToPlan(file.Patient with
            {
                Gp = contacts.Gp,
                Related = contacts.Related,
                ResidenceCode = contacts.ResidenceCode,
                Revision = revision + 1,
            }),
            cancellationToken);

    private static Plan<Patient> ToPlan(Patient changed) => new(new PatientFileChange { Changed = changed }, changed);

    private static Consent ToConsent(DeskQuestion question, Patient patient, ConsentDraft draft) => new()
    {
        Network = patient.Network,
        Id = draft.Id ?? new ConsentId(Guid.CreateVersion7(question.Now)),
        Patient = patient.Id,
        Kind = draft.Kind,
        Scope = draft.Scope,
        GivenOn = draft.GivenOn,
        Voice = draft.Voice,
        GivenBy = string.IsNullOrWhiteSpace(draft.GivenBy) ? null : draft.GivenBy.Trim(),
        Means = draft.Means,
        Document = draft.Document,
        RecordedBy = question.Actor.Person,
        RecordedAs = question.Actor.Role,
        RecordedAt = question.Now,
    };

    private async Task<CareOutcome<T>> ChangeAsync<T>(
        Actor actor,
        CareAct act,
        PatientId patient,
        Func<DeskQuestion, PatientFile, Plan<T>> plan,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        DeskQuestion question = await questions.AskAboutAsync(
            actor, act, patient, emergencyReason: null, cancellationToken);
        if (question.Decision is AccessDecision.Denied denied)
        {
            return new CareOutcome<T>.Denied(denied);
        }

        PatientFile? file = await files.LoadAsync(actor.Network, patient, cancellationToken);
        if (file is null)
        {
            return new CareOutcome<T>.Denied(AccessPolicy.NoSuchFile);
        }

        Plan<T> planned = plan(question, file);
        if (planned.Change is null || planned.Value is null)
        {
            return planned is { Problems.IsEmpty: true, Value: not null }
                ? new CareOutcome<T>.Done(planned.Value) // It was recorded by an earlier sending.
                : new CareOutcome<T>.Unsaved(planned.Problems);
        }

        AccessEntry access = question.ToAccess(patient) with { Case = planned.Case, Reason = planned.Reason };
        return await files.WriteAsync(planned.Change, access, cancellationToken) switch
        {
            FileWriting.Written => new CareOutcome<T>.Done(planned.Value),
            FileWriting.Stale => new CareOutcome<T>.Unsaved(DeskProblems.ChangedMeanwhile()),
            FileWriting.NumberTaken => new CareOutcome<T>.Unsaved(DeskProblems.NumberTaken()),
            FileWriting other => throw new UnreachableException($"A change of a known file cannot end as {other}."),
        };
    }

    // What an act will store, what it stored before, or what stands in its way.
    private sealed record Plan<T>(PatientFileChange? Change, T? Value)
    {
        public ImmutableArray<CareProblem> Problems { get; private init; } = [];

        public Guid? Case { get; init; }

        public string? Reason { get; init; }

        public static Plan<T> Stopped(params ImmutableArray<CareProblem> problems) =>
            new(Change: null, Value: default) { Problems = problems };
    }
}
