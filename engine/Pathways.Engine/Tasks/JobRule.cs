using Pathways.Definitions;

namespace Pathways.Engine;

/// <summary>
/// Work of other systems: service tasks, and send tasks. It leaves as an effect with a key of its own, and the flow goes on
/// when it is reported.
/// </summary>
internal static class JobRule
{
    public static void Work(StepRun step, Token token, ExecutableNode.ServiceTask task) => Request(step, token, task, task.By);

    /// <summary>A message with a template leaves by our own sender; without one another system sends it.</summary>
    public static void Work(StepRun step, Token token, ExecutableNode.SendTask task)
    {
        if (task is not { Template: { } template, To: { } to })
        {
            Request(step, token, task, task.By);
            return;
        }

        step.Emit(new InstanceEvent.MessageRequested(
            JobId.Of(task.Id, step.State.NextNumber), token.Number, task.Id, template, to,
            VariablesRule.InputsOf(step, token, task))
        { At = step.Now });
    }

    public static Rejection? Complete(StepRun step, InstanceCommand.CompleteJob command)
    {
        if (!step.State.Jobs.TryGetValue(command.Job, out PendingJob? job))
        {
            return Reasons.JobGone(command.Job);
        }

        step.Emit(new InstanceEvent.JobCompleted(job.Id, job.Element, HasFailed: false) { At = step.Now });
        Token token = step.State.Tokens[job.Token];
        ExecutableNode task = step.Node(token);
        VariablesRule.Take(step, token, task, command.Report);
        SequenceFlowRule.Leave(step, token, task);
        return null;
    }

    public static Rejection? Fail(StepRun step, InstanceCommand.FailJob command)
    {
        if (!step.State.Jobs.TryGetValue(command.Job, out PendingJob? job))
        {
            return Reasons.JobGone(command.Job);
        }

        Token token = step.State.Tokens[job.Token];
        if (command.Error is { } error)
        {
            // Where the error goes, the work goes with its task: withdrawn by the handler, or by the incident.
            return ErrorEventRule.Fail(step, token, error, command.By)
                ? null
                : Reasons.JobGone(command.Job);
        }

        step.Emit(new InstanceEvent.JobCompleted(job.Id, job.Element, HasFailed: true) { At = step.Now });
        Rejection reason = step.Node(token) is ExecutableNode.SendTask
            ? Reasons.SendingFailed(job.Element, command.Why)
            : Reasons.ServiceFailed(job.Element, command.Why);
        IncidentRule.Raise(step, token, IncidentPhase.Working, reason);
        return null;
    }

    private static void Request(StepRun step, Token token, ExecutableNode task, OutsideWork by) =>
        step.Emit(new InstanceEvent.WorkRequested(
            JobId.Of(task.Id, step.State.NextNumber), token.Number, task.Id, VariablesRule.InputsOf(step, token, task))
        { At = step.Now, By = by });
}
