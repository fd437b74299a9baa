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

    /// <summary>The sub-process directly around it; null inside the process itself.</summary>
    public ElementId? Container { get; init; }

    /// <summary>Events on its edge, in file order; empty for everything but activities.</summary>
    public ImmutableArray<BoundaryEvent> Boundaries { get; init; } = [];

    /// <summary>How often it is done; null when once. Activities only.</summary>
    public ExecutableRepetition? Repetition { get; init; }

    /// <summary>The activity that undoes it; null when none is drawn. Activities only.</summary>
    public ElementId? UndoneBy { get; init; }

    /// <summary>Whether people may leave it undone (<c>care:optional</c>). Activities only.</summary>
    public bool IsOptional { get; init; }

    /// <summary>What it is given and what is taken from it.</summary>
    public DataMapping Data { get; init; } = DataMapping.None;

    /// <summary>Whether an event needs all of its triggers; else the first one counts.</summary>
    public bool NeedsAll { get; init; }

    /// <summary>Whether it is a task, a sub-process or a call.</summary>
    public virtual bool IsActivity => false;

    /// <summary>A start of the process, or of an event sub-process.</summary>
    /// <param name="Triggers">What begins it; empty for a plain start.</param>
    /// <param name="IsInterrupting">In an event sub-process: whether everything else in the scope ends.</param>
    /// <param name="Form">Key of the form asked when a person starts it; null when nothing is asked.</param>
    public sealed record StartEvent(ImmutableArray<ExecutableTrigger> Triggers, bool IsInterrupting, string? Form)
        : ExecutableNode
    {
        /// <summary>The event-based gateway through which it begins the process; null for a start of its own.</summary>
        public ElementId? Behind { get; init; }

        /// <summary>Name of the message that starts it; null when none does.</summary>
        public string? Message => Triggers.OfType<ExecutableTrigger.Message>().FirstOrDefault()?.Name;
    }

    /// <summary>An end of one branch, and what happens with it.</summary>
    /// <param name="Results">What it makes happen; empty for a plain end.</param>
    public sealed record EndEvent(ImmutableArray<ExecutableResult> Results) : ExecutableNode
    {
        /// <summary>Whether it ends all other branches too.</summary>
        public bool Terminates => Results.Any(result => result is ExecutableResult.Terminate);
    }

    /// <summary>A point that makes something happen and is passed.</summary>
    /// <param name="Results">What it makes happen.</param>
    public sealed record ThrowEvent(ImmutableArray<ExecutableResult> Results) : ExecutableNode;

    /// <summary>A jump to the link of the same name.</summary>
    /// <param name="To">The catching link.</param>
    public sealed record LinkThrow(ElementId To) : ExecutableNode;

    /// <summary>Waits until one of its triggers comes.</summary>
    /// <param name="Triggers">What it waits for; at least one.</param>
    /// <param name="Window">Reminders before its timer fires.</param>
    public sealed record CatchEvent(ImmutableArray<ExecutableTrigger> Triggers, TaskWindow Window) : ExecutableNode;

    /// <summary>An event on the edge of an activity.</summary>
    /// <param name="Host">The activity.</param>
    /// <param name="CancelsActivity">Whether the activity ends with it.</param>
    /// <param name="Triggers">What it waits for; at least one.</param>
    public sealed record BoundaryEvent(
        ElementId Host, bool CancelsActivity, ImmutableArray<ExecutableTrigger> Triggers) : ExecutableNode;

    /// <summary>Work for a person.</summary>
    /// <param name="Roles">Candidate roles; empty when the author named none.</param>
    /// <param name="Form">Key of its form; null when completing it is the whole answer.</param>
    /// <param name="Priority">0 to 100.</param>
    /// <param name="Window">When it may and must be done.</param>
    public sealed record UserTask(
        ImmutableArray<string> Roles, string? Form, int Priority, TaskWindow Window) : ExecutableNode
    {
        /// <summary>Whether it is given to the member of the patient's care team who holds one of its roles, if there is just one.</summary>
        public bool IsForCareTeam { get; init; }

        /// <inheritdoc />
        public override bool IsActivity => true;
    }

    /// <summary>A question to a rule set.</summary>
    /// <param name="RuleSet">Key of the rule set; its version comes from the binding in force.</param>
    /// <param name="Decision">Name or id of the decision.</param>
    /// <param name="Result">Variable that takes the answer.</param>
    public sealed record DecisionTask(string RuleSet, string Decision, string Result) : ExecutableNode
    {
        /// <inheritdoc />
        public override bool IsActivity => true;
    }

    /// <summary>A message that leaves; the flow goes on when its sending is reported back.</summary>
    /// <param name="Template">Key of the message template; null when an outside system sends it.</param>
    /// <param name="To">A role, <c>family</c> or <c>gp</c>; null when an outside system sends it.</param>
    /// <param name="By">Which outside system, when one sends it.</param>
    public sealed record SendTask(string? Template, string? To, OutsideWork By) : ExecutableNode
    {
        /// <inheritdoc />
        public override bool IsActivity => true;
    }

    /// <summary>Work for another system; the flow goes on when it is reported back.</summary>
    /// <param name="By">Which system.</param>
    public sealed record ServiceTask(OutsideWork By) : ExecutableNode
    {
        /// <inheritdoc />
        public override bool IsActivity => true;
    }

    /// <summary>Something computed at once.</summary>
    /// <param name="Script">FEEL that gives a context; its entries become variables.</param>
    public sealed record ScriptTask(FeelExpression Script) : ExecutableNode
    {
        /// <inheritdoc />
        public override bool IsActivity => true;
    }

    /// <summary>Waits for a message.</summary>
    /// <param name="Message">The message.</param>
    public sealed record ReceiveTask(ExecutableTrigger.Message Message) : ExecutableNode
    {
        /// <inheritdoc />
        public override bool IsActivity => true;
    }

    /// <summary>A task that says nothing about how it is done: passed at once.</summary>
    public sealed record AbstractTask : ExecutableNode
    {
        /// <inheritdoc />
        public override bool IsActivity => true;
    }

    /// <summary>An event that only marks a point: passed at once.</summary>
    public sealed record PassThrough : ExecutableNode;

    /// <summary>A flow inside a box.</summary>
    /// <param name="Form">Which kind.</param>
    /// <param name="Content">What is inside.</param>
    /// <param name="LocalNames">Data that live only inside.</param>
    public sealed record SubProcess(
        SubProcessForm Form, ExecutableContent Content, ImmutableArray<string> LocalNames) : ExecutableNode
    {
        /// <summary>When an ad-hoc sub-process is over; null when its people say so.</summary>
        public FeelExpression? CompletionCondition { get; init; }

        /// <summary>Whether only one activity of an ad-hoc sub-process may be open at a time.</summary>
        public bool IsSequential { get; init; }

        /// <summary>Whether what is still open in an ad-hoc sub-process goes when its condition holds.</summary>
        public bool CancelsRemaining { get; init; } = true;

        /// <inheritdoc />
        public override bool IsActivity => true;
    }

    /// <summary>Another process runs, and the flow goes on when it has ended.</summary>
    /// <param name="Called">Its name in <see cref="ExecutableProcess.Called"/>.</param>
    public sealed record CallActivity(string Called) : ExecutableNode
    {
        /// <inheritdoc />
        public override bool IsActivity => true;
    }

    /// <summary>The first flow whose condition holds, else the default.</summary>
    public sealed record ExclusiveGateway : ExecutableNode;

    /// <summary>Waits for every incoming flow, then takes every outgoing one.</summary>
    public sealed record ParallelGateway : ExecutableNode;

    /// <summary>Waits for every incoming flow by which something can still come, then takes every outgoing one whose
    /// condition holds.</summary>
    /// <param name="Upstream">For each incoming flow, the elements from which the flow can come to it without passing
    /// the gateway.</param>
    public sealed record InclusiveGateway(ImmutableDictionary<ElementId, ImmutableHashSet<ElementId>> Upstream)
        : ExecutableNode;

    /// <summary>Waits for the first of the events that follow.</summary>
    public sealed record EventBasedGateway : ExecutableNode;
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
public sealed record Reminder(TimerFormula Formula, bool IsBeforeDue, string Template, string? To)
{
    /// <summary>What is done when it comes late; null means that it is always sent.</summary>
    public LateLimit? Late { get; init; }
}

/// <summary>A role that is brought in when a task stays open.</summary>
/// <param name="Formula">How long after opening.</param>
/// <param name="Role">The role.</param>
/// <param name="Template">Message that tells them; null when the inbox is enough.</param>
public sealed record Escalation(TimerFormula Formula, string Role, string? Template);
