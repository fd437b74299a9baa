using System.Collections.Immutable;
using System.Diagnostics;
using Pathways.Care;

namespace Pathways.Runtime;

/// <summary>
/// Where people register, find and open patient files: asks the <see cref="AccessPolicy"/>, checks the entry, stores all
/// or nothing, and writes the access log, also for what was refused. Adding to a file: <see cref="RecordDesk"/>.
/// </summary>
/// <param name="directory">Networks and roles.</param>
/// <param name="files">Patient files.</param>
/// <param name="ranges">Plausible values; <see cref="ShippedTables.PlausibleRanges"/> in an installation.</param>
/// <param name="clock">The installation's clock.</param>
public sealed class CareDesk(INetworkDirectory directory, IPatientFiles files, PlausibleRanges ranges, TimeProvider clock)
{
    private readonly DeskQuestions questions = new(directory, files, clock);

    /// <summary>Asks the policy and logs the answer when it concerns a file. For acts that are done elsewhere.</summary>
    /// <param name="actor">Who acts.</param>
    /// <param name="act">What they want to do, e.g. start a pathway or work on a task.</param>
    /// <param name="patient">The file concerned; null for acts on the network.</param>
    /// <param name="task">The task, for <see cref="CareAct.WorkOnTask"/>; null otherwise.</param>
    /// <param name="caseId">The case, for the log; null when there is none yet.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public async Task<AccessDecision> DecideAsync(
        Actor actor,
        CareAct act,
        PatientId? patient,
        TaskStanding? task,
        Guid? caseId,
        CancellationToken cancellationToken)
    {
        DeskQuestion question = await questions.AskAsync(actor, act, patient, task, emergencyReason: null, cancellationToken);
        if (question.Standing is { Patient: var known })
        {
            await files.LogAsync(question.ToAccess(known) with { Case = caseId }, cancellationToken);
        }

        return question.Decision;
    }

    /// <summary>Asks the policy without a line in the log: to tell somebody beforehand what an act would come to.</summary>
    /// <param name="actor">Who would act.</param>
    /// <param name="act">What they would do.</param>
    /// <param name="patient">The file concerned; null for acts on the network.</param>
    /// <param name="task">The task, for <see cref="CareAct.WorkOnTask"/>; null otherwise.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public async Task<AccessDecision> ForeseeAsync(
        Actor actor, CareAct act, PatientId? patient, TaskStanding? task, CancellationToken cancellationToken) =>
        (await questions.AskAsync(actor, act, patient, task, emergencyReason: null, cancellationToken)).Decision;

    /// <summary>
    /// Whether someone may read a file, without a line in its log: nothing is shown. To decide where to lead a person next.
    /// </summary>
    /// <param name="actor">Who would read.</param>
    /// <param name="patient">The file.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public async Task<bool> MayReadAsync(Actor actor, PatientId patient, CancellationToken cancellationToken) =>
        (await questions.AskAsync(actor, CareAct.ReadFile, patient, task: null, emergencyReason: null, cancellationToken))
            .Decision is AccessDecision.Allowed;

    /// <summary>Who of a network is there today, and who stands in for whom.</summary>
    /// <param name="network">The network.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public Task<Presence> PresenceAsync(NetworkId network, CancellationToken cancellationToken) =>
        questions.PresenceAsync(network, cancellationToken);

    /// <summary>Opens a new file with its first observations, or nothing at all.</summary>
    /// <param name="actor">Who registers.</param>
    /// <param name="id">
    /// Id of the new file, drawn when the form was first shown: sending the same form twice opens one file.
    /// </param>
    /// <param name="draft">What was entered.</param>
    /// <param name="confirmed">Keys of the questions that the person confirmed.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public async Task<CareOutcome<PatientId>> RegisterAsync(
        Actor actor,
        PatientId id,
        PatientDraft draft,
        IReadOnlyCollection<string> confirmed,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(draft);
        DeskQuestion question = await questions.AskAsync(
            actor, CareAct.RegisterPatient, patient: null, task: null, emergencyReason: null, cancellationToken);
        if (question.Decision is AccessDecision.Denied denied)
        {
            return new CareOutcome<PatientId>.Denied(denied);
        }

        RegistrationReview review = Registration.Review(draft, [], ranges, question.Today);
        if (review.Identity is not null)
        {
            ImmutableArray<Patient> alike = await files.AlikeAsync(actor.Network, review.Identity, cancellationToken);
            review = Registration.Review(draft, alike.Where(known => known.Id != id), ranges, question.Today);
        }

        ImmutableArray<CareProblem> standing = CareProblem.Standing(review.Problems, confirmed);
        if (review.Identity is null || !standing.IsEmpty)
        {
            return new CareOutcome<PatientId>.Unsaved(review.Problems, review.Lookalikes);
        }

        var patient = new Patient
        {
            Network = actor.Network,
            Id = id,
            Identity = review.Identity,
            Gp = draft.Gp,
            Related = draft.Related,
            ResidenceCode = draft.ResidenceCode,
            RegisteredBy = actor.Person,
            RegisteredAt = question.Now,
            Revision = 1,
        };
        var change = new PatientFileChange
        {
            Registered = patient,
            Observations = [.. draft.Observations.Select(o => question.ToObservation(patient, o, ranges, caseId: null))],
        };
        FileWriting writing = await files.WriteAsync(change, question.ToAccess(id), cancellationToken);
        return writing is FileWriting.Written or FileWriting.Exists
            ? new CareOutcome<PatientId>.Done(id)
            : throw new UnreachableException($"A new file without a national number cannot end as {writing}.");
    }

    /// <summary>Searches patients by name and day of birth; roles that need a relation find their own patients only.</summary>
    /// <param name="actor">Who searches.</param>
    /// <param name="text">What was typed.</param>
    /// <param name="after">Where the previous page ended; null for the first page.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public async Task<CareOutcome<PatientPage>> SearchAsync(
        Actor actor, string? text, PatientCursor? after, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        DeskQuestion question = await questions.AskAsync(
            actor, CareAct.FindPatients, patient: null, task: null, emergencyReason: null, cancellationToken);
        if (question.Decision is AccessDecision.Denied denied)
        {
            return new CareOutcome<PatientPage>.Denied(denied);
        }

        bool onlyRelated = AccessRights.Of(actor.Role, CareAct.FindPatients) == Reach.Relation;
        PatientQuery query = PatientQuery.FromText(actor, onlyRelated, text, after, question.Today) with
        {
            StandsInFor = onlyRelated ? (await questions.PresenceAsync(actor.Network, cancellationToken)).StoodInForBy(actor.Person) : [],
        };
        return new CareOutcome<PatientPage>.Done(await files.SearchAsync(query, cancellationToken));
    }

    /// <summary>Reads a whole file; the reading is logged.</summary>
    /// <param name="actor">Who reads.</param>
    /// <param name="patient">The file.</param>
    /// <param name="emergencyReason">Why a closed file must be opened now; null in everyday work.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public async Task<CareOutcome<PatientFile>> OpenFileAsync(
        Actor actor, PatientId patient, string? emergencyReason, CancellationToken cancellationToken)
    {
        DeskQuestion question = await questions.AskAboutAsync(
            actor, CareAct.ReadFile, patient, emergencyReason, cancellationToken);
        if (question.Decision is AccessDecision.Denied denied)
        {
            return new CareOutcome<PatientFile>.Denied(denied);
        }

        PatientFile? file = await files.ReadAsync(question.ToAccess(patient), cancellationToken);
        return file is null
            ? new CareOutcome<PatientFile>.Denied(AccessPolicy.NoSuchFile)
            : new CareOutcome<PatientFile>.Done(file);
    }

    /// <summary>Who read and changed a file, newest first; reading the log is logged too.</summary>
    /// <param name="actor">Who reads.</param>
    /// <param name="patient">The file.</param>
    /// <param name="before">Only lines with a smaller number; null for the newest.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public async Task<CareOutcome<ImmutableArray<LoggedAccess>>> ReadAccessLogAsync(
        Actor actor, PatientId patient, long? before, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        AccessDecision decision = await DecideAsync(
            actor, CareAct.ReadAccessLog, patient, task: null, caseId: null, cancellationToken);
        return decision is AccessDecision.Denied denied
            ? new CareOutcome<ImmutableArray<LoggedAccess>>.Denied(denied)
            : new CareOutcome<ImmutableArray<LoggedAccess>>.Done(
                await files.AccessLogAsync(actor.Network, patient, before, cancellationToken));
    }
}
