using System.Collections.Immutable;

namespace Pathways.Engine;

/// <summary>The answer to one command.</summary>
public abstract record StepResult
{
    private StepResult() { }

    /// <summary>Lawful: store <paramref name="State"/> and <paramref name="Events"/> together.</summary>
    /// <param name="State">Where the instance stands now.</param>
    /// <param name="Events">What happened, in order; folding them over the old state gives the new one.</param>
    public sealed record Accepted(InstanceState State, ImmutableArray<InstanceEvent> Events) : StepResult;

    /// <summary>Unlawful: nothing changed.</summary>
    /// <param name="Reason">Why, fit to show to a person.</param>
    public sealed record Rejected(Rejection Reason) : StepResult;
}
