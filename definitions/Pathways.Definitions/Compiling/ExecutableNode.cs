using System.Collections.Immutable;
using Pathways.Rules;

namespace Pathways.Definitions;

/// <summary>One element as the engine runs it.</summary>
public abstract record ExecutableNode
{
    private ExecutableNode() { }

    /// <summary>The element's id.</summary>
    public required ElementId Id { get; init; }

    /// <summary>Its label, else its id.</summary>
    public required string Title { get; init; }

    /// <summary>The BPMN word for it, e.g. <c>userTask</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>Flows that leave it, in file order.</summary>
    public ImmutableArray<ExecutableFlow> Outgoing { get; init; } = [];

    /// <summary>Flows that arrive at it.</summary>
    public ImmutableArray<ElementId> Incoming { get; init; } = [];

    /// <summary>Timers on its edge; empty for everything but activities.</summary>
    public ImmutableArray<BoundaryTimer> Boundaries { get; init; } = [];

    /// <summary>
    /// A start: by a person or another system when <paramref name="Message"/> is null, else by that message.
    /// </summary>
    /// <param name="Message">Name of the message that starts it.</param>
    /// <param name="Form">Key of the form asked when a person starts it; null when nothing is asked.</param>
    public sealed record StartEvent(string? Message, string? Form) : ExecutableNode;

    /// <summary>An end of one branch, or of the whole instance.</summary>
    /// <param name="Terminates">Whether it ends all other branches too.</param>
    public sealed record EndEvent(bool Terminates) : ExecutableNode;

    /// <summary>Work for a person.</summary>
    /// <param name="Roles">Candidate roles; empty when the author named none.</param>
    /// <param name="Form">Key of its form; null when completing it is the whole answer.</param>
    /// <param name="Priority">0 to 100.</param>
    /// <param name="Window">When it may and must be done.</param>
    /// <param name="Data">What it is given and what is taken from it.</param>
    public sealed record UserTask(
        ImmutableArray<string> Roles, string? Form, int Priority, TaskWindow Window, DataMapping Data) : ExecutableNode;

    /// <summary>A question to a rule set.</summary>
    /// <param name="RuleSet">Key of the rule set; its version comes from the binding in force.</param>
    /// <param name="Decision">Name or id of the decision.</param>
    /// <param name="Result">Variable that takes the answer.</param>
    /// <param name="Data">Its inputs and what else is taken from the answer.</param>
    public sealed record DecisionTask(string RuleSet, string Decision, string Result, DataMapping Data) : ExecutableNode;

    /// <summary>A message that leaves; the flow goes on when its sending is reported back.</summary>
    /// <param name="Template">Key of the message template.</param>
    /// <param name="To">A role, <c>family</c> or <c>gp</c>.</param>
    /// <param name="Data">What the template is given and what is taken from the report.</param>
    public sealed record SendTask(string Template, string To, DataMapping Data) : ExecutableNode;

    /// <summary>
    /// A task that says nothing about how it is done, or an event that only marks a point: passed at once.
    /// </summary>
    public sealed record PassThrough : ExecutableNode;

    /// <summary>The first flow whose condition holds, else the default.</summary>
    public sealed record ExclusiveGateway : ExecutableNode;

    /// <summary>Waits for every incoming flow, then takes every outgoing one.</summary>
    public sealed record ParallelGateway : ExecutableNode;

    /// <summary>Waits until a point in time.</summary>
    /// <param name="Formula">When.</param>
    /// <param name="Window">Reminders before it fires.</param>
    public sealed record TimerCatch(TimerFormula Formula, TaskWindow Window) : ExecutableNode;

    /// <summary>Waits for a message.</summary>
    /// <param name="Message">Its name.</param>
    public sealed record MessageCatch(string Message) : ExecutableNode;

    /// <summary>A timer on the edge of an activity.</summary>
    /// <param name="Host">The activity.</param>
    /// <param name="CancelsActivity">Whether the activity ends when it fires.</param>
    /// <param name="Formula">When.</param>
    public sealed record BoundaryTimer(ElementId Host, bool CancelsActivity, TimerFormula Formula) : ExecutableNode;
}

/// <summary>A flow as the engine takes it.</summary>
/// <param name="Id">The flow's id.</param>
/// <param name="Title">Its label; null when it has none.</param>
/// <param name="To">Where it leads.</param>
/// <param name="Condition">What must be true; null when it is always taken.</param>
/// <param name="IsDefault">Whether it is taken when no condition of its siblings holds.</param>
public sealed record ExecutableFlow(
    ElementId Id, string? Title, ElementId To, FeelExpression? Condition, bool IsDefault);

/// <summary>What goes into an element and what comes out.</summary>
/// <param name="Inputs">Values computed before; empty means that the element sees all variables.</param>
/// <param name="Outputs">Values computed after; empty means that answers become variables of the same name.</param>
public sealed record DataMapping(ImmutableArray<DataAssignment> Inputs, ImmutableArray<DataAssignment> Outputs)
{
    /// <summary>Nothing mapped.</summary>
    public static DataMapping None { get; } = new([], []);
}

/// <summary>One value computed for one name.</summary>
/// <param name="Name">The variable that takes the value.</param>
/// <param name="Value">FEEL.</param>
public sealed record DataAssignment(string Name, FeelExpression Value);

/// <summary>When a task may be done, when it must be, and what happens while it is open.</summary>
/// <param name="From">From opening until the work may begin; null means at once.</param>
/// <param name="Due">From opening until it is due; null means never.</param>
/// <param name="Reminders">Messages while it is open.</param>
/// <param name="Escalations">Roles that are brought in.</param>
public sealed record TaskWindow(
    TimerFormula? From, TimerFormula? Due, ImmutableArray<Reminder> Reminders, ImmutableArray<Escalation> Escalations)
{
    /// <summary>No window.</summary>
    public static TaskWindow None { get; } = new(null, null, [], []);
}

/// <summary>A message about an open task or a waiting timer.</summary>
/// <param name="Formula">How long.</param>
/// <param name="IsBeforeDue">Whether it counts back from due; else it counts from opening.</param>
/// <param name="Template">Key of the message template.</param>
/// <param name="To">A role, <c>family</c> or <c>gp</c>; null means the task's own roles.</param>
public sealed record Reminder(TimerFormula Formula, bool IsBeforeDue, string Template, string? To);

/// <summary>A role that is brought in when a task stays open.</summary>
/// <param name="Formula">How long after opening.</param>
/// <param name="Role">The role.</param>
/// <param name="Template">Message that tells them; null when the inbox is enough.</param>
public sealed record Escalation(TimerFormula Formula, string Role, string? Template);
