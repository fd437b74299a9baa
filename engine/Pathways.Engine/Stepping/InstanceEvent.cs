using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Pathways.Definitions;
using Pathways.Rules;

namespace Pathways.Engine;

/// <summary>
/// Something that happened to an instance: its history, and the only source of its state. Events are kept for ever, so
/// their
/// shapes change only by adding, or by a new format number with a reader for the old one.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(InstanceStarted), "instanceStarted")]
[JsonDerivedType(typeof(ElementActivated), "elementActivated")]
[JsonDerivedType(typeof(ElementCompleted), "elementCompleted")]
[JsonDerivedType(typeof(ElementWithdrawn), "elementWithdrawn")]
[JsonDerivedType(typeof(TaskOpened), "taskOpened")]
[JsonDerivedType(typeof(TaskClaimed), "taskClaimed")]
[JsonDerivedType(typeof(TaskReleased), "taskReleased")]
[JsonDerivedType(typeof(TaskReassigned), "taskReassigned")]
[JsonDerivedType(typeof(TaskCompleted), "taskCompleted")]
[JsonDerivedType(typeof(TaskWithdrawn), "taskWithdrawn")]
[JsonDerivedType(typeof(TaskEscalated), "taskEscalated")]
[JsonDerivedType(typeof(TaskReplanned), "taskReplanned")]
[JsonDerivedType(typeof(NotificationRequested), "notificationRequested")]
[JsonDerivedType(typeof(TimerArmed), "timerArmed")]
[JsonDerivedType(typeof(TimerReplanned), "timerReplanned")]
[JsonDerivedType(typeof(TimerFired), "timerFired")]
[JsonDerivedType(typeof(TimerSkipped), "timerSkipped")]
[JsonDerivedType(typeof(TimerCancelled), "timerCancelled")]
[JsonDerivedType(typeof(DecisionMade), "decisionMade")]
[JsonDerivedType(typeof(VariablesSet), "variablesSet")]
[JsonDerivedType(typeof(MessageRequested), "messageRequested")]
[JsonDerivedType(typeof(JobCompleted), "jobCompleted")]
[JsonDerivedType(typeof(JobWithdrawn), "jobWithdrawn")]
[JsonDerivedType(typeof(WorkRequested), "workRequested")]
[JsonDerivedType(typeof(ScopeOpened), "scopeOpened")]
[JsonDerivedType(typeof(ScopeClosed), "scopeClosed")]
[JsonDerivedType(typeof(RepeatStarted), "repeatStarted")]
[JsonDerivedType(typeof(RepeatEnded), "repeatEnded")]
[JsonDerivedType(typeof(EventAwaited), "eventAwaited")]
[JsonDerivedType(typeof(EventCame), "eventCame")]
[JsonDerivedType(typeof(EventWaitEnded), "eventWaitEnded")]
[JsonDerivedType(typeof(ConditionChanged), "conditionChanged")]
[JsonDerivedType(typeof(MessageThrown), "messageThrown")]
[JsonDerivedType(typeof(SignalThrown), "signalThrown")]
[JsonDerivedType(typeof(ErrorThrown), "errorThrown")]
[JsonDerivedType(typeof(EscalationThrown), "escalationThrown")]
[JsonDerivedType(typeof(WorkFinished), "workFinished")]
[JsonDerivedType(typeof(UndoingBegan), "undoingBegan")]
[JsonDerivedType(typeof(WorkUndoing), "workUndoing")]
[JsonDerivedType(typeof(MessageAwaited), "messageAwaited")]
[JsonDerivedType(typeof(MessageReceived), "messageReceived")]
[JsonDerivedType(typeof(MessageWaitEnded), "messageWaitEnded")]
[JsonDerivedType(typeof(IncidentRaised), "incidentRaised")]
[JsonDerivedType(typeof(IncidentResolved), "incidentResolved")]
[JsonDerivedType(typeof(InstanceMigrated), "instanceMigrated")]
[JsonDerivedType(typeof(TaskRedrawn), "taskRedrawn")]
[JsonDerivedType(typeof(InstanceEnded), "instanceEnded")]
public abstract record InstanceEvent
{
    private InstanceEvent() { }

