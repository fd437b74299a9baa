using System.Collections.Immutable;
using Pathways.Engine;

namespace Pathways.Runtime;

/// <summary>Collects rows event by event. What was opened and closed within one step leaves its trace, but no promise.</summary>
/// <param name="instance">The case before the command.</param>
/// <param name="after">Its state after it.</param>
/// <param name="command">Who asked for what, when.</param>
/// <param name="isOfJob">Whether the command executes a job, which goes with the lease and need not be cancelled.</param>
internal sealed class ProjectedRows(InstanceRow instance, InstanceState after, CommandRow command, bool isOfJob)
{
    private readonly Dictionary<TaskId, TaskRow> opened = [];
    private readonly Dictionary<TaskId, TaskRow> changed = [];
    private readonly Dictionary<JobKey, JobRow> jobs = [];
    private readonly Dictionary<string, SubscriptionRow> subscriptions = [];
    private readonly List<ClosedTask> closedTasks = [];
    private readonly HashSet<JobKey> cancelledJobs = [];
    private readonly List<string> endedSubscriptions = [];
    private readonly List<OutboxRow> outbox = [];
    private readonly List<SentMessage> sent = [];
    private readonly List<GivenSignal> signals = [];
    private readonly Dictionary<string, IncidentRow> incidents = [];
    private readonly List<string> resolved = [];

    public ImmutableArray<TaskRow> OpenedTasks => [.. opened.Values];

    public ImmutableArray<TaskRow> ChangedTasks => [.. changed.Values];

    public ImmutableArray<ClosedTask> ClosedTasks => [.. closedTasks];

    public ImmutableArray<JobRow> Jobs => [.. jobs.Values];

    public ImmutableArray<JobKey> CancelledJobs => [.. cancelledJobs];

    public ImmutableArray<SubscriptionRow> Subscriptions => [.. subscriptions.Values];

    public ImmutableArray<string> EndedSubscriptions => [.. endedSubscriptions];

    public ImmutableArray<OutboxRow> Outbox => [.. outbox];

    public ImmutableArray<SentMessage> SentMessages => [.. sent];

    public ImmutableArray<GivenSignal> Signals => [.. signals];

    public ImmutableArray<IncidentRow> Incidents => [.. incidents.Values];

    public ImmutableArray<string> ResolvedIncidents => [.. resolved];

    /// <summary>Takes in one event. Events that only tell the way of the flow leave no row but their own.</summary>
    public void Take(InstanceEvent happened)
    {
        switch (happened)
        {
            case InstanceEvent.TaskOpened { Task: var task }:
                opened[task.Id] = ToRow(task);
                break;
            case InstanceEvent.TaskClaimed claimed:
                ShowAgain(claimed.Task);
                break;
            case InstanceEvent.TaskReleased released:
                ShowAgain(released.Task);
                break;
            case InstanceEvent.TaskReassigned given:
                ShowAgain(given.Task);
                break;
            case InstanceEvent.TaskEscalated escalated:
                ShowAgain(escalated.Task);
                break;
            case InstanceEvent.TaskReplanned replanned:
                ShowAgain(replanned.Task);
                break;
            case InstanceEvent.TaskRedrawn redrawn:
                ShowAgain(redrawn.Task.Id);
                break;
            case InstanceEvent.InstanceMigrated:
                foreach (TaskId id in after.Tasks.Keys)
                {
                    ShowAgain(id);
                }

                break;
            case InstanceEvent.TaskCompleted done:
                closedTasks.Add(new ClosedTask(
                    done.Task.ToString(), true, done.At, Performers.PersonOf(done.By), done.DoneOn));
                break;
            case InstanceEvent.TaskWithdrawn gone:
                closedTasks.Add(new ClosedTask(gone.Task.ToString(), false, gone.At, null, null));
                break;
            case InstanceEvent.TimerArmed armed:
                Promise(new JobRow(JobKind.Timer, armed.Timer.Id.ToString(), armed.Timer.Due));
                break;
            case InstanceEvent.TimerReplanned { Timer: var again }:
                Promise(new JobRow(JobKind.Timer, again.Id.ToString(), again.Due));
                break;
            case InstanceEvent.TimerFired fired:
                Finish(new JobKey(JobKind.Timer, fired.Timer.ToString()));
                break;
            case InstanceEvent.TimerSkipped skipped:
                Finish(new JobKey(JobKind.Timer, skipped.Timer.ToString()));
                break;
            case InstanceEvent.TimerCancelled cancelled:
                Drop(new JobKey(JobKind.Timer, cancelled.Timer.ToString()));
                break;
            case InstanceEvent.NotificationRequested notification:
                Notify(notification);
                break;
            case InstanceEvent.MessageRequested message:
                Send(OutboxRows.Of(instance, after, message));
                break;
            case InstanceEvent.WorkRequested requested:
                Promise(RequestedWork.ToJob(instance, requested));
                break;
            case InstanceEvent.JobCompleted reported:
                Finish(new JobKey(JobKind.Outgoing, reported.Job.ToString()));
                sent.Add(new SentMessage(reported.Job.ToString(), reported.HasFailed ? "failed" : "sent"));
                break;
            case InstanceEvent.JobWithdrawn withdrawn:
                // The event does not say whether we or another system was to do it.
                Drop(new JobKey(JobKind.Outgoing, withdrawn.Job.ToString()));
                Drop(new JobKey(JobKind.Service, withdrawn.Job.ToString()));
                sent.Add(new SentMessage(withdrawn.Job.ToString(), "withdrawn"));
                break;
            case InstanceEvent.MessageThrown thrown:
                Tell($"thrown#{Projection.Text(thrown.Number)}", News.MessageThrown.Of(thrown.Message, thrown.Values));
                break;
            case InstanceEvent.SignalThrown thrown:
                Tell($"signal#{Projection.Text(thrown.Number)}", new News.SignalThrown(thrown.Signal));
                signals.Add(new GivenSignal(
                    thrown.Signal, $"signal#{instance.InstanceId:N}/{Projection.Text(thrown.Number)}", new News.SignalHeard(thrown.Signal).ToJson()));
                break;
            case InstanceEvent.EventAwaited { Wait: { Awaits: AwaitedEvent.Message or AwaitedEvent.Signal } wait }:
                Await(wait);
                break;
            case InstanceEvent.EventWaitEnded { Awaited: AwaitedEvent.Message or AwaitedEvent.Signal } ended:
                StopWaiting(ended.Wait);
                break;
            case InstanceEvent.IncidentRaised raised:
                Raise(raised.Incident);
                if (raised.Incident.Missed is { } missed)
                {
                    Finish(new JobKey(JobKind.Timer, missed.Id.ToString()));
                }

                break;
            case InstanceEvent.IncidentResolved over:
                Resolve(Projection.Text(over.Number));
                break;
            default:
                break;
        }
    }

