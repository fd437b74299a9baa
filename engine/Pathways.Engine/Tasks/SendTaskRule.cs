using Pathways.Definitions;

namespace Pathways.Engine;

/// <summary>
/// Send tasks: the message leaves as an effect with a key of its own, and the flow goes on when its sending is
/// reported.
/// </summary>
internal static class SendTaskRule
{
    public static void Work(StepRun step, Token token, ExecutableNode.SendTask task) =>
        step.Emit(new InstanceEvent.MessageRequested(
            JobId.Of(task.Id, step.State.NextNumber), token.Number, task.Id, task.Template, task.To,
            VariablesRule.InputsOf(step, task.Data))
        { At = step.Now });

    public static Rejection? Complete(StepRun step, InstanceCommand.CompleteJob command)
    {
        if (!step.State.Jobs.TryGetValue(command.Job, out PendingJob? job))
        {
            return Reasons.JobGone(command.Job);
        }

        step.Emit(new InstanceEvent.JobCompleted(job.Id, job.Element, HasFailed: false) { At = step.Now });
        var task = (ExecutableNode.SendTask)step.Node(job.Element);
        VariablesRule.Take(step, task.Id, task.Data, command.Report);
        SequenceFlowRule.Leave(step, step.State.Tokens[job.Token], task);
        return null;
    }

    public static Rejection? Fail(StepRun step, InstanceCommand.FailJob command)
    {
        if (!step.State.Jobs.TryGetValue(command.Job, out PendingJob? job))
        {
            return Reasons.JobGone(command.Job);
        }

        step.Emit(new InstanceEvent.JobCompleted(job.Id, job.Element, HasFailed: true) { At = step.Now });
        IncidentRule.Raise(
            step, step.State.Tokens[job.Token], IncidentPhase.Working, Reasons.SendingFailed(job.Element, command.Why));
        return null;
    }
}
