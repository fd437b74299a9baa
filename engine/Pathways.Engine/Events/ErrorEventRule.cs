using Pathways.Definitions;

namespace Pathways.Engine;

/// <summary>Errors go to the nearest handler around and end what they come from; without a handler they are incidents.</summary>
internal static class ErrorEventRule
{
    /// <summary>An error end event was reached.</summary>
    public static void End(StepRun step, Token token, string code)
    {
        Handler? handler = Find(step, token, isActivity: false, code);
        step.Emit(new InstanceEvent.ErrorThrown(token.Element, code, handler?.Element, null) { At = step.Now });
        if (handler is null)
        {
            IncidentRule.Raise(step, token, IncidentPhase.Working, Reasons.ErrorUncaught(step.Node(token), code));
            return;
        }

        SequenceFlowRule.Leave(step, token, []);
        EventRule.GoOn(step, handler.Purpose, handler.Token, handler.Element);
    }

    /// <summary>An activity failed with an error.</summary>
    /// <returns>False when nobody catches it and an incident has stopped the activity already.</returns>
    public static bool Fail(StepRun step, Token token, string code, Performer by)
    {
        Handler? handler = Find(step, token, isActivity: true, code);
        if (handler is null && IncidentRule.IsStopped(step.State, token))
        {
            return false;
        }

        step.Emit(new InstanceEvent.ErrorThrown(token.Element, code, handler?.Element, by) { At = step.Now });
        if (handler is null)
        {
            Withdrawal.EndWork(step, token.Number);
            IncidentRule.Raise(step, token, IncidentPhase.Working, Reasons.ErrorUncaught(step.Node(token), code));
            return true;
        }

        EventRule.GoOn(step, handler.Purpose, handler.Token, handler.Element);
        return true;
    }

    private static Handler? Find(StepRun step, Token token, bool isActivity, string code) => HandlerSearch.Find(
        step, token, isActivity, code,
        trigger => trigger is ExecutableTrigger.Error error ? new CaughtCode(error.Code) : null);
}
