using System.Collections.Immutable;
using Pathways.Definitions;

namespace Pathways.Engine;

/// <summary>
/// Timers on the edge of an activity. An interrupting one ends the activity; a non-interrupting one starts a branch
/// beside
/// it, again and again when it is a cycle.
/// </summary>
internal static class BoundaryTimerRule
{
    /// <summary>Arms the timers on an activity's edge, all or none.</summary>
    /// <returns>Whether the activity may go on; when not, an incident was raised.</returns>
    public static bool TryArm(StepRun step, Token token, ExecutableNode host)
    {
        ImmutableArray<PendingTimer>.Builder planned = ImmutableArray.CreateBuilder<PendingTimer>(host.Boundaries.Length);
        foreach (ExecutableNode.BoundaryTimer boundary in host.Boundaries)
        {
            if (TimerRule.Plan(
                step, token, IncidentPhase.Entering, boundary.Id, boundary.Formula, step.Now) is not { } fires)
            {
                return false;
            }

            planned.Add(new PendingTimer
            {
                Id = default,
                Purpose = TimerPurpose.Boundary,
                Element = boundary.Id,
                Token = token.Number,
                Formula = boundary.Formula.Text,
                Anchor = step.Now,
                Due = fires.At,
            });
        }

        TimerRule.Arm(step, planned);
        return true;
    }

    public static void Fired(StepRun step, PendingTimer timer)
    {
        Token host = step.State.Tokens[timer.Token];
        var boundary = (ExecutableNode.BoundaryTimer)step.Node(timer.Element);
        if (boundary.CancelsActivity)
        {
            Withdrawal.Withdraw(step, host);
        }
        else if (boundary.Formula.Word == TimerWord.Cycle)
        {
            ArmNext(step, host, boundary, timer);
        }

        step.Arrive(boundary.Id, host.Scope, via: null);
    }

    /// <summary>Occurrence k is anchor + k × period, so a late firing does not make the next one late.</summary>
    private static void ArmNext(StepRun step, Token host, ExecutableNode.BoundaryTimer boundary, PendingTimer fired)
    {
        TimerPlan plan = boundary.Formula.Plan(
            fired.Anchor, fired.Occurrence, false, step.State.Variables, step.Settings, step.Civil);
        if (plan is TimerPlan.Due { IsLast: true })
        {
            return;
        }

        var occurrence = fired.Occurrence + 1;
        if (TimerRule.Plan(
            step, host, IncidentPhase.Working, boundary.Id, boundary.Formula, fired.Anchor, occurrence) is { } next)
        {
            TimerRule.Arm(step, [fired with { Occurrence = occurrence, Due = next.At }]);
        }
    }
}
