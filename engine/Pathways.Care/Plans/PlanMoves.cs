using System.Collections.Frozen;

namespace Pathways.Care;

/// <summary>The lawful moves of a plan, as a table. A project choice that a network's doctors must accept.</summary>
/// <remarks>The GP validates before the person agrees: the plan stays under the GP's responsibility.</remarks>
public static class PlanMoves
{
    private static readonly FrozenDictionary<PlanStatus, FrozenDictionary<PlanAct, PlanStatus>> Table =
        new Dictionary<PlanStatus, FrozenDictionary<PlanAct, PlanStatus>>
        {
            [PlanStatus.Draft] = Of(
                (PlanAct.Write, PlanStatus.Draft), (PlanAct.Validate, PlanStatus.Proposed), (PlanAct.SendBack, PlanStatus.Draft),
                (PlanAct.FollowUp, PlanStatus.Draft), (PlanAct.End, PlanStatus.Closed)),
            [PlanStatus.Proposed] = Of(
                (PlanAct.Write, PlanStatus.Draft), (PlanAct.SendBack, PlanStatus.Draft), (PlanAct.Agree, PlanStatus.Agreed),
                (PlanAct.WantOtherwise, PlanStatus.Draft), (PlanAct.Refuse, PlanStatus.Closed),
                (PlanAct.FollowUp, PlanStatus.Proposed), (PlanAct.End, PlanStatus.Closed)),
            [PlanStatus.Agreed] = InForce(PlanStatus.Agreed),
            [PlanStatus.Active] = InForce(PlanStatus.Active),
            [PlanStatus.UnderReview] = Of(
                (PlanAct.Write, PlanStatus.UnderReview), (PlanAct.Validate, PlanStatus.Proposed),
                (PlanAct.SendBack, PlanStatus.UnderReview), (PlanAct.FollowUp, PlanStatus.UnderReview),
                (PlanAct.Revise, PlanStatus.UnderReview), (PlanAct.End, PlanStatus.Closed)),
            // What was done before the end may be told after it.
            [PlanStatus.Closed] = Of(
                (PlanAct.FollowUp, PlanStatus.Closed), (PlanAct.End, PlanStatus.Closed), (PlanAct.Evaluate, PlanStatus.Closed)),
        }.ToFrozenDictionary();

    /// <summary>Where an act leads from <paramref name="status"/>; <c>null</c> when it is not lawful there.</summary>
    /// <param name="status">Where the plan stands.</param>
    /// <param name="act">What happens.</param>
    public static PlanStatus? After(PlanStatus status, PlanAct act) =>
        Table[status].TryGetValue(act, out PlanStatus next) ? next : null;

    private static FrozenDictionary<PlanAct, PlanStatus> InForce(PlanStatus status) => Of(
        (PlanAct.Write, PlanStatus.UnderReview), (PlanAct.FollowUp, PlanStatus.Active), (PlanAct.GoOn, PlanStatus.Active),
        (PlanAct.Revise, PlanStatus.UnderReview), (PlanAct.End, PlanStatus.Closed), (PlanAct.Evaluate, status));

    private static FrozenDictionary<PlanAct, PlanStatus> Of(params (PlanAct Act, PlanStatus Next)[] moves) =>
        moves.ToFrozenDictionary(move => move.Act, move => move.Next);
}
