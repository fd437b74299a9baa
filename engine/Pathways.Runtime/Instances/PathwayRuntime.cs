using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Pathways.Care;
using Pathways.Definitions;
using Pathways.Engine;
using Pathways.Rules;

namespace Pathways.Runtime;

/// <summary>
/// The shell around the engine: loads a case, lets the engine decide, writes everything that follows in one transaction.
/// When somebody else was quicker, it loads and decides again. Whether the actor may do this is asked before
/// (<c>AccessPolicy</c>). Safe for use by many threads and many processes.
/// </summary>
/// <param name="instances">Keeps the cases.</param>
/// <param name="definitions">Published versions, compiled.</param>
/// <param name="times">Zones and working days of networks.</param>
/// <param name="clock">The installation's clock; read once per command.</param>
/// <param name="logger">Gets ids only, never values.</param>
public sealed class PathwayRuntime(
    IInstanceStore instances,
    PublishedDefinitions definitions,
    NetworkTimes times,
    TimeProvider clock,
    ILogger<PathwayRuntime> logger)
{
    private readonly CommandExecution execution = new(instances, definitions, times, clock, logger);

    /// <summary>Starts a case.</summary>
    /// <param name="command">Sent again with each repetition.</param>
    /// <param name="actor">Who starts it.</param>
    /// <param name="request">Which pathway, for whom.</param>
    /// <param name="cancellationToken">Stops before the transaction is sent.</param>
    public Task<CommandOutcome> StartAsync(
        CommandId command, Actor actor, StartRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(request);
        return execution.StartAsync(command, actor, request, cancellationToken);
    }

    /// <summary>Completes a task.</summary>
    /// <param name="command">Sent again with each repetition.</param>
    /// <param name="actor">Who completes it.</param>
    /// <param name="completion">Which task, with what.</param>
    /// <param name="cancellationToken">Stops before the transaction is sent.</param>
    public Task<CommandOutcome> CompleteTaskAsync(
        CommandId command, Actor actor, TaskCompletion completion, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(completion);
        InstanceCommand.CompleteTask complete =
            new(completion.Task, completion.Answers, Performers.Of(actor), completion.DoneOn, completion.LateReason)
            {
                AnsweredBy = completion.Confirmed is { } invitation ? Performers.Of(invitation.Guest) : null,
            };
        return RunAsync(command, actor, completion.InstanceId, complete, cancellationToken);
    }

    /// <summary>Completes a task by the answer of a guest; the invitation closes in the same transaction.</summary>
    /// <param name="invitation">The invitation; one answer for each, however often it is sent.</param>
    /// <param name="task">The task as it was just read.</param>
    /// <param name="answers">What its form was answered with.</param>
    /// <param name="cancellationToken">Stops before the transaction is sent.</param>
    public Task<CommandOutcome> AnswerAsGuestAsync(
        GuestInvitation invitation, TaskRow task, FeelContext answers, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(invitation);
        ArgumentNullException.ThrowIfNull(task);
        InstanceCommand.CompleteTask complete =
            new(new TaskId(task.TaskId), answers, Performers.Of(invitation.Guest)) { Holder = task.Assignee?.ToString() };
        return execution.RunAsync(
            new CommandId(invitation.Id), invitation.Guest, invitation.InstanceId, complete,
            new CommandCause(Job: null, Invitation: invitation.Id), cancellationToken);
    }

    /// <summary>Takes a task, so that others see that someone is at it.</summary>
    /// <param name="command">Sent again with each repetition.</param>
    /// <param name="actor">Who takes it.</param>
    /// <param name="instanceId">The case.</param>
    /// <param name="task">The task.</param>
    /// <param name="cancellationToken">Stops before the transaction is sent.</param>
    public Task<CommandOutcome> ClaimTaskAsync(
        CommandId command, Actor actor, Guid instanceId, TaskId task, CancellationToken cancellationToken) =>
        RunAsync(command, actor, instanceId, new InstanceCommand.ClaimTask(task, Performers.Of(actor)), cancellationToken);

    /// <summary>Gives a task back.</summary>
    /// <param name="command">Sent again with each repetition.</param>
    /// <param name="actor">Who gives it back.</param>
    /// <param name="instanceId">The case.</param>
    /// <param name="task">The task.</param>
    /// <param name="cancellationToken">Stops before the transaction is sent.</param>
    public Task<CommandOutcome> ReleaseTaskAsync(
        CommandId command, Actor actor, Guid instanceId, TaskId task, CancellationToken cancellationToken) =>
        RunAsync(command, actor, instanceId, new InstanceCommand.ReleaseTask(task, Performers.Of(actor)), cancellationToken);

    /// <summary>Gives a task to somebody by name.</summary>
    /// <param name="command">Sent again with each repetition.</param>
    /// <param name="actor">Who gives it.</param>
    /// <param name="handover">Which task, to whom.</param>
    /// <param name="cancellationToken">Stops before the transaction is sent.</param>
    public Task<CommandOutcome> ReassignTaskAsync(
        CommandId command, Actor actor, TaskHandover handover, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(handover);
        InstanceCommand.ReassignTask reassign = new(
            handover.Task, Performers.Of(handover.To), handover.Note, handover.Holder?.ToString(), Performers.Of(actor));
        return RunAsync(command, actor, handover.InstanceId, reassign, cancellationToken);
    }

    /// <summary>Moves a running case to another published version of its pathway, whole or not at all.</summary>
    /// <param name="command">Sent again with each repetition.</param>
    /// <param name="actor">Who moves it.</param>
    /// <param name="instanceId">The case.</param>
    /// <param name="migration">Where to.</param>
    /// <param name="cancellationToken">Stops before the transaction is sent.</param>
    public Task<CommandOutcome> MigrateAsync(
        CommandId command, Actor actor, Guid instanceId, CaseMigration migration, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(migration);
        return execution.MigrateAsync(command, actor, instanceId, migration, cancellationToken);
    }

    /// <summary>Changes the data of a case.</summary>
    /// <param name="command">Sent again with each repetition.</param>
    /// <param name="actor">Who changes them.</param>
    /// <param name="instanceId">The case.</param>
    /// <param name="variables">The new values; names not mentioned keep theirs.</param>
    /// <param name="cancellationToken">Stops before the transaction is sent.</param>
    public Task<CommandOutcome> SetVariablesAsync(
        CommandId command, Actor actor, Guid instanceId, FeelContext variables, CancellationToken cancellationToken) =>
        RunAsync(command, actor, instanceId, new InstanceCommand.SetVariables(variables, Performers.Of(actor)), cancellationToken);

    /// <summary>Gives a signal to a case: everything in it that listens hears it.</summary>
    /// <param name="command">Sent again with each repetition.</param>
    /// <param name="actor">Who asks for it.</param>
    /// <param name="instanceId">The case.</param>
    /// <param name="signal">Name of the signal.</param>
    /// <param name="payload">What it says; becomes variables when somebody listens.</param>
    /// <param name="cancellationToken">Stops before the transaction is sent.</param>
    public Task<CommandOutcome> GiveSignalAsync(
        CommandId command, Actor actor, Guid instanceId, string signal, FeelContext payload, CancellationToken cancellationToken) =>
        RunAsync(command, actor, instanceId, new InstanceCommand.BroadcastSignal(signal, payload, Performers.Of(actor)), cancellationToken);

    /// <summary>Starts an activity of an ad-hoc sub-process.</summary>
    /// <param name="command">Sent again with each repetition.</param>
    /// <param name="actor">Who asks for it.</param>
    /// <param name="instanceId">The case.</param>
    /// <param name="activity">The activity.</param>
    /// <param name="cancellationToken">Stops before the transaction is sent.</param>
    public Task<CommandOutcome> StartActivityAsync(
        CommandId command, Actor actor, Guid instanceId, ElementId activity, CancellationToken cancellationToken) =>
        RunAsync(command, actor, instanceId, new InstanceCommand.StartActivity(activity, Performers.Of(actor)), cancellationToken);

    /// <summary>Ends an ad-hoc sub-process whose people say that it is over.</summary>
    /// <param name="command">Sent again with each repetition.</param>
    /// <param name="actor">Who asks for it.</param>
    /// <param name="instanceId">The case.</param>
    /// <param name="token">Number of its token.</param>
    /// <param name="cancellationToken">Stops before the transaction is sent.</param>
    public Task<CommandOutcome> CompleteActivityAsync(
        CommandId command, Actor actor, Guid instanceId, long token, CancellationToken cancellationToken) =>
        RunAsync(command, actor, instanceId, new InstanceCommand.CompleteActivity(token, Performers.Of(actor)), cancellationToken);

    /// <summary>Leaves optional work undone, or work of an ad-hoc sub-process.</summary>
    /// <param name="command">Sent again with each repetition.</param>
    /// <param name="actor">Who asks for it.</param>
    /// <param name="instanceId">The case.</param>
    /// <param name="token">Number of its token.</param>
    /// <param name="cancellationToken">Stops before the transaction is sent.</param>
    public Task<CommandOutcome> CancelActivityAsync(
        CommandId command, Actor actor, Guid instanceId, long token, CancellationToken cancellationToken) =>
        RunAsync(command, actor, instanceId, new InstanceCommand.CancelActivity(token, Performers.Of(actor)), cancellationToken);

    /// <summary>Reports that an activity failed with an error that the drawing may foresee.</summary>
    /// <param name="command">Sent again with each repetition.</param>
    /// <param name="actor">Who asks for it.</param>
    /// <param name="instanceId">The case.</param>
    /// <param name="token">Number of its token.</param>
    /// <param name="code">Code of the error.</param>
    /// <param name="cancellationToken">Stops before the transaction is sent.</param>
    public Task<CommandOutcome> FailActivityAsync(
        CommandId command, Actor actor, Guid instanceId, long token, string code, CancellationToken cancellationToken) =>
        RunAsync(command, actor, instanceId, new InstanceCommand.FailActivity(token, code, Performers.Of(actor)), cancellationToken);

    /// <summary>Calls for others from an activity.</summary>
    /// <param name="command">Sent again with each repetition.</param>
    /// <param name="actor">Who asks for it.</param>
    /// <param name="instanceId">The case.</param>
    /// <param name="token">Number of its token.</param>
    /// <param name="code">Code of the escalation.</param>
    /// <param name="cancellationToken">Stops before the transaction is sent.</param>
    public Task<CommandOutcome> EscalateActivityAsync(
        CommandId command, Actor actor, Guid instanceId, long token, string code, CancellationToken cancellationToken) =>
        RunAsync(command, actor, instanceId, new InstanceCommand.EscalateActivity(token, code, Performers.Of(actor)), cancellationToken);

    /// <summary>Tries again where an incident stopped the flow.</summary>
    /// <param name="command">Sent again with each repetition.</param>
    /// <param name="actor">Who asks for it.</param>
    /// <param name="instanceId">The case.</param>
    /// <param name="incident">Number of the incident.</param>
    /// <param name="cancellationToken">Stops before the transaction is sent.</param>
    public Task<CommandOutcome> RetryIncidentAsync(
        CommandId command, Actor actor, Guid instanceId, long incident, CancellationToken cancellationToken) =>
        RunAsync(command, actor, instanceId, new InstanceCommand.RetryIncident(incident, Performers.Of(actor)), cancellationToken);

    /// <summary>Leaves out what an incident stopped; the flow goes on behind it.</summary>
    /// <param name="command">Sent again with each repetition.</param>
    /// <param name="actor">Who asks for it.</param>
    /// <param name="instanceId">The case.</param>
    /// <param name="incident">Number of the incident.</param>
    /// <param name="why">The reason, for the history; not blank.</param>
    /// <param name="cancellationToken">Stops before the transaction is sent.</param>
    public Task<CommandOutcome> SkipIncidentAsync(
        CommandId command, Actor actor, Guid instanceId, long incident, string why, CancellationToken cancellationToken) =>
        RunAsync(command, actor, instanceId, new InstanceCommand.SkipIncident(incident, why, Performers.Of(actor)), cancellationToken);

    /// <summary>Ends a case at once.</summary>
    /// <param name="command">Sent again with each repetition.</param>
    /// <param name="actor">Who ends it.</param>
    /// <param name="instanceId">The case.</param>
    /// <param name="why">The reason, for the history; not blank.</param>
    /// <param name="cancellationToken">Stops before the transaction is sent.</param>
    public Task<CommandOutcome> CancelAsync(
        CommandId command, Actor actor, Guid instanceId, string why, CancellationToken cancellationToken) =>
        RunAsync(command, actor, instanceId, new InstanceCommand.Cancel(why, Performers.Of(actor)), cancellationToken);

    /// <summary>Delivers a message to the one case that waits for it.</summary>
    /// <param name="command">Sent again with each repetition.</param>
    /// <param name="actor">Who sent it.</param>
    /// <param name="message">The message.</param>
    /// <param name="cancellationToken">Stops before the transaction is sent.</param>
    public async Task<CommandOutcome> DeliverMessageAsync(
        CommandId command, Actor actor, IncomingMessage message, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(message);
        string? key = message.Key;
        if (message.InstanceId is not { } instanceId)
        {
            // A repetition comes when its case does not wait any more, so it is recognised before looking for one.
            CommandAnswer? first = await instances.FindAnswerAsync(actor.Network, command, cancellationToken);
            if (first is not null)
            {
                return new CommandOutcome.Done(first.InstanceId, first.Revision, IsRepetition: true);
            }

            (string? Key, Guid Case)[] waiting = await FindWaitingAsync(actor.Network, message, cancellationToken);
            if (waiting.Select(wait => wait.Case).Distinct().Count() != 1)
            {
                return new CommandOutcome.Refused(waiting.Length == 0
                    ? Refusals.NobodyWaits(message.Name)
                    : Refusals.SeveralWait(message.Name, waiting.Length));
            }

            (key, instanceId) = waiting[0];
        }

        InstanceCommand.DeliverMessage deliver = new(message.Name, message.Payload, Performers.Of(actor), key);
        return await RunAsync(command, actor, instanceId, deliver, cancellationToken);
    }

    /// <summary>A person tells a case what one of its waits listens for.</summary>
    /// <param name="command">Sent again with each repetition.</param>
    /// <param name="actor">Who tells it.</param>
    /// <param name="instanceId">The case.</param>
    /// <param name="message">Name of the message.</param>
    /// <param name="wait">Number of the wait.</param>
    /// <param name="cancellationToken">Stops before the transaction is sent.</param>
    public Task<CommandOutcome> TellCaseAsync(
        CommandId command, Actor actor, Guid instanceId, string message, long wait, CancellationToken cancellationToken) =>
        RunAsync(
            command, actor, instanceId,
            new InstanceCommand.DeliverMessage(message, FeelContext.Empty, Performers.Of(actor), Wait: wait), cancellationToken);

    /// <summary>Fires the timer of a leased job; the job goes with the commit.</summary>
    /// <param name="job">A job of kind <see cref="JobKind.Timer"/>.</param>
    /// <param name="cancellationToken">Stops before the transaction is sent.</param>
    /// <returns>Refused means that nothing is left to do (the timer is gone), or not yet (<c>PW2111</c>).</returns>
    public Task<CommandOutcome> FireTimerAsync(LeasedJob job, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(job);
        return execution.RunAsync(job, new InstanceCommand.FireTimer(new TimerId(job.Key)), cancellationToken);
    }

    /// <summary>Fires a timer under a command id of the caller's choice: a past that is told twice is the same twice.</summary>
    /// <param name="command">Not used before.</param>
    /// <param name="job">A job of kind <see cref="JobKind.Timer"/>.</param>
    /// <param name="cancellationToken">Stops before the transaction is sent.</param>
    public Task<CommandOutcome> FireTimerAsync(CommandId command, LeasedJob job, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(job);
        return execution.RunAsync(command, job, new InstanceCommand.FireTimer(new TimerId(job.Key)), cancellationToken);
    }

    /// <summary>
    /// Fires the timers of leased jobs of different cases in one transaction. A null answer means that the job has to be
    /// done by <see cref="FireTimerAsync(LeasedJob, CancellationToken)"/>: a case of the batch was overtaken.
    /// </summary>
    /// <param name="jobs">Jobs of kind <see cref="JobKind.Timer"/>, one for each case.</param>
    /// <param name="cancellationToken">Stops before the transaction is sent.</param>
    public Task<ImmutableArray<CommandOutcome?>> FireTimersAsync(
        ImmutableArray<LeasedJob> jobs, CancellationToken cancellationToken) =>
        execution.RunTogetherAsync(jobs, job => new InstanceCommand.FireTimer(new TimerId(job.Key)), cancellationToken);

    /// <summary>Reports that work which had left a case is done: the case goes on, the job goes with the commit.</summary>
    /// <param name="command">Sent again with each repetition.</param>
    /// <param name="actor">Who did it: the platform, or another system.</param>
    /// <param name="job">The job of a message or of a service task.</param>
    /// <param name="report">What came back; becomes variables.</param>
    /// <param name="cancellationToken">Stops before the transaction is sent.</param>
    public Task<CommandOutcome> CompleteJobAsync(
        CommandId command, Actor actor, LeasedJob job, FeelContext report, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(job);
        return RunAsync(command, actor, job, new InstanceCommand.CompleteJob(new JobId(job.Key), report), cancellationToken);
    }

    /// <summary>Reports that work which had left a case cannot be done: the case gets an incident, the job goes.</summary>
    /// <param name="command">Sent again with each repetition.</param>
    /// <param name="actor">Who tried: the platform, or another system.</param>
    /// <param name="job">The job of a message or of a service task.</param>
    /// <param name="why">What went wrong, fit to show to a person; no clinical values.</param>
    /// <param name="error">Code of an error that the drawing may catch; null when it just could not be done.</param>
    /// <param name="cancellationToken">Stops before the transaction is sent.</param>
    public Task<CommandOutcome> FailJobAsync(
        CommandId command, Actor actor, LeasedJob job, string why, string? error, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(job);
        return RunAsync(
            command, actor, job, new InstanceCommand.FailJob(new JobId(job.Key), why) { Error = error }, cancellationToken);
    }

    /// <summary>Delivers a kept message to the wait that a job tells of; message and job go with the commit.</summary>
    /// <param name="job">A job of kind <see cref="JobKind.Continuation"/>.</param>
    /// <param name="message">The message.</param>
    /// <param name="wait">Number of the wait.</param>
    /// <param name="cancellationToken">Stops before the transaction is sent.</param>
    internal Task<CommandOutcome> DeliverKeptAsync(
        LeasedJob job, KeptMessage message, long wait, CancellationToken cancellationToken) => execution.RunAsync(
            new CommandId(message.Id),
            message.By,
            job.InstanceId,
            new InstanceCommand.DeliverMessage(message.Name, message.Payload, Performers.Of(message.By), Wait: wait),
            new CommandCause(job.Lease, message.Id),
            cancellationToken);

    /// <summary>Lets a case hear a signal that somebody else gave; the job goes with the commit.</summary>
    /// <param name="job">A job of kind <see cref="JobKind.Continuation"/>.</param>
    /// <param name="signal">Name of the signal.</param>
    /// <param name="cancellationToken">Stops before the transaction is sent.</param>
    internal Task<CommandOutcome> HearSignalAsync(LeasedJob job, string signal, CancellationToken cancellationToken) =>
        execution.RunAsync(job, new InstanceCommand.BroadcastSignal(signal, FeelContext.Empty, Performer.System), cancellationToken);

    /// <summary>Plans again what counts working days, since holidays or closing days of the network changed.</summary>
    /// <param name="network">The network.</param>
    /// <param name="instanceId">The case.</param>
    /// <param name="cancellationToken">Stops before the transaction is sent.</param>
    internal Task<CommandOutcome> ReplanWorkingDaysAsync(NetworkId network, Guid instanceId, CancellationToken cancellationToken) =>
        RunAsync(CommandId.New(), Actor.Platform(network), instanceId, new InstanceCommand.ReplanWorkingDays(), cancellationToken);

    /// <summary>The cases that wait for what a message carries or says; only when there are none, its patient's.</summary>
    private async Task<(string? Key, Guid Case)[]> FindWaitingAsync(
        NetworkId network, IncomingMessage message, CancellationToken cancellationToken)
    {
        List<(string? Key, Guid Case)> found = [];
        foreach (string key in message.CorrelationKeys)
        {
            bool isPatient = message.Key is null && !message.SaidKeys.Contains(key);
            if (isPatient && found.Count > 0)
            {
                break;
            }

            found.AddRange((await instances.FindWaitingForMessageAsync(network, message.Name, key, cancellationToken))
                .Select(waiting => (isPatient ? null : key, waiting)));
        }

        return [.. found];
    }

    private Task<CommandOutcome> RunAsync(
        CommandId id, Actor actor, LeasedJob job, InstanceCommand command, CancellationToken cancellationToken) =>
        execution.RunAsync(id, actor, job.InstanceId, command, new CommandCause(job.Lease), cancellationToken);

    private Task<CommandOutcome> RunAsync(
        CommandId id, Actor actor, Guid instanceId, InstanceCommand command, CancellationToken cancellationToken) =>
        execution.RunAsync(id, actor, instanceId, command, CommandCause.Request, cancellationToken);
}
