using Pathways.Definitions;

namespace Pathways.Engine;

/// <summary>Where an instance begins: at one start event, or without any at everything to which nothing leads.</summary>
internal static class StartEventRule
{
    public static Rejection? Start(StepRun step, InstanceCommand.Start command)
    {
        ExecutableNode.StartEvent? start = Choose(step.Process, command);
        if (start is null && !BeginsWithout(step.Process, command))
        {
            return Reasons.NoSuchStart(command, step.Process);
        }

        var followed = new ProcessReference(step.Process.Key, step.Process.Version, step.Process.ContentHash);
        step.Emit(new InstanceEvent.InstanceStarted(followed, command.Message, command.By) { At = step.Now });
        if (command.Variables.Count > 0)
        {
            step.Emit(new InstanceEvent.VariablesSet(command.Variables, start?.Id, command.By) { At = step.Now });
        }

        EventSubProcessRule.Listen(step, 0);
        foreach (ElementId element in start is null ? step.Process.Content.Starts : [start.Id])
        {
            Begin(step, element, start?.Behind);
        }

        return null;
    }

    /// <summary>Behind an event-based gateway the flow has come through the gateway.</summary>
    private static void Begin(StepRun step, ElementId element, ElementId? behind)
    {
        if (behind is not { } gateway)
        {
            step.Arrive(element, scope: 0, via: null);
            return;
        }

        Token passed = step.Activate(gateway, scope: 0, via: null);
        SequenceFlowRule.Leave(step, passed, [step.Node(passed).Outgoing.First(flow => flow.To == element)]);
    }

    private static bool BeginsWithout(ExecutableProcess process, InstanceCommand.Start command) =>
        command is { StartEvent: null, Message: null } && !process.StartEvents.Any();

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
