using Pathways.Definitions;

namespace Pathways.Engine;

/// <summary>Conditional events fire when their condition becomes true, and not again while it stays so.</summary>
internal static class ConditionalEventRule
{
    /// <summary>Asks every condition that is waited for. Data changed, or the wait is new.</summary>
    public static void AskAll(StepRun step)
    {
        step.MustAskConditions = false;
        foreach (EventWait wait in step.State.Waits.Values)
        {
            if (wait.Awaits == AwaitedEvent.Condition && step.State.Waits.ContainsKey(wait.Number))
            {
                Ask(step, wait);
            }
        }

        AdHocSubProcessRule.AskAll(step);
    }

    private static void Ask(StepRun step, EventWait wait)
    {
        ExecutableNode node = EventRule.NodeOf(step, wait.Purpose, wait.Token, wait.Element);
        var condition = (ExecutableTrigger.Condition)EventRule.TriggerOf(node, wait.Part);

        // While data are missing a condition is null: it has not become true yet.
        var holds = step.Evaluate(condition.Formula, step.VariablesIn(EventRule.ScopeOf(step, wait))).Value.IsTrue;
        if (holds == wait.Holds)
        {
            return;
        }

        step.Emit(new InstanceEvent.ConditionChanged(wait.Number, wait.Element, holds) { At = step.Now });
        if (holds)
        {
            EventRule.Came(step, step.State.Waits[wait.Number], Rules.FeelContext.Empty, null);
        }
    }
}
