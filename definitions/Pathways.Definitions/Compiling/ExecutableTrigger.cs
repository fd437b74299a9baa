using Pathways.Rules;

namespace Pathways.Definitions;

/// <summary>What an event waits for.</summary>
public abstract record ExecutableTrigger
{
    private ExecutableTrigger() { }

    /// <summary>The BPMN word for it, as history and tables show it.</summary>
    public abstract string Word { get; }

    /// <summary>A point in time, once or again and again.</summary>
    /// <param name="Formula">When.</param>
    public sealed record Timer(TimerFormula Formula) : ExecutableTrigger
    {
        /// <summary>What is done with an occurrence of a cycle that comes late; null means that each fires.</summary>
        public LateLimit? Late { get; init; }

        /// <inheritdoc />
        public override string Word => "timer";
    }

    /// <summary>A message to this case.</summary>
    /// <param name="Name">Its name.</param>
    /// <param name="Key">What tells its message from those for other cases; null when every message of that name is
    /// meant.</param>
    public sealed record Message(string Name, MessageKey? Key) : ExecutableTrigger
    {
        /// <inheritdoc />
        public override string Word => "message";
    }

    /// <summary>A signal to everyone who listens.</summary>
    /// <param name="Name">Its name.</param>
    public sealed record Signal(string Name) : ExecutableTrigger
    {
        /// <inheritdoc />
        public override string Word => "signal";
    }

    /// <summary>A condition becomes true.</summary>
    /// <param name="Formula">FEEL over the data of the case.</param>
    public sealed record Condition(FeelExpression Formula) : ExecutableTrigger
    {
        /// <inheritdoc />
        public override string Word => "condition";
    }

    /// <summary>An error from inside.</summary>
    /// <param name="Code">Its code; null catches every error.</param>
    public sealed record Error(string? Code) : ExecutableTrigger
    {
        /// <inheritdoc />
        public override string Word => "error";
    }

    /// <summary>An escalation from inside.</summary>
    /// <param name="Code">Its code; null catches every escalation.</param>
    public sealed record Escalation(string? Code) : ExecutableTrigger
    {
        /// <inheritdoc />
        public override string Word => "escalation";
    }

    /// <summary>The transaction inside was given up.</summary>
    public sealed record Cancel : ExecutableTrigger
    {
        /// <inheritdoc />
        public override string Word => "cancel";
    }

    /// <summary>What was done has to be undone.</summary>
    public sealed record Compensation : ExecutableTrigger
    {
        /// <inheritdoc />
        public override string Word => "compensation";
    }
}
