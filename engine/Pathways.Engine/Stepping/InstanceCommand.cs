using Pathways.Definitions;
using Pathways.Rules;

namespace Pathways.Engine;

/// <summary>
/// What someone or something asks of an instance. Whether they may is decided before the engine is asked.
/// </summary>
public abstract record InstanceCommand
{
    private InstanceCommand(Performer by) => By = by;

    /// <summary>Who asks.</summary>
    public Performer By { get; }

    /// <summary>Begin. The state is <see cref="InstanceState.NotStarted"/>.</summary>
    /// <param name="Message">Name of the message that starts it; null for a start by a person at the plain start
    /// event.</param>
    /// <param name="Variables">First data of the case.</param>
    /// <param name="By">Who asks.</param>
    /// <param name="StartEvent">Which start event; null when there is only one that fits.</param>
    public sealed record Start(string? Message, FeelContext Variables, Performer By, ElementId? StartEvent = null)
        : InstanceCommand(By);

    /// <summary>Complete a task.</summary>
    /// <param name="Task">The task.</param>
    /// <param name="Answers">What its form was answered with.</param>
    /// <param name="By">Who completes it.</param>
    /// <param name="DoneOn">The day on which the work was really done; null means today.</param>
    /// <param name="LateReason">Why it was done after it was due; needed exactly then.</param>
    public sealed record CompleteTask(
        TaskId Task, FeelContext Answers, Performer By, DateOnly? DoneOn = null, string? LateReason = null)
        : InstanceCommand(By)
    {
        /// <summary>Who filled the form in, when <see cref="InstanceCommand.By"/> only confirms it; null otherwise.</summary>
        public Performer? AnsweredBy { get; init; }

        /// <summary>
        /// The person who has the task and lets somebody else complete it; null when nobody does. When somebody else has taken it
        /// since, nothing changes.
        /// </summary>
        public string? Holder { get; init; }
    }

    /// <summary>Take a task, so that others see that someone is at it.</summary>
    public sealed record ClaimTask(TaskId Task, Performer By) : InstanceCommand(By);

    /// <summary>Give a task back.</summary>
    public sealed record ReleaseTask(TaskId Task, Performer By) : InstanceCommand(By);

    /// <summary>Give a task to somebody by name.</summary>
    /// <param name="Task">The task.</param>
    /// <param name="To">Who shall have it, and in which role.</param>
    /// <param name="Note">What they should know; null for nothing.</param>
    /// <param name="Holder">The person who was seen to have it; null when nobody was.</param>
    /// <param name="By">Who gives it.</param>
    public sealed record ReassignTask(TaskId Task, Performer To, string? Note, string? Holder, Performer By)
        : InstanceCommand(By);

    /// <summary>A timer is due.</summary>
    public sealed record FireTimer(TimerId Timer) : InstanceCommand(Performer.System);

    /// <summary>A message arrived for this instance.</summary>
    /// <param name="Message">Its name.</param>
    /// <param name="Payload">What it says: becomes variables.</param>
    /// <param name="By">Who sent it.</param>
    /// <param name="Key">The key it carries; null when it is simply for this case.</param>
    /// <param name="Wait">Number of the wait that it is for; null for the one that has waited longest.</param>
    public sealed record DeliverMessage(
        string Message, FeelContext Payload, Performer By, string? Key = null, long? Wait = null) : InstanceCommand(By);

    /// <summary>A signal was given: everything in this instance that listens hears it.</summary>
    /// <param name="Signal">Its name.</param>
    /// <param name="Payload">What it says: becomes variables when somebody listens.</param>
    /// <param name="By">Who gave it.</param>
    public sealed record BroadcastSignal(string Signal, FeelContext Payload, Performer By) : InstanceCommand(By);

    /// <summary>Start an activity of an ad-hoc sub-process.</summary>
    /// <param name="Activity">The activity.</param>
    /// <param name="By">Who starts it.</param>
    public sealed record StartActivity(ElementId Activity, Performer By) : InstanceCommand(By);

    /// <summary>An ad-hoc sub-process is over, its people say. What is open inside goes.</summary>
    /// <param name="Token">The token of the sub-process.</param>
    /// <param name="By">Who says so.</param>
    public sealed record CompleteActivity(long Token, Performer By) : InstanceCommand(By);

    /// <summary>Leave undone what is optional, or what was started in an ad-hoc sub-process.</summary>
    /// <param name="Token">The token of the activity.</param>
    /// <param name="By">Who asks.</param>
    public sealed record CancelActivity(long Token, Performer By) : InstanceCommand(By);

    /// <summary>An activity failed in a way that the drawing may foresee.</summary>
    /// <param name="Token">The token of the activity.</param>
    /// <param name="Code">Code of the error.</param>
    /// <param name="By">Who says so.</param>
    public sealed record FailActivity(long Token, string Code, Performer By) : InstanceCommand(By);

    /// <summary>Somebody at work in an activity calls for others; the work goes on unless the drawing ends it.</summary>
    /// <param name="Token">The token of the activity.</param>
    /// <param name="Code">Code of the escalation.</param>
    /// <param name="By">Who calls.</param>
    public sealed record EscalateActivity(long Token, string Code, Performer By) : InstanceCommand(By);

    /// <summary>Change the data of the case.</summary>
    public sealed record SetVariables(FeelContext Variables, Performer By) : InstanceCommand(By);

    /// <summary>Holidays or closing days changed: what counts working days is planned again.</summary>
    public sealed record ReplanWorkingDays() : InstanceCommand(Performer.System);

    /// <summary>Work that had left was done.</summary>
    /// <param name="Job">The work.</param>
    /// <param name="Report">What came back.</param>
    public sealed record CompleteJob(JobId Job, FeelContext Report) : InstanceCommand(Performer.System);

    /// <summary>
    /// Work that had left failed for good: it becomes an incident. Tries that will be repeated are not reported here.
    /// </summary>
    /// <param name="Job">The work.</param>
    /// <param name="Why">What went wrong, fit to show to a person.</param>
    public sealed record FailJob(JobId Job, string Why) : InstanceCommand(Performer.System)
    {
        /// <summary>Code of an error that the drawing may catch; null when the system just could not do it.</summary>
        public string? Error { get; init; }
    }

    /// <summary>Try again where an incident stopped the flow.</summary>
    /// <param name="Incident">Number of the incident.</param>
    /// <param name="By">Who asks.</param>
    public sealed record RetryIncident(long Incident, Performer By) : InstanceCommand(By);

    /// <summary>Leave out what failed: the flow goes on behind it, by the ways that need no decision.</summary>
    /// <param name="Incident">Number of the incident.</param>
    /// <param name="Why">The reason, for the history; not blank.</param>
    /// <param name="By">Who asks.</param>
    public sealed record SkipIncident(long Incident, string Why, Performer By) : InstanceCommand(By);

    /// <summary>End the instance at once.</summary>
    /// <param name="Why">The reason, for the history; not blank.</param>
    /// <param name="By">Who asks.</param>
    public sealed record Cancel(string Why, Performer By) : InstanceCommand(By);
}
