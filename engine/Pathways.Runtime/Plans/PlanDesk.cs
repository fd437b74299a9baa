using System.Collections.Immutable;
using Pathways.Care;

namespace Pathways.Runtime;

/// <summary>
/// Where people read and print personal plans, and ask whether they may write on one. As at the <see cref="CareDesk"/> every
/// act is asked and logged. What is written goes with the task that asks for it: <see cref="PathwayRuntime"/>.
/// </summary>
/// <param name="directory">Networks and roles.</param>
/// <param name="files">Patient files with their plans, and their log.</param>
/// <param name="clock">The installation's clock.</param>
public sealed class PlanDesk(INetworkDirectory directory, IPatientFiles files, TimeProvider clock)
{
    private readonly DeskQuestions questions = new(directory, files, clock);

    /// <summary>The plans of a patient, oldest first.</summary>
    /// <param name="actor">Who reads.</param>
    /// <param name="patient">Whose plans.</param>
    /// <param name="emergencyReason">Why a closed file must be opened now; null in everyday work.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public Task<CareOutcome<ImmutableArray<Plan>>> ReadAsync(
        Actor actor, PatientId patient, string? emergencyReason, CancellationToken cancellationToken) =>
        ReadAsync(actor, CareAct.ReadPlan, patient, emergencyReason, cancellationToken);

    /// <summary>The plans of a patient, to be printed.</summary>
    /// <param name="actor">Who prints.</param>
    /// <param name="patient">Whose plans.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public Task<CareOutcome<ImmutableArray<Plan>>> PrintAsync(
        Actor actor, PatientId patient, CancellationToken cancellationToken) =>
        ReadAsync(actor, CareAct.PrintPlan, patient, emergencyReason: null, cancellationToken);

    /// <summary>Asks, before a task is completed that writes on the plan; the answer is logged.</summary>
    /// <param name="actor">Who writes.</param>
    /// <param name="patient">Whose plan.</param>
    /// <param name="caseId">The case whose task it is.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public async Task<AccessDecision> MayWriteAsync(
        Actor actor, PatientId patient, Guid caseId, CancellationToken cancellationToken)
    {
        DeskQuestion question = await questions.AskAsync(
            actor, CareAct.WritePlan, patient, task: null, emergencyReason: null, cancellationToken);
        if (question.Standing is not null)
        {
            await files.LogAsync(question.ToAccess(patient) with { Case = caseId }, cancellationToken);
        }

        return question.Decision;
    }

    private async Task<CareOutcome<ImmutableArray<Plan>>> ReadAsync(
        Actor actor, CareAct act, PatientId patient, string? emergencyReason, CancellationToken cancellationToken)
    {
        DeskQuestion question = await questions.AskAboutAsync(actor, act, patient, emergencyReason, cancellationToken);
        return question.Decision is AccessDecision.Denied denied
            ? new CareOutcome<ImmutableArray<Plan>>.Denied(denied)
            : new CareOutcome<ImmutableArray<Plan>>.Done(
                await files.ReadPlansAsync(question.ToAccess(patient), cancellationToken));
    }
}