    /// <summary>The format of the event's shape; 1 is the first.</summary>
    public int Format { get; init; } = 1;

    /// <summary>When it happened: the instant of the step.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The instance began.</summary>
    /// <param name="Process">What it follows.</param>
    /// <param name="Message">Message that started it; null for a person's start.</param>
    /// <param name="By">Who started it.</param>
    public sealed record InstanceStarted(ProcessReference Process, string? Message, Performer By) : InstanceEvent;

    /// <summary>The flow came to an element.</summary>
    /// <param name="Token">Number of the new token.</param>
    /// <param name="Element">The element.</param>
    /// <param name="Kind">The BPMN word for it.</param>
    /// <param name="Scope">Token of the enclosing sub-process; 0 for the process.</param>
    /// <param name="Via">The flow taken; null at a start event or a boundary event.</param>
    public sealed record ElementActivated(long Token, ElementId Element, string Kind, long Scope, ElementId? Via)
        : InstanceEvent;

    /// <summary>The flow left an element in the ordinary way.</summary>
    public sealed record ElementCompleted(long Token, ElementId Element) : InstanceEvent;

    /// <summary>
    /// An element was left because something else ended it: a boundary event, the end of the instance.
    /// </summary>
    public sealed record ElementWithdrawn(long Token, ElementId Element) : InstanceEvent;

    /// <summary>A task came into inboxes.</summary>
    public sealed record TaskOpened(OpenTask Task) : InstanceEvent;

    /// <summary>Somebody took a task.</summary>
    public sealed record TaskClaimed(TaskId Task, Performer By) : InstanceEvent;

    /// <summary>Somebody gave a task back.</summary>
    public sealed record TaskReleased(TaskId Task, Performer By) : InstanceEvent;

    /// <summary>A task was given to somebody by name.</summary>
    /// <param name="Task">The task.</param>
    /// <param name="To">Who has it now.</param>
    /// <param name="Note">What they should know; null for nothing.</param>
    /// <param name="By">Who gave it.</param>
    public sealed record TaskReassigned(TaskId Task, Performer To, string? Note, Performer By) : InstanceEvent;

    /// <summary>A task was done.</summary>
    /// <param name="Task">The task.</param>
    /// <param name="Element">The element drawn for it.</param>
    /// <param name="By">Who says so; <see cref="InstanceEvent.At"/> is when they said it.</param>
    /// <param name="DoneOn">The day on which it was really done.</param>
    /// <param name="IsLate">Whether that was after it was due.</param>
    /// <param name="LateReason">Why; null when it was not late.</param>
    /// <param name="Answers">What the form was answered with.</param>
    /// <param name="AnsweredBy">Who filled the form in, when <paramref name="By"/> only confirmed it; null otherwise.</param>
    public sealed record TaskCompleted(
        TaskId Task, ElementId Element, Performer By, DateOnly DoneOn, bool IsLate, string? LateReason, FeelContext Answers,
        Performer? AnsweredBy = null)
        : InstanceEvent;

    /// <summary>A task went away undone.</summary>
    public sealed record TaskWithdrawn(TaskId Task, ElementId Element) : InstanceEvent;

    /// <summary>A role was brought in because a task stayed open.</summary>
    public sealed record TaskEscalated(TaskId Task, ElementId Element, string Role) : InstanceEvent;

    /// <summary>The data from which the window of an open task was reckoned changed.</summary>
    /// <param name="Task">The task.</param>
    /// <param name="Element">The element drawn for it.</param>
    /// <param name="From">From when it may be done now.</param>
    /// <param name="Due">When it is due now; null means never.</param>
    /// <param name="Before">When it was due before; null means never.</param>
    public sealed record TaskReplanned(
        TaskId Task, ElementId Element, DateTimeOffset From, DateTimeOffset? Due, DateTimeOffset? Before) : InstanceEvent;