    private static TaskRow ToRow(OpenTask task) => new()
    {
        TaskId = task.Id.ToString(),
        ElementId = task.Element.ToString(),
        Title = task.Title,
        FormKey = task.Form,
        Roles = task.Roles,
        EscalatedRoles = task.EscalatedRoles,
        Assignee = Performers.PersonOf(task.ClaimedBy),
        HandedBy = Performers.PersonOf(task.Handover?.By),
        HandedAt = task.Handover?.At,
        Note = task.Handover?.Note,
        Priority = task.Priority,
        OpenedAt = task.OpenedAt,
        From = task.From,
        Due = task.Due,
    };

    // As it stands after the step; when the step also closed it, its last row is good enough for the history.
    private void ShowAgain(TaskId id)
    {
        if (after.Tasks.TryGetValue(id, out OpenTask? task))
        {
            (opened.ContainsKey(id) ? opened : changed)[id] = ToRow(task);
        }
    }

    private void Promise(JobRow job) => jobs[new JobKey(job.Kind, job.Key)] = job;

    private void Tell(string key, News news) =>
        Promise(new JobRow(JobKind.Continuation, key, command.At, news.ToJson()));

    private void Finish(JobKey key)
    {
        if (!isOfJob)
        {
            Drop(key);
        }
    }

    private void Drop(JobKey key)
    {
        jobs.Remove(key);
        cancelledJobs.Add(key);
    }

    private void Send(OutboxRow message)
    {
        outbox.Add(message);
        Promise(new JobRow(JobKind.Outgoing, message.Key, command.At));
    }

    private void Notify(InstanceEvent.NotificationRequested notification)
    {
        foreach (string recipient in notification.To.Distinct(StringComparer.Ordinal))
        {
            Send(OutboxRows.Of(instance, after, notification, recipient));
        }
    }

    private void Await(EventWait wait)
    {
        string id = Projection.Text(wait.Number);
        subscriptions[id] = wait.Awaits == AwaitedEvent.Message
            ? new SubscriptionRow(
                id, AwaitedNews.Message, wait.Name ?? string.Empty, wait.Key ?? Projection.CorrelationKey(instance.Patient), wait.Since)
            : new SubscriptionRow(id, AwaitedNews.Signal, wait.Name ?? string.Empty, string.Empty, wait.Since);
    }

    private void StopWaiting(long wait)
    {
        string id = Projection.Text(wait);
        if (!subscriptions.Remove(id))
        {
            endedSubscriptions.Add(id);
        }
    }

    private void Raise(Incident incident)
    {
        string id = Projection.Text(incident.Number);
        incidents[id] = new IncidentRow(
            id, incident.Element.ToString(), incident.Reason.Code, incident.Reason.Message, incident.Since);
    }

    // Written even when it was raised in the same step: rows are raised before they are resolved.
    private void Resolve(string id) => resolved.Add(id);
}
