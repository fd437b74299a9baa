using System.Collections.Immutable;
using Pathways.Runtime;

namespace Pathways.Storage;

/// <summary>The statements of one commit, in an order that is always the same, so that two commits cannot deadlock.</summary>
internal static class CommitBatch
{
    /// <summary>One commit, or several of different cases that are written together or not at all.</summary>
    public static SqlBatch Of(params IReadOnlyList<InstanceCommit> commits)
    {
        SqlBatch batch = new();
        if (commits is [InstanceCommit only])
        {
            AddGuards(batch, only);
        }
        else
        {
            AddGuards(batch, commits);
        }

        batch.AddRows("instances.append_event", Rows(commits, commit => commit.Events, Event));
        AddTasks(batch, "instances.open_task", "instances.open_only_task", Rows(commits, commit => commit.OpenedTasks, Task));
        AddTasks(batch, "instances.save_task", "instances.save_only_task", Rows(commits, commit => commit.Tasks, Task));
        batch
            .AddEach("instances.close_task", Rows(commits, commit => commit.ClosedTasks, Closed))
            .AddEach("instances.cancel_job", Rows(commits, commit => commit.CancelledJobs, Job))
            .AddRows("instances.add_job", Rows(commits, commit => commit.Jobs, Job))
            .AddEach("instances.unsubscribe", Rows(commits, commit => commit.EndedSubscriptions, (commit, id) => Key(commit).Text("subscription", id)))
            .AddRows("messages.exclude_senders", Rows(commits, AwaitedMessages, Awaited))
            .AddRows("instances.subscribe", Rows(commits, commit => commit.Subscriptions, Subscription))
            .AddRows("messages.meet", Rows(commits, AwaitedMessages, Awaited))
            .AddEach("messages.broadcast", Rows(commits, commit => commit.Signals, Signal))
            .AddRows("instances.request_message", Rows(commits, commit => commit.Outbox, Message))
            .AddEach("outbox.mark_sent_by_key", Rows(commits, commit => commit.SentMessages, Sent))
            .AddRows("instances.raise_incident", Rows(commits, commit => commit.Incidents, Incident))
            .AddEach("instances.resolve_incident", Rows(commits, commit => commit.ResolvedIncidents, Resolved));
        AddPlans(batch, commits);
        if (commits.Any(HasWorkDueNow))
        {
            batch.Add("instances.ring", new SqlArguments());
        }

        return batch;
    }

    /// <summary>Cases that are not there yet, with everything that happened to them.</summary>
    public static SqlBatch OfPast(IReadOnlyList<PastCase> cases)
    {
        SqlBatch batch = new();
        InstanceCommit[] commits = [.. cases.SelectMany(past => past.Commits)];
        InstanceCommit[] last = [.. cases.Select(past => past.Commits[^1])];
        foreach (InstanceCommit end in last)
        {
            batch.Add("instances.start", Logged(Instance(end), end));
        }

        batch
            .AddRows("instances.log_commands", cases.SelectMany(past => past.Commits[..^1]).Select(Command))
            .AddRows("instances.append_event", Rows(commits, commit => commit.Events, Event))
            .AddRows("instances.open_task", cases.SelectMany(past => past.Tasks.Select(task => Task(past.Commits[^1], task))))
            .AddEach("instances.close_task", Rows(commits, commit => commit.ClosedTasks, Closed))
            .AddRows("instances.add_job", cases.SelectMany(past => past.Jobs.Select(job => Job(past.Commits[^1], job))))
            .AddRows("instances.subscribe", cases.SelectMany(past => past.Subscriptions.Select(wait => Subscription(past.Commits[^1], wait))))
            .AddRows("instances.request_message", Rows(commits, commit => commit.Outbox, Message))
            .AddEach("outbox.mark_sent_by_key", Rows(commits, commit => commit.SentMessages, Sent))
            .AddEach("outbox.mark_sent_by_key", cases.SelectMany(past => past.Notices.Select(notice => Key(past.Commits[^1])
                .Text("key", notice.Key).Instant("at", notice.At).Text("outcome", "sent"))))
            .AddRows("instances.raise_incident", Rows(commits, commit => commit.Incidents, Incident))
            .AddEach("instances.resolve_incident", Rows(commits, commit => commit.ResolvedIncidents, Resolved));
        AddPlans(batch, commits);
        return batch;
    }