    /// <summary>
    /// Somebody is to be told something. An effect: the sender takes it from the outbox; nothing waits for it.
    /// </summary>
    /// <param name="Number">Its number in the instance; with the instance id the idempotency key.</param>
    /// <param name="Template">Key of the message template.</param>
    /// <param name="To">Roles, <c>family</c> or <c>gp</c>.</param>
    /// <param name="Element">The element it is about.</param>
    /// <param name="Task">The task it is about; null when it is about a waiting timer.</param>
    public sealed record NotificationRequested(
        long Number, string Template, ImmutableArray<string> To, ElementId Element, TaskId? Task) : InstanceEvent;

    /// <summary>A timer waits.</summary>
    public sealed record TimerArmed(PendingTimer Timer) : InstanceEvent;

    /// <summary>The data from which a timer was reckoned changed: it waits for another instant.</summary>
    /// <param name="Timer">The timer as it is now.</param>
    /// <param name="Before">When it would have fired.</param>
    public sealed record TimerReplanned(PendingTimer Timer, DateTimeOffset Before) : InstanceEvent;

    /// <summary>A timer fired.</summary>
    public sealed record TimerFired(TimerId Timer, TimerPurpose Purpose, ElementId Element) : InstanceEvent;

    /// <summary>A timer came so late that the drawing leaves it out.</summary>
    /// <param name="Timer">The timer.</param>
    /// <param name="Purpose">What would have happened.</param>
    /// <param name="Element">The element.</param>
    /// <param name="Due">When it should have fired.</param>
    /// <param name="Limit">How late it could have been, ISO 8601.</param>
    public sealed record TimerSkipped(
        TimerId Timer, TimerPurpose Purpose, ElementId Element, DateTimeOffset Due, string Limit) : InstanceEvent;

    /// <summary>A timer went away unfired.</summary>
    public sealed record TimerCancelled(TimerId Timer, ElementId Element) : InstanceEvent;

    /// <summary>A rule set answered.</summary>
    /// <param name="Token">The token that asked.</param>
    /// <param name="Element">The business rule task.</param>
    /// <param name="RuleSet">Key of the rule set.</param>
    /// <param name="Version">Its version.</param>
    /// <param name="ContentHash">Its hash: replay and audit use exactly these rules.</param>
    /// <param name="Decision">The decision asked for.</param>
    /// <param name="Inputs">What it was given.</param>
    /// <param name="Output">What it answered.</param>
    /// <param name="Trace">Why.</param>
    public sealed record DecisionMade(
        long Token, ElementId Element, string RuleSet, int Version, string ContentHash, string Decision,
        FeelContext Inputs, FeelValue Output, DecisionTrace Trace) : InstanceEvent;

    /// <summary>Data of the case changed.</summary>
    /// <param name="Variables">The new values; names not mentioned keep theirs.</param>
    /// <param name="Element">The element that set them; null when a person or the start did.</param>
    /// <param name="By">Who set them; null when the flow did.</param>
    public sealed record VariablesSet(FeelContext Variables, ElementId? Element, Performer? By) : InstanceEvent
    {
        /// <summary>The scope whose data they are; 0 for the data of the case.</summary>
        public long Scope { get; init; }
    }

    /// <summary>A message is to be sent and its sending to be reported. An effect, taken from the outbox.</summary>
    /// <param name="Job">The work, and its idempotency key.</param>
    /// <param name="Token">The token that waits.</param>
    /// <param name="Element">The send task.</param>
    /// <param name="Template">Key of the message template.</param>
    /// <param name="To">A role, <c>family</c> or <c>gp</c>.</param>
    /// <param name="Inputs">Values for the template; empty when it reads the variables of the case.</param>
    public sealed record MessageRequested(
        JobId Job, long Token, ElementId Element, string Template, string To, FeelContext Inputs) : InstanceEvent;

    /// <summary>Work that had left was reported as done, or as failed (an incident follows).</summary>
    public sealed record JobCompleted(JobId Job, ElementId Element, bool HasFailed) : InstanceEvent;

