using System.Collections.Immutable;
using Pathways.Care;

namespace Pathways.Runtime;

/// <summary>The answer of the <see cref="CareDesk"/>.</summary>
/// <typeparam name="T">What a successful act gives.</typeparam>
public abstract record CareOutcome<T>
{
    private CareOutcome() { }

    /// <summary>Done and logged.</summary>
    /// <param name="Value">What the act gives.</param>
    public sealed record Done(T Value) : CareOutcome<T>;

    /// <summary>The person may not; logged when it concerns a file.</summary>
    /// <param name="Decision">Why not, and what to do.</param>
    public sealed record Denied(AccessDecision.Denied Decision) : CareOutcome<T>;

    /// <summary>Nothing was saved: refusals to correct and questions to confirm.</summary>
    /// <param name="Problems">What stands in the way.</param>
    /// <param name="Lookalikes">For a registration: files that may be of the same person.</param>
    public sealed record Unsaved(ImmutableArray<CareProblem> Problems, ImmutableArray<Lookalike> Lookalikes)
        : CareOutcome<T>
    {
        /// <summary>Problems without lookalikes.</summary>
        /// <param name="problems">What stands in the way.</param>
        public Unsaved(params ImmutableArray<CareProblem> problems)
            : this(problems, [])
        {
        }
    }
}
