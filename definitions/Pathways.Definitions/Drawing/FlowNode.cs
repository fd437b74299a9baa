using System.Collections.Immutable;

namespace Pathways.Definitions;

/// <summary>
/// An event, activity or gateway as drawn: everything of BPMN, whether or not this engine can run it.
/// </summary>
public abstract record FlowNode
{
    private FlowNode() { }

    /// <summary>The element's id.</summary>
    public required ElementId Id { get; init; }

    /// <summary>Its label; null when it has none.</summary>
    public string? Name { get; init; }

    /// <summary>The author's text; null when there is none.</summary>
    public string? Documentation { get; init; }

    /// <summary>The BPMN word for it, e.g. <c>userTask</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>Our extensions on it.</summary>
    public CareMarks Marks { get; init; } = CareMarks.None;

    /// <summary>Where it is written.</summary>
    public SourcePlace Place { get; init; }

    /// <summary>What a person calls it: its label on one line, else its id.</summary>
    public string Title =>
        string.IsNullOrWhiteSpace(Name)
            ? Id.ToString()
            : string.Join(' ', Name.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>Where a process, or an event sub-process, begins.</summary>
    public sealed record StartEvent(EventTrigger Trigger, bool IsInterrupting) : FlowNode;

    /// <summary>Where a branch ends, and with what result.</summary>
    public sealed record EndEvent(EventTrigger Result) : FlowNode;

    /// <summary>A point where the flow waits for something.</summary>
    public sealed record CatchEvent(EventTrigger Trigger) : FlowNode;

    /// <summary>A point where the flow makes something happen.</summary>
    public sealed record ThrowEvent(EventTrigger Trigger) : FlowNode;

    /// <summary>An event on the edge of an activity.</summary>
    public sealed record BoundaryEvent(ElementId AttachedTo, bool CancelsActivity, EventTrigger Trigger) : FlowNode;

    /// <summary>A task, sub-process or call of another process.</summary>
    public sealed record Activity(ActivityKind ActivityKind) : FlowNode
    {
        /// <summary>The flow taken when no other one's condition holds; null when none is marked.</summary>
        public ElementId? DefaultFlow { get; init; }

        /// <summary>The repetition drawn on it (<c>standardLoopCharacteristics</c> …); null when done once.</summary>
        public string? Repetition { get; init; }

        /// <summary>Whether it only runs to undo another activity.</summary>
        public bool IsForCompensation { get; init; }

        /// <summary>Whether it is a sub-process that an event starts.</summary>
        public bool IsTriggeredByEvent { get; init; }

        /// <summary>What is inside, for sub-processes; empty for tasks.</summary>
        public FlowContent Content { get; init; } = FlowContent.Empty;

        /// <summary>Message name of a receive or send task; null when it names none.</summary>
        public string? Message { get; init; }
    }

    /// <summary>A point where the flow splits or joins.</summary>
    public sealed record Gateway(GatewayKind GatewayKind) : FlowNode
    {
        /// <summary>The flow taken when no other one's condition holds; null when none is marked.</summary>
        public ElementId? DefaultFlow { get; init; }
    }
}

/// <summary>The activities of BPMN.</summary>
public enum ActivityKind
{
    /// <summary><c>task</c>: nothing said about how it is done.</summary>
    AbstractTask,

    /// <summary><c>userTask</c>: a person does it with the system.</summary>
    UserTask,

    /// <summary><c>manualTask</c>: a person does it without the system.</summary>
    ManualTask,

    /// <summary><c>serviceTask</c>: another system does it.</summary>
    ServiceTask,

    /// <summary><c>sendTask</c>: a message leaves.</summary>
    SendTask,

    /// <summary><c>receiveTask</c>: a message is awaited.</summary>
    ReceiveTask,

    /// <summary><c>scriptTask</c>: the engine computes.</summary>
    ScriptTask,

    /// <summary><c>businessRuleTask</c>: a rule set decides.</summary>
    BusinessRuleTask,

    /// <summary><c>subProcess</c>: a flow inside a box.</summary>
    SubProcess,

    /// <summary><c>transaction</c>: a sub-process done whole or undone.</summary>
    Transaction,

    /// <summary><c>adHocSubProcess</c>: work chosen by people.</summary>
    AdHocSubProcess,

    /// <summary><c>callActivity</c>: another process runs.</summary>
    CallActivity,
}

/// <summary>The gateways of BPMN.</summary>
public enum GatewayKind
{
    /// <summary>One way.</summary>
    Exclusive,

    /// <summary>All ways; waits for all.</summary>
    Parallel,

    /// <summary>Every way whose condition holds.</summary>
    Inclusive,

    /// <summary>The way whose event comes first.</summary>
    EventBased,

    /// <summary>A rule of its own; not executable.</summary>
    Complex,
}

/// <summary>What an event waits for or makes happen.</summary>
public abstract record EventTrigger
{
    private EventTrigger() { }

    /// <summary>Nothing in particular.</summary>
    public sealed record None : EventTrigger;

    /// <summary>A point in time.</summary>
    public sealed record Timer(TimerWord Word, DrawnText? Formula) : EventTrigger;

    /// <summary>A message, by its name.</summary>
    public sealed record Message(string? Name, string? UnresolvedReference) : EventTrigger;

    /// <summary>End everything at once.</summary>
    public sealed record Terminate : EventTrigger;

    /// <summary>
    /// A trigger of BPMN that is kept as drawn: signal, error, escalation, conditional, link, compensation, cancel.
    /// </summary>
    /// <param name="Word">The BPMN word, e.g. <c>signalEventDefinition</c>.</param>
    /// <param name="Reference">The declaration it refers to; null when it names none.</param>
    public sealed record Other(string Word, ElementId? Reference) : EventTrigger;

    /// <summary>Several triggers on one event.</summary>
    public sealed record Several(ImmutableArray<EventTrigger> Triggers) : EventTrigger;
}

/// <summary>Which of the three timer attributes of BPMN an author used.</summary>
public enum TimerWord
{
    /// <summary><c>timeDuration</c>: so long from now.</summary>
    Duration,

    /// <summary><c>timeDate</c>: at that time.</summary>
    Date,

    /// <summary><c>timeCycle</c>: again and again.</summary>
    Cycle,
}
