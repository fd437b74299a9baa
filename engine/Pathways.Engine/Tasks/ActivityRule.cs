using Pathways.Definitions;

namespace Pathways.Engine;

/// <summary>What people may say of any activity that is at work: it failed, others are needed, it will not be done.</summary>
internal static class ActivityRule
{
    public static Rejection? Fail(StepRun step, InstanceCommand.FailActivity command)
    {
        if (OpenActivity(step, command.Token) is not { } token)
        {
            return Reasons.ActivityNotOpen(command.By, command.Token);
        }

        return ErrorEventRule.Fail(step, token, command.Code, command.By)
            ? null
            : Reasons.ActivityNotOpen(command.By, command.Token);
    }

    public static Rejection? Escalate(StepRun step, InstanceCommand.EscalateActivity command)
    {
        if (OpenActivity(step, command.Token) is not { } token)
        {
            return Reasons.ActivityNotOpen(command.By, command.Token);
        }

        EscalationEventRule.Throw(step, token, isActivity: true, command.Code, command.By);
        return null;
    }

    /// <summary>
    /// Optional work is left undone and the flow goes on after it; what was started in an ad-hoc sub-process goes; an ad-hoc
    /// sub-process itself is left with what is open in it.
    /// </summary>
    public static Rejection? Cancel(StepRun step, InstanceCommand.CancelActivity command)
    {
        if (OpenActivity(step, command.Token) is not { } token)
        {
            return Reasons.ActivityNotOpen(command.By, command.Token);
        }

        ExecutableNode node = step.Node(token);
        if (node.IsOptional || AdHocSubProcessRule.OpenBox(step, token) is not null)
        {
            Withdrawal.WithdrawAllIn(step, token.Number);
            Withdrawal.EndWork(step, token.Number);
            SequenceFlowRule.LeaveUndone(step, token, node);
            return null;
        }

        if (token.Scope != 0 && AdHocSubProcessRule.OpenBox(step, step.State.Tokens[token.Scope]) is not null)
        {
            Withdrawal.Withdraw(step, token);
            return null;
        }

        return Reasons.NotOptional(command.By, node);
    }

    private static Token? OpenActivity(StepRun step, long number) =>
        step.State.Tokens.TryGetValue(number, out Token? token) && step.Node(token).IsActivity ? token : null;
}