    /// <summary>Work that had left is not waited for any more.</summary>
    public sealed record JobWithdrawn(JobId Job, ElementId Element) : InstanceEvent;

    /// <summary>Another system is asked to do something and to report it.</summary>
    /// <param name="Job">The work, and its idempotency key.</param>
    /// <param name="Token">The token that waits.</param>
    /// <param name="Element">The service or send task.</param>
    /// <param name="Inputs">What the system is given: what the drawing maps for it, nothing else.</param>
    public sealed record WorkRequested(JobId Job, long Token, ElementId Element, FeelContext Inputs) : InstanceEvent
    {
        /// <summary>Which system; null in histories written before it was noted, where the element's id is the topic.</summary>
        public OutsideWork? By { get; init; }
    }

    /// <summary>An activity has an inside from now on; an inside of the same number is replaced.</summary>
    public sealed record ScopeOpened(Scope Scope) : InstanceEvent;

    /// <summary>The inside of an activity is no more, and what could be undone in it neither.</summary>
    /// <param name="Scope">Number of the scope.</param>
    /// <param name="Element">The activity.</param>
    public sealed record ScopeClosed(long Scope, ElementId Element) : InstanceEvent;

    /// <summary>An instance of a repeated activity was begun.</summary>
    /// <param name="Scope">The scope of the repeated activity.</param>
    /// <param name="Element">The activity.</param>
    /// <param name="Counter">Which instance, from 1.</param>
    public sealed record RepeatStarted(long Scope, ElementId Element, int Counter) : InstanceEvent;

    /// <summary>An instance of a repeated activity is over.</summary>
    /// <param name="Scope">The scope of the repeated activity.</param>
    /// <param name="Element">The activity.</param>
    /// <param name="Counter">Which instance, from 1.</param>
    /// <param name="IsDone">Whether it was done; else it was ended undone.</param>
    /// <param name="Result">What it gave; null when nothing is gathered.</param>
    public sealed record RepeatEnded(long Scope, ElementId Element, int Counter, bool IsDone, FeelValue Result)
        : InstanceEvent;

    /// <summary>A message, signal or condition is waited for.</summary>
    public sealed record EventAwaited(EventWait Wait) : InstanceEvent;

    /// <summary>What was waited for came.</summary>
    /// <param name="Wait">Number of the wait.</param>
    /// <param name="Element">The event.</param>
    /// <param name="Awaited">What came.</param>
    /// <param name="Name">Name of the message or signal; null for a condition.</param>
    /// <param name="By">Who sent it; null for a condition.</param>
    public sealed record EventCame(long Wait, ElementId Element, AwaitedEvent Awaited, string? Name, Performer? By)
        : InstanceEvent;

    /// <summary>Something is not waited for any more.</summary>
    public sealed record EventWaitEnded(long Wait, ElementId Element, AwaitedEvent Awaited) : InstanceEvent;

    /// <summary>A condition that is waited for became false, or true.</summary>
    public sealed record ConditionChanged(long Wait, ElementId Element, bool Holds) : InstanceEvent;

    /// <summary>A message left, and nothing waits for an answer.</summary>
    /// <param name="Number">Its number in the instance; with the instance id the idempotency key.</param>
    /// <param name="Element">The event.</param>
    /// <param name="Message">Name of the message.</param>
    public sealed record MessageThrown(long Number, ElementId Element, string Message) : InstanceEvent
    {
        /// <summary>What goes along; null when the drawing maps nothing for it.</summary>
        public FeelContext? Values { get; init; }
    }

    /// <summary>A signal was given to everyone who listens, in this case and in others.</summary>
    /// <param name="Number">Its number in the instance; with the instance id the idempotency key.</param>
    /// <param name="Element">The event.</param>
    /// <param name="Signal">Name of the signal.</param>
    public sealed record SignalThrown(long Number, ElementId Element, string Signal) : InstanceEvent;