    private static void AddPlans(SqlBatch batch, IEnumerable<InstanceCommit> commits)
    {
        foreach (InstanceCommit commit in commits)
        {
            if (commit.Plan is { } plan)
            {
                SqlArguments entry = PlanRows.ToArguments(commit, plan);
                batch.Add("plans.open", entry).Add("plans.record", entry);
            }
        }
    }

    // The guards come first: a batch that may not be written should do no other work. The case before the job, as in commits
    // that cancel jobs of their case: in the other order a person and a worker could each hold what the other waits for.
    private static void AddGuards(SqlBatch batch, InstanceCommit commit)
    {
        SqlArguments row = Logged(Instance(commit), commit);
        if (commit.ExpectedRevision == 0)
        {
            batch.Add("instances.start", row);
        }
        else
        {
            batch.Require("instances.advance", row, StorageFailure.StaleRevision);
        }

        if (commit.FinishedJob is { } lease)
        {
            batch.Require("jobs.finish", JobLeases.Arguments(lease), StorageFailure.LeaseLost);
        }

        if (commit.TakenMessage is { } message)
        {
            batch.Require("messages.take", Key(commit).Uuid("message", message), StorageFailure.MessageGone);
        }

        if (commit.AnsweredInvitation is { } invitation)
        {
            batch.Require("guests.close", GuestRows.Closing(commit, invitation), StorageFailure.MessageGone);
        }
    }

    private static void AddGuards(SqlBatch batch, IReadOnlyList<InstanceCommit> commits) => batch
        .RequireRows("instances.advance_all", commits.Select(Instance), StorageFailure.StaleRevision)
        .RequireRows(
            "jobs.finish_all",
            commits.Select(commit => commit.FinishedJob).OfType<JobLease>().Select(JobLeases.Arguments),
            StorageFailure.LeaseLost)
        .AddRows("instances.log_commands", commits.Select(Command));

    // Most commits have no rows of most kinds: then nothing is made.
    private static SqlArguments[] Rows<T>(
        IReadOnlyList<InstanceCommit> commits, Func<InstanceCommit, ImmutableArray<T>> rows, Func<InstanceCommit, T, SqlArguments> arguments)
    {
        List<SqlArguments>? all = null;
        foreach (InstanceCommit commit in commits)
        {
            foreach (T row in rows(commit))
            {
                (all ??= []).Add(arguments(commit, row));
            }
        }

        return all is null ? [] : [.. all];
    }

    private static void AddTasks(SqlBatch batch, string ofMany, string ofOne, SqlArguments[] tasks) => _ = tasks is [var task]
        ? batch.Add(ofOne, task)
        : batch.AddRows(ofMany, tasks);

    /// <summary>Whether a worker should be woken now rather than find the work at its next poll.</summary>
    public static bool HasWorkDueNow(InstanceCommit commit) =>
        commit.Jobs.Any(job => job.DueAt <= commit.Command.At);

    private static SqlArguments Key(InstanceCommit commit) => new SqlArguments()
        .Text("network", commit.Instance.Network.Value)
        .Uuid("instance", commit.Instance.InstanceId);

    private static SqlArguments Instance(InstanceCommit commit)
    {
        InstanceRow row = commit.Instance;
        return Key(commit)
            .Text("pathway", row.PathwayKey)
            .Integer("pathway_version", row.PathwayVersion)
            .Text("pathway_hash", row.PathwayHash)
            .Text("title", row.Title)
            .Text("status", Words.ToWord(row.Status))
            .Integer("revision", row.Revision)
            .Integer("expected", commit.ExpectedRevision)
            .Text("state", row.State)
            .Uuid("organisation", row.Organisation.Value)
            .Uuid("patient", row.Patient?.Value)
            .Instant("started_at", row.StartedAt)
            .Uuid("started_by", row.StartedBy.Value)
            .Instant("updated_at", row.UpdatedAt)
            .Instant("ended_at", row.EndedAt)
            .Bytes("head_hash", row.Head.ToBytes());
    }

    private static SqlArguments Command(InstanceCommit commit) =>
        Logged(Key(commit).Integer("revision", commit.Instance.Revision), commit);

    private static SqlArguments Logged(SqlArguments row, InstanceCommit commit) => row
        .Uuid("command", commit.Command.Id.Value)
        .Text("kind", commit.Command.Kind)
        .Instant("at", commit.Command.At)
        .Uuid("person", commit.Command.By.Person.Value)
        .Text("role", commit.Command.By.Role.Value)
        .Uuid("actor_organisation", commit.Command.By.Organisation?.Value);

