using System.Collections.Immutable;
using System.Diagnostics;
using Pathways.Definitions;
using Pathways.Rules;

namespace Pathways.Engine;

/// <summary>
/// Does what a step says by a command to the engine. It also asks what hosts ask before the engine: whether the work is
/// for that role, and whether the form takes the answers.
/// </summary>
internal sealed class ScenarioActs(
    ExecutableProcess process, ImmutableDictionary<string, FormDefinition> forms, VirtualCase lived, ScenarioStart start)
{
    private static readonly Performer Somebody = new("scenario", null);

    private InstanceState State => lived.State;

    /// <summary>Does a step; gives why not.</summary>
    public Rejection? Do(ScenarioStep step) => step switch
    {
        ScenarioStep.Complete complete => Complete(complete),
        ScenarioStep.Start begun => lived.Do(new InstanceCommand.StartActivity(begun.Element, Somebody)),
        ScenarioStep.Message message => Deliver(message),
        ScenarioStep.Signal signal => Broadcast(signal),
        ScenarioStep.Set set => SetData(set),
        ScenarioStep.Fail fail => OnActivity(
            fail.Element, fail.Index, token => new InstanceCommand.FailActivity(token, fail.Code, Somebody)),
        ScenarioStep.Escalate escalate => OnActivity(
            escalate.Element, escalate.Index, token => new InstanceCommand.EscalateActivity(token, escalate.Code, Somebody)),
        ScenarioStep.Cancel cancel => OnActivity(
            cancel.Element, cancel.Index, token => new InstanceCommand.CancelActivity(token, Somebody)),
        ScenarioStep.Retry retry => Retry(retry),
        _ => throw new UnreachableException($"The step {step.GetType().Name} is no act."),
    };

    private Rejection? Complete(ScenarioStep.Complete step)
    {
        ImmutableArray<Token> open =
            [.. OpenWork.At(State, step.Element).Where(token => CompletionOf(token, step) is not null)];
        if (OpenWork.Choose(State, open, step.Index) is not { } token || CompletionOf(token, step) is not { } completion)
        {
            return NotOpen(step.Element, step.Index, open.Length);
        }

        Rejection? refusal = State.Tasks.Values.FirstOrDefault(task => task.Token == token.Number) is { } task
            ? RefuseRole(task, step) ?? RefuseAnswers(task, step)
            : null;
        return refusal ?? lived.Do(completion);
    }

    /// <summary>The command that completes the work at a token; null when nothing there can be completed.</summary>
    private InstanceCommand? CompletionOf(Token token, ScenarioStep.Complete step)
    {
        Performer by = Somebody with { Role = step.By };
        if (State.Tasks.Values.FirstOrDefault(task => task.Token == token.Number) is { } task)
        {
            return new InstanceCommand.CompleteTask(
                task.Id, step.With, by, LateReason: task.Due < lived.Now ? "late in the scenario" : null);
        }

        if (State.Jobs.Values.FirstOrDefault(job => job.Token == token.Number) is { } job)
        {
            return new InstanceCommand.CompleteJob(job.Id, step.With);
        }

        EventWait? wait = State.Waits.Values.FirstOrDefault(
            wait => wait.Token == token.Number && wait is { Purpose: WaitPurpose.Flow, Awaits: AwaitedEvent.Message });
        return process.FindAnywhere(token.Element) switch
        {
            ExecutableNode.ReceiveTask when wait is { Name: { } name } =>
                new InstanceCommand.DeliverMessage(name, step.With, by, null, wait.Number),
            ExecutableNode.SubProcess { Form: SubProcessForm.AdHoc } =>
                new InstanceCommand.CompleteActivity(token.Number, by),
            _ => null,
        };
    }

    /// <summary>The engine does not look at roles: hosts do. The name of a lane is a role too, in whatever case.</summary>
    private static Rejection? RefuseRole(OpenTask task, ScenarioStep.Complete step) =>
        step.By is { } role && !task.Roles.IsEmpty
        && !task.Roles.Concat(task.EscalatedRoles).Contains(role, StringComparer.OrdinalIgnoreCase)
            ? ScenarioRefusals.OtherRole(task, role)
            : null;

    private Rejection? RefuseAnswers(OpenTask task, ScenarioStep.Complete step)
    {
        if (task.Form is null || !forms.TryGetValue(task.Form, out FormDefinition? form))
        {
            return null;
        }

        EvaluationSettings settings = new() { Now = lived.Now, ZoneId = lived.Civil.ZoneId };
        AnswerProblem? refused = FormAnswers.Check(form, step.With, settings).FirstOrDefault(problem => !problem.IsQuestion);
        return refused is null ? null : ScenarioRefusals.AnswerRefused(task, refused);
    }

    private Rejection? Deliver(ScenarioStep.Message step) => State.Status == InstanceStatus.NotStarted
        ? start.ByMessage(step.Name, step.With)
        : lived.Do(new InstanceCommand.DeliverMessage(step.Name, step.With, Somebody, step.Key));

    private Rejection? Broadcast(ScenarioStep.Signal step) => State.Status == InstanceStatus.NotStarted
        ? start.BySignal(step.Name, step.With)
        : lived.Do(new InstanceCommand.BroadcastSignal(step.Name, step.With, Somebody));

    private Rejection? SetData(ScenarioStep.Set step) => State.Status == InstanceStatus.NotStarted
        ? start.Set(step.With)
        : lived.Do(new InstanceCommand.SetVariables(step.With, Somebody));

    private Rejection? Retry(ScenarioStep.Retry step) =>
        State.Incidents.Values.FirstOrDefault(incident => incident.Element == step.Element) is { } oldest
            ? lived.Do(new InstanceCommand.RetryIncident(oldest.Number, Somebody))
            : ScenarioRefusals.NoIncident(step.Element, State);

    private Rejection? OnActivity(ElementId element, int? index, Func<long, InstanceCommand> command)
    {
        ImmutableArray<Token> open = OpenWork.At(State, element);
        return OpenWork.Choose(State, open, index) is { } token
            ? lived.Do(command(token.Number))
            : NotOpen(element, index, open.Length);
    }

    private Rejection NotOpen(ElementId element, int? index, int count) =>
        ScenarioRefusals.NotOpen(element, index, count, OpenWork.WaitingPlaces(process, State));
}
