using Pathways.Definitions;

namespace Pathways.Engine;

/// <summary>Ends a whole instance at once.</summary>
internal static class InstanceEndRule
{
    public static Rejection? Cancel(StepRun step, InstanceCommand.Cancel command)
    {
        if (string.IsNullOrWhiteSpace(command.Why))
        {
            return Reasons.CancelledWithoutReason(command.By);
        }

        EndAll(step);
        step.Emit(new InstanceEvent.InstanceEnded(InstanceStatus.Terminated, null, command.Why, command.By)
        {
            At = step.Now,
        });
        return null;
    }

    /// <summary>A terminate end event was reached: the other branches go with it.</summary>
    public static void Terminate(StepRun step, ElementId endEvent)
    {
        EndAll(step);
        step.Emit(new InstanceEvent.InstanceEnded(InstanceStatus.Terminated, endEvent, null, null) { At = step.Now });
    }

    private static void EndAll(StepRun step)
    {
        Withdrawal.WithdrawAllIn(step, 0);
        Withdrawal.EndWaits(step, 0);
    }
}
