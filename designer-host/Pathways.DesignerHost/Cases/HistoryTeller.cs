using System.Collections.Immutable;
using Pathways.Care;
using Pathways.Definitions;
using Pathways.DesignerHost.Frame;
using Pathways.DesignerHost.Patients;
using Pathways.DesignerHost.Wording;
using Pathways.Engine;
using Pathways.Runtime;

namespace Pathways.DesignerHost.Cases;

/// <summary>Tells a case's events as people would: what concerns people, not every move of the engine.</summary>
/// <param name="words">The language.</param>
/// <param name="figures">Dates.</param>
/// <param name="process">The version that the case runs; for titles.</param>
/// <param name="network">Names of people.</param>
/// <param name="decisions">The case's decisions, explained.</param>
public sealed class HistoryTeller(
    Words words, Figures figures, ExecutableProcess process, KnownNetwork network, ImmutableArray<ToldDecision> decisions)
{
    /// <summary>The history, newest first.</summary>
    /// <param name="history">The stored entries, oldest first, with their events read.</param>
    public ImmutableArray<TimelineEntry> Tell(IEnumerable<(HistoryEntry Entry, InstanceEvent Happened)> history) =>
        [.. history.Where(line => !IsFirstData(line.Entry, line.Happened)).Select(line => Tell(By(line.Entry), line.Happened)).OfType<TimelineEntry>().Reverse()];

    /// <summary>What happened in a played case, oldest first; nobody did it but whoever plays.</summary>
    /// <param name="happened">The events.</param>
    /// <param name="by">What to call whoever plays.</param>
    public ImmutableArray<TimelineEntry> TellPlayed(IEnumerable<InstanceEvent> happened, string by) =>
    [
        .. happened.Select(one => one is InstanceEvent.TaskCompleted done ? done with { LateReason = null } : one) // Nobody gave one.
            .Select(one => Tell(by, one)).OfType<TimelineEntry>(),
    ];

    // The answers of the start form are part of the start, not a change of data.
    private static bool IsFirstData(HistoryEntry entry, InstanceEvent happened) =>
        happened is InstanceEvent.VariablesSet && entry.CommandKind.Contains("Start", StringComparison.OrdinalIgnoreCase);

    private TimelineEntry? Tell(string by, InstanceEvent happened) => happened switch
    {
        InstanceEvent.InstanceStarted => Line(happened, "start", words["event.started"], by, "is-info"),
        InstanceEvent.TaskOpened { Task: var task } => Line(
            happened, "form", words.With("event.task_opened", task.Title),
            task.Roles.IsEmpty ? null : words.With("event.for", string.Join(", ", task.Roles.Select(words.Whom)))),
        InstanceEvent.TaskClaimed { Task: var task } => Line(happened, "take", words.With("event.task_taken", TitleOf(task)), by),
        InstanceEvent.TaskReleased { Task: var task } => Line(happened, "give", words.With("event.task_given_back", TitleOf(task)), by),
        InstanceEvent.TaskReassigned given when given.By == given.To =>
            Line(happened, "take", words.With("event.task_taken_in_place", TitleOf(given.Task)), by),
        InstanceEvent.TaskReassigned given when given.By == Performer.System =>
            Line(happened, "give", words.With("event.task_to_team", TitleOf(given.Task), ReceiverOf(given)), words["history.platform"]),
        InstanceEvent.TaskReassigned given => Line(
            happened, "give", words.With("event.task_handed_over", TitleOf(given.Task), ReceiverOf(given)),
            given.Note is null ? by : words.With("event.with_note", by, given.Note)),
        InstanceEvent.TaskCompleted done => Line(
            happened, "check", words.With("event.task_done", Title(done.Element)), Completed(done, by), "is-fine"),
        InstanceEvent.TaskWithdrawn { Element: var element } => Line(happened, "close", words.With("event.task_withdrawn", Title(element)), null),
        InstanceEvent.TaskEscalated { Element: var element, Role: var role } => Line(
            happened, "flag", words.With("event.escalated", Title(element), words.Whom(role)), null, "is-late"),
        InstanceEvent.NotificationRequested { To: var to, Element: var element } => Line(
            happened, "bell", words.With("event.reminder", string.Join(", ", to.Select(words.Whom))), Title(element)),
        InstanceEvent.DecisionMade made => Line(
            happened, "decision", words.With("event.decided", Title(made.Element)),
            decisions.FirstOrDefault(decision => ReferenceEquals(decision.Made, made))?.Why.Answer, "is-info"),
        InstanceEvent.TimerArmed { Timer: { Purpose: TimerPurpose.Wait } timer } => Line(
            happened, "timer", words.With("event.waits", Title(timer.Element)), words.With("event.until", figures.Moment(timer.Due))),
        InstanceEvent.TimerReplanned { Timer: { Purpose: TimerPurpose.Wait or TimerPurpose.Boundary } timer, Before: var before } => Line(
            happened, "timer", words.With("event.replanned", Title(timer.Element)),
            words.With("event.moved", figures.Moment(before), figures.Moment(timer.Due))),
        InstanceEvent.TaskReplanned { Due: { } due, Before: { } before, Element: var element } => Line(
            happened, "timer", words.With("event.replanned", Title(element)),
            words.With("event.moved", figures.Moment(before), figures.Moment(due))),
        InstanceEvent.TimerFired { Purpose: TimerPurpose.Wait or TimerPurpose.Boundary, Element: var element } => Line(
            happened, "timer", words.With("event.time_came", Title(element)), null),
        InstanceEvent.TimerSkipped { Element: var element, Due: var due } => Line(
            happened, "late", words.With("event.skipped", Title(element)), words.With("event.was_due", figures.Moment(due))),
        InstanceEvent.MessageRequested { Element: var element, To: var to } => Line(
            happened, "message", words.With("event.message", words.Whom(to)), Title(element)),
        InstanceEvent.JobCompleted { Element: var element, HasFailed: true } => Line(
            happened, "late", words.With("event.message_failed", Title(element)), null, "is-late"),
        InstanceEvent.EventCame { Awaited: AwaitedEvent.Message, Name: { } message } => Line(happened, "message", words.With("event.received", message), by),
        InstanceEvent.EventCame { Awaited: AwaitedEvent.Signal, Name: { } signal } => Line(happened, "message", words.With("event.signal_heard", signal), null),
        InstanceEvent.EventCame { Awaited: AwaitedEvent.Condition, Element: var element } => Line(happened, "decision", words.With("event.condition_true", Title(element)), null),
        InstanceEvent.ErrorThrown { Element: var element, Code: var code } => Line(happened, "late", words.With("event.error", Title(element), code), null, "is-late"),
        InstanceEvent.EscalationThrown { Element: var element, Code: var code } => Line(happened, "flag", words.With("event.escalation", Title(element), code), null, "is-late"),
        InstanceEvent.WorkUndoing { Element: var element } => Line(happened, "give", words.With("event.undoing", Title(element)), null),
        InstanceEvent.WorkRequested { Element: var element } => Line(happened, "message", words.With("event.work_requested", Title(element)), null),
        InstanceEvent.MessageReceived { Message: var message } => Line(happened, "message", words.With("event.received", message), by),
        InstanceEvent.VariablesSet { By: not null, Variables: var set } => Line(
            happened, "file", words["event.data_changed"], string.Join(", ", set.Names.Select(name => words.Or($"name.{name}", name.Replace('_', ' '))))),
        InstanceEvent.IncidentRaised { Incident: var incident } => Line(
            happened, "late", words.With("event.incident", Title(incident.Element)),
            words.Problem(incident.Reason.Code, incident.Reason.Message, incident.Reason.Arguments), "is-late"),
        InstanceEvent.IncidentResolved { Element: var element, SkippedBecause: { } why } => Line(
            happened, "late", words.With("event.incident_skipped", Title(element), why), by),
        InstanceEvent.IncidentResolved { Element: var element } => Line(happened, "check", words.With("event.incident_over", Title(element)), by),
        InstanceEvent.InstanceMigrated { From: var from, To: var to, Why: var why } => Line(
            happened, "decision", words.With("event.migrated", from.Version, to.Version), words.With("event.with_note", by, why), "is-info"),
        InstanceEvent.TaskRedrawn { Task: { Due: { } due } task, Before: { } before } when due != before => Line(
            happened, "timer", words.With("event.replanned", task.Title),
            words.With("event.moved", figures.Moment(before), figures.Moment(due))),
        InstanceEvent.InstanceEnded ended => Line(
            happened, "done", words["event.ended"], ended.EndEvent is { } end ? Title(end) : ended.Why, "is-fine"),
        _ => null, // Moves between elements: the drawing shows them.
    };

    private TimelineEntry Line(InstanceEvent happened, string icon, string text, string? detail, string? mark = null) =>
        new(figures.DayOf(happened.At), happened.At, icon, text, detail, Link: null, mark);

    private string Completed(InstanceEvent.TaskCompleted done, string by)
    {
        string told = by;
        if (done.DoneOn != figures.DayOf(done.At))
        {
            told += $" {words.With("event.done_on", figures.Date(done.DoneOn))}";
        }

        if (done.AnsweredBy is { Role: { } role })
        {
            told += $" {words.With("event.answered_by", words.Whom(role))}";
        }

        return done.LateReason is { } reason ? $"{told} {words.With("event.late_because", reason)}" : told;
    }

    private string By(HistoryEntry entry) => entry.By.IsPlatform
        ? words["history.platform"]
        : GuestRoles.IsGuest(entry.By.Role.Value)
        ? words.Role(entry.By.Role)
        : words.With("history.by_as", network.NameOf(entry.By.Person, words["history.someone"]), words.Role(entry.By.Role));

    private string ReceiverOf(InstanceEvent.TaskReassigned given) => Performers.PersonOf(given.To) is { } person
        ? network.NameOf(person, words["history.someone"])
        : words["history.someone"];

    private string Title(ElementId element) => process.FindAnywhere(element)?.Title ?? element.ToString();

    // Task ids are "element#number".
    private string TitleOf(TaskId task) => Title(new ElementId(task.ToString().Split('#')[0]));
}
