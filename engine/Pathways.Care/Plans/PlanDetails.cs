using System.Collections.Immutable;
using System.Globalization;

namespace Pathways.Care;

/// <summary>What an entry of a plan says besides the words by which people know it, as text.</summary>
/// <param name="Values">The details in the order in which they are read; <c>null</c> for what is not said.</param>
internal sealed record PlanDetails(ImmutableArray<(PlanDetail Detail, string? Value)> Values)
{
    public static PlanDetails Of(PlanReferent referent) => new(
        [(PlanDetail.Name, referent.Name), (PlanDetail.Role, referent.Role), (PlanDetail.Phone, referent.Phone)]);

    public static PlanDetails Of(PlanProblem problem) => new(
    [
        (PlanDetail.Domain, problem.Domain?.ToString()),
        (PlanDetail.Priority, problem.Priority?.ToString(CultureInfo.InvariantCulture)),
        (PlanDetail.Source, problem.Source),
    ]);

    public static PlanDetails Of(PlanGoal goal) => new(
    [
        (PlanDetail.Measure, goal.Measure), (PlanDetail.TargetOn, Day(goal.TargetOn)), (PlanDetail.Status, goal.Status.ToString()),
    ]);

    public static PlanDetails Of(PlanAction action) => new(
    [
        (PlanDetail.Kind, action.Kind?.ToString()), (PlanDetail.Who, action.Who), (PlanDetail.Organisation, action.Organisation),
        (PlanDetail.DueOn, Day(action.DueOn)), (PlanDetail.Indicator, action.Indicator),
    ]);

    public static PlanDetails Of(PlanAlert alert) => new(
        [(PlanDetail.Teller, alert.Teller), (PlanDetail.To, alert.To), (PlanDetail.Within, alert.Within)]);

    /// <summary>What is said otherwise afterwards.</summary>
    /// <param name="after">The details of the same kind of entry.</param>
    public ImmutableArray<ChangedDetail> Against(PlanDetails after) =>
    [
        .. Values.Zip(after.Values)
            .Where(pair => pair.First.Value != pair.Second.Value)
            .Select(pair => new ChangedDetail(pair.First.Detail, pair.First.Value, pair.Second.Value)),
    ];

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
