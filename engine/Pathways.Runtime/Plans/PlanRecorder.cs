using Pathways.Care;
using Pathways.Definitions;
using Pathways.Engine;

namespace Pathways.Runtime;

/// <summary>
/// Says what the completion of a task adds to the patient's personal plan. The row goes into the case's own commit: the plan
/// says exactly what the case went on with, whenever a process dies.
/// </summary>
internal sealed class PlanRecorder(IInstanceStore instances, PublishedDefinitions definitions)
{
    // What keeps the ids of plans apart from other ids that are derived of cases.
    private const string Kind = "plan";

    /// <summary>The plan that a case writes.</summary>
    public static PlanId PlanOf(Guid instanceId) => new(DerivedId.Of(instanceId, Kind));

    /// <summary>What to write, or why the task cannot be completed so; nothing of both for most tasks.</summary>
    public async Task<PlanRecording> RecordAsync(
        InstanceRow row,
        InstanceState before,
        InstanceCommand.CompleteTask completion,
        StepResult.Accepted step,
        StepEnvironment environment,
        Actor actor,
        CancellationToken cancellationToken)
    {
        OpenTask task = before.Tasks[completion.Task];
        if (row.Patient is not { } patient || task.Form is null)
        {
            return PlanRecording.Nothing;
        }

        FormDefinition? form = await definitions.FindFormAsync(
            row.Network, row.PathwayKey, task.Form, row.StartedAt, environment.Now, cancellationToken);
        if (form is not { FeedsPlan: true })
        {
            return PlanRecording.Nothing;
        }

        PlanId id = PlanOf(row.InstanceId);
        LoadedPlan loaded = await instances.LoadPlanAsync(row.Network, patient, id, cancellationToken);
        Plan plan = loaded.Plan ?? new Plan { Id = id, Network = row.Network, Patient = patient, Case = row.InstanceId };
        DateOnly today = DateOnly.FromDateTime(
            TimeZoneInfo.ConvertTime(environment.Now, TimeZoneInfo.FindSystemTimeZoneById(environment.ZoneId)).DateTime);
        var answers = new PlanAnswers(form, completion.Answers, before.Variables.With(task.Inputs), today);
        var entry = new PlanEntry
        {
            Sequence = step.State.Revision,
            Task = completion.Task.ToString(),
            By = actor.Person,
            As = actor.Role,
            At = environment.Now,
            Written = TextOf(plan, answers.Written(), loaded.Wishes, today),
        };
        PlanVersion? read = plan.With(entry).Newest;
        // A case that is older than its record of the plan has nothing that could be answered or followed up.
        entry = read is null ? entry : entry with
        {
            Signed = answers.Signed(read),
            Done = answers.Done(),
            Reviewed = answers.Reviewed(),
        };
        return entry.Acts.IsEmpty
            ? PlanRecording.Nothing
            : PlanProblems.Of(plan, entry) is { } problem
                ? new PlanRecording(Row: null, new Rejection(problem.Code, problem.Message, problem.Arguments))
                : new PlanRecording(new PlanRow(id, patient, entry), Refusal: null);
    }

    private static PlanContent? TextOf(Plan plan, PlanWriting? written, ConsentLedger wishes, DateOnly today) => written is null
        ? null
        : (plan.Newest?.Content ?? PlanContent.Empty).With(written) with
        {
            Consent = wishes.ConsentInForce(ConsentScope.OutsideSharing, today)?.Id,
        };
}

/// <summary>What the completion of a task adds to a plan.</summary>
/// <param name="Row">What to write; null for nothing.</param>
/// <param name="Refusal">Why the task cannot be completed so; null when it can.</param>
internal sealed record PlanRecording(PlanRow? Row, Rejection? Refusal)
{
    /// <summary>The task has nothing to do with a plan.</summary>
    public static PlanRecording Nothing { get; } = new(Row: null, Refusal: null);
}
