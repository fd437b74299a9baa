using Pathways.Definitions;

namespace Pathways.Engine;

/// <summary>Intermediate message events and receive tasks: the flow waits for a message.</summary>
internal static class MessageCatchRule
{
    public static void Work(StepRun step, Token token, ExecutableNode.MessageCatch catching) =>
        step.Emit(new InstanceEvent.MessageAwaited(token.Number, catching.Id, catching.Message) { At = step.Now });

    /// <summary>Gives a message to the token that has waited longest for it.</summary>
    public static Rejection? Deliver(StepRun step, InstanceCommand.DeliverMessage command)
    {
        MessageWait? wait = step.State.MessageWaits.Values.FirstOrDefault(wait => wait.Message == command.Message);
        if (wait is null)
        {
            return Reasons.MessageNotAwaited(command, step.State);
        }

        step.Emit(new InstanceEvent.MessageReceived(wait.Token, wait.Element, wait.Message, command.By) { At = step.Now });
        if (command.Payload.Count > 0)
        {
            step.Emit(new InstanceEvent.VariablesSet(command.Payload, wait.Element, command.By) { At = step.Now });
        }

        SequenceFlowRule.Leave(step, step.State.Tokens[wait.Token], step.Node(wait.Element));
        return null;
    }
}
