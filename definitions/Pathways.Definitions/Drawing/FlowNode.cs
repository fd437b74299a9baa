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
    public sealed record StartEvent(EventTrigger Trigger, bool IsInterrupting) : FlowNode
    {
        /// <summary>The event-based gateway through which it begins the process; null for a start of its own.</summary>
        public ElementId? Behind { get; init; }
    }

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

        /// <summary>How often it is done; null when once.</summary>
        public DrawnRepetition? Repetition { get; init; }

        /// <summary>Whether it only runs to undo another activity.</summary>
        public bool IsForCompensation { get; init; }

        /// <summary>Whether it is a sub-process that an event starts.</summary>
        public bool IsTriggeredByEvent { get; init; }

        /// <summary>What is inside, for sub-processes; empty for tasks.</summary>
        public FlowContent Content { get; init; } = FlowContent.Empty;

        /// <summary>Message name of a receive or send task; null when it names none.</summary>
        public string? Message { get; init; }

        /// <summary>Whether a receive task begins the process.</summary>
        public bool Instantiates { get; init; }

        /// <summary>The text of a script task; null when it has none.</summary>
        public DrawnText? Script { get; init; }

        /// <summary>The process that a call activity runs, by its id or key; null when it names none.</summary>
        public string? CalledElement { get; init; }

        /// <summary>When an ad-hoc sub-process is over; null when its people say so.</summary>
        public DrawnText? CompletionCondition { get; init; }

        /// <summary>Whether only one activity of an ad-hoc sub-process may be open at a time.</summary>
        public bool IsSequential { get; init; }

        /// <summary>Whether what is still open in an ad-hoc sub-process goes when its condition holds.</summary>
        public bool CancelsRemaining { get; init; } = true;

        /// <summary>Names of data that live only inside a sub-process (<c>property</c>).</summary>
        public ImmutableArray<string> LocalNames { get; init; } = [];
    }

    /// <summary>A point where the flow splits or joins.</summary>
    public sealed record Gateway(GatewayKind GatewayKind) : FlowNode
    {
        /// <summary>The flow taken when no other one's condition holds; null when none is marked.</summary>
        public ElementId? DefaultFlow { get; init; }

        /// <summary>Whether an event-based gateway begins the process.</summary>
        public bool Instantiates { get; init; }

        /// <summary>Whether an event-based gateway that begins the process needs all of its events.</summary>
        public bool NeedsAll { get; init; }
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
