using System.Collections.Immutable;

namespace Pathways.Rules;

/// <summary>What an evaluation of standing rules brought.</summary>
public sealed class StandingResult
{
    private readonly StandingState before;

    internal StandingResult(
        StandingState before, StandingState after, ImmutableArray<StandingEffect> effects, int evaluations, DateTimeOffset? lookAgainAt)
    {
        this.before = before;
        State = after;
        Effects = effects;
        Evaluations = evaluations;
        LookAgainAt = lookAgainAt;
    }

    /// <summary>To be stored with the patient and given to the next evaluation.</summary>
    public StandingState State { get; }

    /// <summary>What holds now, by kind and value.</summary>
    public ImmutableArray<Conclusion> Conclusions => State.Conclusions;

    /// <summary>Those that did not hold before.</summary>
    public ImmutableArray<Conclusion> Added => NewIn(State, before);

    /// <summary>Those that hold no longer, with the supports that they had.</summary>
    public ImmutableArray<Conclusion> Withdrawn => NewIn(before, State);

    /// <summary>What the host shall do, withdrawals first.</summary>
    public ImmutableArray<StandingEffect> Effects { get; }

    /// <summary>The decisions that could not be taken, at this evaluation or since an earlier one.</summary>
    public ImmutableArray<StandingIncident> Incidents => State.Incidents;

    /// <summary>
    /// When to evaluate again though no fact changes: the next midnight of the zone if an answer rests on <c>today()</c> or
    /// <c>now()</c>; null when none does.
    /// </summary>
    public DateTimeOffset? LookAgainAt { get; }

    /// <summary>How many times a decision was asked; the answers of the others still stood.</summary>
    public int Evaluations { get; }

    private static ImmutableArray<Conclusion> NewIn(StandingState state, StandingState other)
    {
        HashSet<Concluded> known = [.. other.Said];
        return state.Said.All(known.Contains) ? [] : [.. state.Conclusions.Where(conclusion => !known.Contains(conclusion.Says))];
    }
}
