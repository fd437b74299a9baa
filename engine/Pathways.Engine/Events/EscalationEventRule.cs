using Pathways.Definitions;

namespace Pathways.Engine;

/// <summary>
/// Escalations go to the nearest handler around. Unless that interrupts, the work goes on; without a handler they are only
/// noted.
/// </summary>
internal static class EscalationEventRule
{
    /// <param name="step">The step.</param>
    /// <param name="token">The event, or the activity in which somebody calls for others.</param>
    /// <param name="isActivity">Whether it is the activity itself.</param>
    /// <param name="code">The code.</param>
    /// <param name="by">Who calls; null when the flow throws it.</param>
    public static void Throw(StepRun step, Token token, bool isActivity, string code, Performer? by)
    {
        Handler? handler = HandlerSearch.Find(
            step, token, isActivity, code,
            trigger => trigger is ExecutableTrigger.Escalation escalation ? new CaughtCode(escalation.Code) : null);
        step.Emit(new InstanceEvent.EscalationThrown(token.Element, code, handler?.Element, by) { At = step.Now });
        if (handler is not null)
        {
            EventRule.GoOn(step, handler.Purpose, handler.Token, handler.Element);
        }
    }
}