    /// <summary>An error was thrown.</summary>
    /// <param name="Element">The end event, or the activity that failed.</param>
    /// <param name="Code">Its code.</param>
    /// <param name="CaughtBy">The event that handles it; null when nobody does: an incident follows.</param>
    /// <param name="By">Who reported it; null when the flow threw it.</param>
    public sealed record ErrorThrown(ElementId Element, string Code, ElementId? CaughtBy, Performer? By) : InstanceEvent;

    /// <summary>An escalation was thrown.</summary>
    /// <param name="Element">The event, or the activity that called.</param>
    /// <param name="Code">Its code.</param>
    /// <param name="CaughtBy">The event that handles it; null when nobody does: it is only noted.</param>
    /// <param name="By">Who called; null when the flow threw it.</param>
    public sealed record EscalationThrown(ElementId Element, string Code, ElementId? CaughtBy, Performer? By)
        : InstanceEvent;

    /// <summary>Work was done that can be undone.</summary>
    public sealed record WorkFinished(FinishedWork Work) : InstanceEvent;

    /// <summary>Done work begins to be undone.</summary>
    /// <param name="Element">The event that asked for it.</param>
    /// <param name="Works">Numbers of what will be undone.</param>
    public sealed record UndoingBegan(ElementId Element, ImmutableArray<long> Works) : InstanceEvent;

    /// <summary>The next piece of work is undone.</summary>
    /// <param name="Scope">The scope of the event that asked for it.</param>
    /// <param name="Element">The activity whose work is undone.</param>
    public sealed record WorkUndoing(long Scope, ElementId Element) : InstanceEvent;

    /// <summary>
    /// The flow waits for a message. Written by the first releases; <see cref="EventAwaited"/> has taken its place.
    /// </summary>
    public sealed record MessageAwaited(long Token, ElementId Element, string Message) : InstanceEvent;

    /// <summary>A message came. Written by the first releases; <see cref="EventCame"/> has taken its place.</summary>
    public sealed record MessageReceived(long Token, ElementId Element, string Message, Performer By) : InstanceEvent;

    /// <summary>
    /// A message is not waited for any more. Written by the first releases; <see cref="EventWaitEnded"/> has taken its
    /// place.
    /// </summary>
    public sealed record MessageWaitEnded(long Token, ElementId Element) : InstanceEvent;

    /// <summary>A branch stopped; people must repair it.</summary>
    public sealed record IncidentRaised(Incident Incident) : InstanceEvent;

    /// <summary>An incident is over: retried or skipped by a person, or its branch withdrawn.</summary>
    /// <param name="Number">Number of the incident.</param>
    /// <param name="Element">Where it was.</param>
    /// <param name="By">Who retried or skipped; null when the branch was withdrawn.</param>
    public sealed record IncidentResolved(long Number, ElementId Element, Performer? By) : InstanceEvent
    {
        /// <summary>Why what failed was left out; null when it was not skipped.</summary>
        public string? SkippedBecause { get; init; }
    }

    /// <summary>The instance follows another version of its pathway from now on.</summary>
    /// <param name="From">The version that it followed.</param>
    /// <param name="To">The version that it follows.</param>
    /// <param name="Moves">Elements that have another id there.</param>
    /// <param name="By">Who moved it.</param>
    /// <param name="Why">The reason.</param>
    public sealed record InstanceMigrated(
        ProcessReference From, ProcessReference To, ImmutableArray<ElementMove> Moves, Performer By, string Why) : InstanceEvent;

    /// <summary>An open task is as the new version draws it.</summary>
    /// <param name="Task">The task as it is now.</param>
    /// <param name="Before">When it was due before; null means never.</param>
    public sealed record TaskRedrawn(OpenTask Task, DateTimeOffset? Before) : InstanceEvent;

    /// <summary>The instance is over.</summary>
    /// <param name="Status">Completed or terminated.</param>
    /// <param name="EndEvent">The end event reached last; null when a person cancelled it.</param>
    /// <param name="Why">The reason of a cancellation; null otherwise.</param>
    /// <param name="By">Who cancelled it; null otherwise.</param>
    public sealed record InstanceEnded(InstanceStatus Status, ElementId? EndEvent, string? Why, Performer? By)
        : InstanceEvent;
}
