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
    public static void Fail(StepRun step, Token token, string code, Performer by)
    {
        Handler? handler = Find(step, token, isActivity: true, code);
        step.Emit(new InstanceEvent.ErrorThrown(token.Element, code, handler?.Element, by) { At = step.Now });
        if (handler is not null)
        {
            EventRule.GoOn(step, handler.Purpose, handler.Token, handler.Element);
            return;
        }

        Withdrawal.EndWork(step, token.Number);
        IncidentRule.Raise(step, token, IncidentPhase.Working, Reasons.ErrorUncaught(step.Node(token), code));
    }

    private static Handler? Find(StepRun step, Token token, bool isActivity, string code) => HandlerSearch.Find(
        step, token, isActivity, code,
        trigger => trigger is ExecutableTrigger.Error error ? new CaughtCode(error.Code) : null);
}
