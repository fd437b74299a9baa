namespace Pathways.Care;

/// <summary>What can stand in the way of an entry in a plan, each with its sentence.</summary>
public static class PlanProblems
{
    /// <summary>Why an entry cannot be added; <c>null</c> when it can.</summary>
    /// <param name="plan">The plan as it stands.</param>
    /// <param name="entry">What a task would add.</param>
    public static CareProblem? Of(Plan plan, PlanEntry entry)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(entry);
        PlanStatus status = plan.Status;
        foreach (PlanAct act in entry.Acts)
        {
            if (PlanMoves.After(status, act) is not { } next)
            {
                return NotNow(status, act);
            }

            status = next;
        }

        PlanContent? signed = entry.Signed is { Voice: PlanVoice.Gp, Answer: PlanAnswer.Agrees }
            ? entry.Written ?? plan.Newest?.Content
            : null;
        return signed switch
        {
            null => null,
            { Referent: null } => Missing("referent"),
            { Goals.IsEmpty: true } => Missing("goals"),
            { Actions.IsEmpty: true } => Missing("actions"),
            _ => null,
        };
    }

    private static CareProblem NotNow(PlanStatus status, PlanAct act) => CareProblem.Refusal(
        "PW4070", string.Empty,
        $"The plan is '{status}': '{act}' is not possible now. Reload the page, it may have changed meanwhile.",
        status.ToString(), act.ToString());

    private static CareProblem Missing(string part) => CareProblem.Refusal(
        "PW4071", part,
        $"The plan cannot be validated yet: '{part}' is missing. Ask for a change, and have it written.", part);
}