    private static SqlArguments Event(InstanceCommit commit, EventRow row) => Key(commit)
        .Integer("sequence", row.Sequence)
        .Text("type", row.Type)
        .Instant("at", row.At)
        .Uuid("command", commit.Command.Id.Value)
        .Text("body", row.Body)
        .Bytes("hash", row.Hash.ToBytes());

    private static SqlArguments Task(InstanceCommit commit, TaskRow task) => Key(commit)
        .Text("task", task.TaskId)
        .Text("element", task.ElementId)
        .Text("title", task.Title)
        .Text("case_title", commit.Instance.Title)
        .Text("search_text", Words.ToSearchText($"{task.Title} {commit.Instance.Title}"))
        .Text("pathway", commit.Instance.PathwayKey)
        .Integer("pathway_version", commit.Instance.PathwayVersion)
        .Text("form", task.FormKey)
        .Uuid("organisation", commit.Instance.Organisation.Value)
        .Uuid("patient", commit.Instance.Patient?.Value)
        .Words("roles", task.Roles)
        .Words("escalated_roles", task.EscalatedRoles)
        .Words("audience", Words.ToAudience(task, commit.Instance.Organisation))
        .Uuid("assignee", task.Assignee?.Value)
        .Uuid("handed_by", task.HandedBy?.Value)
        .Instant("handed_at", task.HandedAt)
        .Text("note", task.Note)
        .Instant("changed_at", commit.Command.At)
        .Uuid("changed_by", commit.Command.By.Person.Value)
        .Integer("priority", task.Priority)
        .Instant("opened_at", task.OpenedAt)
        .Instant("available_from", task.From)
        .Instant("due_at", task.Due ?? InboxCursor.NoDeadline);

    private static SqlArguments Closed(InstanceCommit commit, ClosedTask task) => Key(commit)
        .Text("task", task.TaskId)
        .Text("status", task.IsCompleted ? "completed" : "withdrawn")
        .Instant("closed_at", task.At)
        .Uuid("closed_by", task.By?.Value)
        .Date("done_on", task.DoneOn);

    private static SqlArguments Job(InstanceCommit commit, JobRow job) => Job(commit, new JobKey(job.Kind, job.Key))
        .Instant("due_at", job.DueAt)
        .Text("payload", job.Payload)
        .Text("topic", job.Topic);

    private static SqlArguments Job(InstanceCommit commit, JobKey job) => Key(commit)
        .Text("kind", Words.ToWord(job.Kind))
        .Text("key", job.Key);

    private static ImmutableArray<SubscriptionRow> AwaitedMessages(InstanceCommit commit) =>
        commit.Subscriptions.RemoveAll(row => row.Awaits != AwaitedNews.Message);

    private static SqlArguments Awaited(InstanceCommit commit, SubscriptionRow row) =>
        Subscription(commit, row).Instant("at", commit.Command.At);

    private static SqlArguments Subscription(InstanceCommit commit, SubscriptionRow row) => Key(commit)
        .Text("subscription", row.SubscriptionId)
        .Text("awaits", Words.ToWord(row.Awaits))
        .Text("name", row.Name)
        .Text("correlation_key", row.CorrelationKey)
        .Instant("since", row.Since);

    private static SqlArguments Signal(InstanceCommit commit, GivenSignal signal) => Key(commit)
        .Text("name", signal.Name)
        .Text("key", signal.Key)
        .Text("news", signal.Payload)
        .Instant("at", commit.Command.At);

    private static SqlArguments Message(InstanceCommit commit, OutboxRow row) => Key(commit)
        .Uuid("message", row.MessageId)
        .Text("key", row.Key)
        .Text("kind", Words.ToWord(row.Kind))
        .Text("template", row.Template)
        .Text("recipient", row.Recipient)
        .Text("task", row.TaskId)
        .Text("body", row.Body)
        .Instant("requested_at", row.RequestedAt);

    private static SqlArguments Sent(InstanceCommit commit, SentMessage sent) => Key(commit)
        .Text("key", sent.Key)
        .Instant("at", commit.Command.At)
        .Text("outcome", sent.Outcome);

    private static SqlArguments Incident(InstanceCommit commit, IncidentRow row) => Key(commit)
        .Text("incident", row.IncidentId)
        .Text("element", row.ElementId)
        .Text("code", row.Code)
        .Text("message", row.Message)
        .Instant("raised_at", row.RaisedAt);

    private static SqlArguments Resolved(InstanceCommit commit, string incidentId) => Key(commit)
        .Text("incident", incidentId)
        .Instant("resolved_at", commit.Command.At);
}
