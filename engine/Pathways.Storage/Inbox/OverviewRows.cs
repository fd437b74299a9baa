using System.Collections.Immutable;
using System.Diagnostics;
using Pathways.Care;
using Pathways.Runtime;

namespace Pathways.Storage;

/// <summary>The open tasks in numbers, over the engine's own rows.</summary>
internal static class OverviewRows
{
    public static async Task<ImmutableArray<StepLoad>> StepsAsync(
        Session session, OverviewQuery query, CancellationToken cancellationToken)
    {
        SqlArguments arguments = Arguments(query).Instant("late_before", query.Now - RiskRules.LateForLong);
        ImmutableArray<StepLoad> steps = await session.QueryAsync("overview.steps", arguments, ToStep, cancellationToken);
        var whole = ImmutableArray.CreateBuilder<StepLoad>(steps.Length);
        foreach (StepLoad step in steps)
        {
            // The middle one by the index of the step: nothing is sorted.
            SqlArguments middle = Arguments(query)
                .Text("pathway", step.PathwayKey)
                .Text("step", step.ElementId)
                .Integer("skipped", (step.Tasks - 1) / 2);
            whole.Add(step with
            {
                MedianOpenedAt = await session.FirstOrDefaultAsync(
                    "overview.middle", middle, row => row.Instant("opened_at"), cancellationToken),
            });
        }

        return whole.MoveToImmutable();
    }

    public static Task<ImmutableArray<Risk>> RisksAsync(Session session, OverviewQuery query, CancellationToken cancellationToken) =>
        session.QueryAsync(
            "overview.risks",
            Arguments(query)
                .Instant("late_before", query.Now - RiskRules.LateTask)
                .Instant("skipped_since", query.Now - RiskRules.SkippedPromise)
                .Instant("stopped_before", query.Now - RiskRules.StoppedCase)
                .Integer("at_most", RiskRules.LookedAt),
            ToRisk,
            cancellationToken);

    private static SqlArguments Arguments(OverviewQuery query) => new SqlArguments()
        .Text("network", query.Network.Value)
        .Texts("organisations", query.Organisations?.Select(organisation => organisation.ToString()))
        .Instant("now", query.Now);

    private static StepLoad ToStep(Row row) => new(
        row.Text("pathway_key"),
        row.Text("element_id"),
        row.Words("roles"),
        row.Integer("tasks"),
        row.Integer("late"),
        row.Integer("late_for_long"),
        MedianOpenedAt: default);

    private static Risk ToRisk(Row row) => new(
        new PatientId(row.Uuid("patient_id")),
        row.Text("reason") switch
        {
            "late_task" => RiskReason.LateTask,
            "skipped_promise" => RiskReason.SkippedPromise,
            "stopped_case" => RiskReason.StoppedCase,
            var other => throw new UnreachableException($"Unknown reason '{other}'."),
        },
        row.Instant("since"));
}
