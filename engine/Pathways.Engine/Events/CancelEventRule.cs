using Pathways.Definitions;

namespace Pathways.Engine;

/// <summary>
/// A cancel end event gives up its transaction: what is open in it ends, what was done in it is undone, and the flow goes on
/// at the cancel event on its edge.
/// </summary>
internal static class CancelEventRule
{
    public static void End(StepRun step, Token token)
    {
        Withdrawal.WithdrawOthers(step, token);
        Withdrawal.StopListening(step, token.Scope);
        if (!CompensationRule.BeginIn(step, token, token.Scope))
        {
            GiveUp(step, token);
        }
    }

    /// <summary>Everything is undone.</summary>
    public static void GiveUp(StepRun step, Token token)
    {
        Token transaction = step.Whole(step.State.Tokens[token.Scope]);
        ExecutableNode.BoundaryEvent edge = step.Node(transaction).Boundaries
            .First(boundary => boundary.Triggers.Any(trigger => trigger is ExecutableTrigger.Cancel)); // Checked before.
        BoundaryEventRule.Came(step, transaction, edge.Id);
    }
}
