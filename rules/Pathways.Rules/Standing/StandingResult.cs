using System.Collections.Immutable;

namespace Pathways.Rules;

/// <summary>What an evaluation of standing rules brought.</summary>
public sealed class StandingResult
{
    internal StandingResult(
        StandingState before, StandingState after, ImmutableArray<StandingEffect> effects, int evaluations, DateTimeOffset? lookAgainAt)
    {
        State = after;
        Effects = effects;
        Evaluations = evaluations;
        LookAgainAt = lookAgainAt;
        Conclusions = after.Conclusions;
        ImmutableArray<Conclusion> earlier = before.Conclusions;
        Added = [.. Conclusions.ExceptBy(earlier.Select(one => one.Says), one => one.Says)];
        Withdrawn = [.. earlier.ExceptBy(Conclusions.Select(one => one.Says), one => one.Says)];
    }

    /// <summary>To be stored with the patient and given to the next evaluation.</summary>
    public StandingState State { get; }

    /// <summary>What holds now, by kind and value.</summary>
    public ImmutableArray<Conclusion> Conclusions { get; }

    /// <summary>Those that did not hold before.</summary>
    public ImmutableArray<Conclusion> Added { get; }

    /// <summary>Those that hold no longer, with the supports that they had.</summary>
    public ImmutableArray<Conclusion> Withdrawn { get; }

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
}
