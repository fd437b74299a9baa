namespace Pathways.Care;

/// <summary>What became of an action.</summary>
public enum ActionOutcome
{
    /// <summary>Done.</summary>
    Done,

    /// <summary>Not done.</summary>
    NotDone,

    /// <summary>Something else was done.</summary>
    Changed,
}

/// <summary>What became of one action of a plan.</summary>
/// <param name="Title">The action's title.</param>
/// <param name="Outcome">Done, not done, changed.</param>
/// <param name="On">The day.</param>
/// <param name="Words">Result, or what got in the way; <c>null</c> for nothing.</param>
public sealed record ActionResult(string Title, ActionOutcome Outcome, DateOnly On, string? Words);

/// <summary>What a review decides.</summary>
public enum ReviewOutcome
{
    /// <summary>The plan goes on.</summary>
    GoesOn,

    /// <summary>It is written anew.</summary>
    Revised,

    /// <summary>It ends.</summary>
    Ends,

    /// <summary>No review of the text: what the plan was good for, with the person.</summary>
    Evaluated,
}

/// <summary>A look back at the plan.</summary>
/// <param name="On">The day.</param>
/// <param name="Outcome">What was decided.</param>
/// <param name="GoalsReached">How many goals are reached; <c>null</c> when not said.</param>
/// <param name="Words">What has changed; <c>null</c> for nothing.</param>
public sealed record PlanReview(DateOnly On, ReviewOutcome Outcome, int? GoalsReached, string? Words)
{
    /// <summary>What the review does to the plan.</summary>
    public PlanAct Act => Outcome switch
    {
        ReviewOutcome.GoesOn => PlanAct.GoOn,
        ReviewOutcome.Revised => PlanAct.Revise,
        ReviewOutcome.Ends => PlanAct.End,
        _ => PlanAct.Evaluate,
    };
}
