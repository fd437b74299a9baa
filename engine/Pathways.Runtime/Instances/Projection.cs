using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using Pathways.Care;
using Pathways.Engine;

namespace Pathways.Runtime;

/// <summary>Turns an accepted step into rows: a pure function, so that what is listed follows from what happened.</summary>
public static class Projection
{
    /// <summary>Everything to write for one accepted command.</summary>
    /// <param name="before">The case as loaded; revision 0 for a new one.</param>
    /// <param name="step">What the engine decided.</param>
    /// <param name="command">Who asked for what, when.</param>
    /// <param name="finishedJob">The job that the command executes; null when a person asked.</param>
    public static InstanceCommit Of(
        InstanceRow before, StepResult.Accepted step, CommandRow command, JobLease? finishedJob)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(step);
        ArgumentNullException.ThrowIfNull(command);
        ImmutableArray<EventRow> events = Chain(before, step.Events, command);
        ProjectedRows rows = new(before, step.State, command, finishedJob is not null);
        foreach (InstanceEvent happened in step.Events)
        {
            rows.Take(happened);
        }

        return new InstanceCommit
        {
            Command = command,
            Instance = before with
            {
                // Another one after a migration.
                PathwayVersion = step.State.Process?.Version ?? before.PathwayVersion,
                PathwayHash = step.State.Process?.ContentHash ?? before.PathwayHash,
                Status = StatusOf(step.State.Status),
                Revision = step.State.Revision,
                State = InstanceStateJson.Write(step.State),
                UpdatedAt = command.At,
                EndedAt = step.State.EndedAt,
                Head = events.IsEmpty ? before.Head : events[^1].Hash,
            },
            State = step.State,
            ExpectedRevision = before.Revision,
            Events = events,
            OpenedTasks = rows.OpenedTasks,
            Tasks = rows.ChangedTasks,
            ClosedTasks = rows.ClosedTasks,
            Jobs = rows.Jobs,
            CancelledJobs = rows.CancelledJobs,
            Subscriptions = rows.Subscriptions,
            EndedSubscriptions = rows.EndedSubscriptions,
            Outbox = rows.Outbox,
            SentMessages = rows.SentMessages,
            Signals = rows.Signals,
            Incidents = rows.Incidents,
            ResolvedIncidents = rows.ResolvedIncidents,
            FinishedJob = finishedJob,
        };
    }

    /// <summary>What a message must carry to be meant for a case: its patient.</summary>
    internal static string CorrelationKey(PatientId? patient) => patient?.ToString() ?? string.Empty;

    internal static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static ImmutableArray<EventRow> Chain(
        InstanceRow before, ImmutableArray<InstanceEvent> events, CommandRow command)
    {
        ImmutableArray<EventRow>.Builder rows = ImmutableArray.CreateBuilder<EventRow>(events.Length);
        EventHash head = before.Head;
        long sequence = before.Revision;
        foreach (InstanceEvent happened in events)
        {
            sequence++;
            string type = InstanceEventJson.TypeOf(happened);
            string body = InstanceEventJson.Write(happened);
            head = head.Next(sequence, type, happened.At, command.Id, body);
            rows.Add(new EventRow(sequence, type, happened.At, body, head));
        }

        return rows.MoveToImmutable();
    }

    internal static CaseStatus StatusOf(InstanceStatus status) => status switch
    {
        InstanceStatus.Active => CaseStatus.Active,
        InstanceStatus.Incident => CaseStatus.Incident,
        InstanceStatus.Completed => CaseStatus.Completed,
        InstanceStatus.Terminated => CaseStatus.Terminated,
        _ => throw new UnreachableException($"A stored case cannot be {status}."),
    };
}
