using System.Collections.Immutable;

namespace Pathways.Definitions;

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

    /// <summary>Something said to everyone who listens, by its name.</summary>
    public sealed record Signal(string? Name, string? UnresolvedReference) : EventTrigger;

    /// <summary>A condition over the data becomes true.</summary>
    public sealed record Conditional(DrawnText? Condition) : EventTrigger;

    /// <summary>Something failed in a way that the author foresaw.</summary>
    /// <param name="Code">Its code; null catches every error.</param>
    /// <param name="UnresolvedReference">What it refers to when nothing of that id is declared.</param>
    public sealed record Error(string? Code, string? UnresolvedReference) : EventTrigger;

    /// <summary>Somebody further out should know.</summary>
    /// <param name="Code">Its code; null catches every escalation.</param>
    /// <param name="UnresolvedReference">What it refers to when nothing of that id is declared.</param>
    public sealed record Escalation(string? Code, string? UnresolvedReference) : EventTrigger;

    /// <summary>Done work is undone.</summary>
    /// <param name="Activity">Which; null means everything done in the scope.</param>
    public sealed record Compensation(ElementId? Activity) : EventTrigger
    {
        /// <summary>Whether a throwing event goes on only when all is undone (<c>waitForCompletion</c>).</summary>
        public bool Waits { get; init; } = true;
    }

    /// <summary>A transaction is given up.</summary>
    public sealed record Cancel : EventTrigger;

    /// <summary>A jump within one drawing, by its name.</summary>
    public sealed record Link(string? Name) : EventTrigger;

    /// <summary>An event definition that BPMN does not know.</summary>
    /// <param name="Word">Its name.</param>
    public sealed record Other(string Word) : EventTrigger;

    /// <summary>Several triggers on one event.</summary>
    /// <param name="Triggers">The triggers, in file order.</param>
    /// <param name="AreAllNeeded">Whether all of them must come (<c>parallelMultiple</c>); else the first one
    /// counts.</param>
    public sealed record Several(ImmutableArray<EventTrigger> Triggers, bool AreAllNeeded) : EventTrigger;

    /// <summary>The single triggers: those of several, else this one.</summary>
    public ImmutableArray<EventTrigger> Singly => this is Several several ? several.Triggers : [this];

    /// <summary>Whether all of several triggers must come.</summary>
    public bool NeedsAll => this is Several { AreAllNeeded: true };

    /// <summary>The BPMN word for it, e.g. <c>timerEventDefinition</c>.</summary>
    public string BpmnWord => this switch
    {
        None => "no trigger",
        Timer => "timerEventDefinition",
        Message => "messageEventDefinition",
        Signal => "signalEventDefinition",
        Conditional => "conditionalEventDefinition",
        Error => "errorEventDefinition",
        Escalation => "escalationEventDefinition",
        Compensation => "compensateEventDefinition",
        Cancel => "cancelEventDefinition",
        Link => "linkEventDefinition",
        Terminate => "terminateEventDefinition",
        Other other => other.Word,
        Several several => string.Join(" + ", several.Triggers.Select(trigger => trigger.BpmnWord)),
        _ => throw new System.Diagnostics.UnreachableException("A trigger without a BPMN word."),
    };
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
