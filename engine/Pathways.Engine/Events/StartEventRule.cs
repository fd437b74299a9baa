using Pathways.Definitions;

namespace Pathways.Engine;

/// <summary>None and message start events: where an instance begins.</summary>
internal static class StartEventRule
{
    public static Rejection? Start(StepRun step, InstanceCommand.Start command)
    {
        if (Choose(step.Process, command) is not { } start)
        {
            return Reasons.NoSuchStart(command, step.Process);
        }

        var followed = new ProcessReference(step.Process.Key, step.Process.Version, step.Process.ContentHash);
        step.Emit(new InstanceEvent.InstanceStarted(followed, command.Message, command.By) { At = step.Now });
        if (command.Variables.Count > 0)
        {
            step.Emit(new InstanceEvent.VariablesSet(command.Variables, start.Id, command.By) { At = step.Now });
        }

        EventSubProcessRule.Listen(step, 0);
        step.Arrive(start.Id, scope: 0, via: null);
        return null;
    }

    /// <summary>
    /// The start event named; else the one of the message; else the plain one; else the only one there is, since a
    /// person
    /// may enter by hand what a message would have brought.
    /// </summary>
    private static ExecutableNode.StartEvent? Choose(ExecutableProcess process, InstanceCommand.Start command)
    {
        ExecutableNode.StartEvent[] starts = [.. process.StartEvents];
        if (command.StartEvent is { } named)
        {
            return Array.Find(starts, start => start.Id == named);
        }

        // A start with triggers of another kind is chosen by its name.
        return Array.Find(starts, start => command.Message is null
                ? start.Triggers.IsEmpty
                : start.Triggers.Any(trigger => trigger is ExecutableTrigger.Message message && message.Name == command.Message))
            ?? (command.Message is null && starts.Length == 1 ? starts[0] : null);
    }
}
