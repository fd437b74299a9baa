using System.Collections.Immutable;

namespace Pathways.Care;

/// <summary>One line of a plan's record: what one completed task added to it. Never changed.</summary>
public sealed record PlanEntry
{
    /// <summary>Orders the entries of a plan; grows, with gaps.</summary>
    public required long Sequence { get; init; }

    /// <summary>The task that was completed.</summary>
    public required string Task { get; init; }

    /// <summary>Who completed it.</summary>
    public required PersonId By { get; init; }

    /// <summary>In which role.</summary>
    public required RoleKey As { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The whole text after the task; <c>null</c> when it did not change.</summary>
    public PlanContent? Written { get; init; }

    /// <summary>The GP's or the person's answer; <c>null</c> for none.</summary>
    public PlanSignature? Signed { get; init; }

    /// <summary>What became of an action; <c>null</c> for none.</summary>
    public ActionResult? Done { get; init; }

    /// <summary>A look back; <c>null</c> for none.</summary>
    public PlanReview? Reviewed { get; init; }

    /// <summary>What the entry does, in order.</summary>
    public ImmutableArray<PlanAct> Acts =>
    [
        .. Written is null ? ImmutableArray<PlanAct>.Empty : [PlanAct.Write],
        .. Signed is null ? ImmutableArray<PlanAct>.Empty : [Signed.Act],
        .. Done is null ? ImmutableArray<PlanAct>.Empty : [PlanAct.FollowUp],
        .. Reviewed is null ? ImmutableArray<PlanAct>.Empty : [Reviewed.Act],
    ];
}
