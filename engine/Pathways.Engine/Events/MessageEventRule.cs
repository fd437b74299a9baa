using Pathways.Definitions;
using Pathways.Rules;

namespace Pathways.Engine;

/// <summary>Messages: each goes to the one wait that has waited for it longest.</summary>
internal static class MessageEventRule
{
    public static Rejection? Deliver(StepRun step, InstanceCommand.DeliverMessage command)
    {
        EventWait? wait = step.State.Waits.Values.FirstOrDefault(wait => IsFor(wait, command));
        if (wait is null)
        {
            return Reasons.MessageNotAwaited(command, step.State);
        }

        EventRule.Came(step, wait, command.Payload, command.By);
        return null;
    }

    /// <summary>
    /// A message leaves with what the drawing maps for it, nothing else of the case, and the flow goes on. With a template a
    /// person is told too.
    /// </summary>
    public static void Throw(StepRun step, Token token, ExecutableResult.Message message)
    {
        FeelContext values = VariablesRule.InputsOf(step, token, step.Node(token));
        step.Emit(new InstanceEvent.MessageThrown(step.State.NextNumber, token.Element, message.Name)
        {
            At = step.Now,
            Values = values.Count == 0 ? null : values,
        });
        if (message is { Template: { } template, To: { } to })
        {
            step.Emit(new InstanceEvent.NotificationRequested(
                step.State.NextNumber, template, [to], token.Element, null)
            { At = step.Now });
        }
    }

    private static bool IsFor(EventWait wait, InstanceCommand.DeliverMessage command) =>
        wait.Awaits == AwaitedEvent.Message
        && wait.Name == command.Message
        && (command.Wait is null || command.Wait == wait.Number)
        && (command.Key is null || wait.Key is null || wait.Key == command.Key);
}
