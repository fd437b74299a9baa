using Pathways.Definitions;

namespace Pathways.Engine;

/// <summary>
/// Ad-hoc sub-processes: people start the activities inside as they see fit, any number of times, until the completion
/// condition holds, or until they say that it is over when none is drawn.
/// </summary>
internal static class AdHocSubProcessRule
{
    public static Rejection? Start(StepRun step, InstanceCommand.StartActivity command)
    {
        var offers = 0;
        foreach (Token box in step.State.Tokens.Values)
        {
            if (OpenBox(step, box) is not { } node || !node.Content.Activities.Contains(command.Activity))
            {
                continue;
            }

            offers++;
            if (!node.IsSequential || !step.State.Tokens.Values.Any(token => token.Scope == box.Number))
            {
                step.Arrive(command.Activity, box.Number, via: null);
                return null;
            }
        }

        return offers == 0 ? Reasons.NothingToStart(step, command) : Reasons.OneAtATime(command);
    }

    public static Rejection? Complete(StepRun step, InstanceCommand.CompleteActivity command)
    {
        if (!step.State.Tokens.TryGetValue(command.Token, out Token? token) || OpenBox(step, token) is not { } box)
        {
            return Reasons.ActivityNotOpen(command.By, command.Token);
        }

        if (box.CompletionCondition is { } condition
            && !step.Evaluate(condition, step.VariablesFor(token)).Value.IsTrue)
        {
            return Reasons.NotOverYet(command.By, box, condition);
        }

        Withdrawal.WithdrawAllIn(step, token.Number);
        ContainerRule.Close(step, token, box);
        return null;
    }

    /// <summary>Data changed: is one of them over?</summary>
    public static void AskAll(StepRun step)
    {
        foreach (long scope in step.State.Scopes.Keys)
        {
            if (step.State.Tokens.TryGetValue(scope, out Token? token) && OpenBox(step, token) is { } box)
            {
                Ask(step, token, box);
            }
        }
    }

    /// <summary>Something inside has ended, or data changed: is it over?</summary>
    public static void Ask(StepRun step, Token token, ExecutableNode.SubProcess box)
    {
        var isEmpty = !step.State.Tokens.Values.Any(inner => inner.Scope == token.Number);

        // While data are missing the condition is null: it is not over yet.
        if ((isEmpty || box.CancelsRemaining) && box.CompletionCondition is { } condition
            && step.Evaluate(condition, step.VariablesFor(token)).Value.IsTrue)
        {
            Withdrawal.WithdrawAllIn(step, token.Number);
            ContainerRule.Close(step, token, box);
        }
    }

    /// <summary>The ad-hoc sub-process that is open at a token; null when none is.</summary>
    public static ExecutableNode.SubProcess? OpenBox(StepRun step, Token token) =>
        step.State.Scopes.TryGetValue(token.Number, out Scope? inside) && inside.Repetition is null && inside.Undoing is null
        && step.Node(token) is ExecutableNode.SubProcess { Form: SubProcessForm.AdHoc } box
            ? box
            : null;
}
