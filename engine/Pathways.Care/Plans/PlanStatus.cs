namespace Pathways.Care;

/// <summary>Where a personal plan stands. The lawful moves are a table: <see cref="PlanMoves"/>.</summary>
public enum PlanStatus
{
    /// <summary>It is being written.</summary>
    Draft,

    /// <summary>The GP has validated it: it can be read with the person.</summary>
    Proposed,

    /// <summary>The person agrees.</summary>
    Agreed,

    /// <summary>Its actions are under way.</summary>
    Active,

    /// <summary>A review decided to write it anew; what was agreed stays in force meanwhile.</summary>
    UnderReview,

    /// <summary>It is over.</summary>
    Closed,
}

/// <summary>What can happen to a plan, as far as its status depends on it.</summary>
public enum PlanAct
{
    /// <summary>Its text is written or changed.</summary>
    Write,

    /// <summary>The GP validates it.</summary>
    Validate,

    /// <summary>The GP asks for changes.</summary>
    SendBack,

    /// <summary>The person, or who speaks for them, agrees.</summary>
    Agree,

    /// <summary>The person wants it otherwise.</summary>
    WantOtherwise,

    /// <summary>The person refuses the plan.</summary>
    Refuse,

    /// <summary>Something was done, or could not be done.</summary>
    FollowUp,

    /// <summary>A review: it goes on as it is.</summary>
    GoOn,

    /// <summary>A review: it is to be written anew.</summary>
    Revise,

    /// <summary>A review: it ends.</summary>
    End,

    /// <summary>What it was good for is looked at with the person.</summary>
    Evaluate,
}
