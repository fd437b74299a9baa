using Pathways.Rules;

namespace Pathways.Engine;

/// <summary>Signals: everything that listens hears them; when nothing does, nothing happens.</summary>
internal static class SignalEventRule
{
    public static Rejection? Broadcast(StepRun step, InstanceCommand.BroadcastSignal command)
    {
        Hear(step, command.Signal, command.Payload, command.By);
        return null;
    }

    /// <summary>A signal is given: to this case at once, to other cases by whoever reads the event.</summary>
    public static void Throw(StepRun step, Token token, string signal)
    {
        step.Emit(new InstanceEvent.SignalThrown(step.State.NextNumber, token.Element, signal) { At = step.Now });
        Hear(step, signal, FeelContext.Empty, null);
    }

    private static void Hear(StepRun step, string signal, FeelContext payload, Performer? by)
    {
        foreach (EventWait wait in step.State.Waits.Values)
        {
            // Those that listened when it was given; one that hears it may have ended another.
            if (wait.Awaits == AwaitedEvent.Signal && wait.Name == signal && step.State.Waits.ContainsKey(wait.Number))
            {
                EventRule.Came(step, wait, payload, by);
            }
        }
    }
}
