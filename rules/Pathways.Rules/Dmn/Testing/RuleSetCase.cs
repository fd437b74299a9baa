using System.Collections.Immutable;

namespace Pathways.Rules;

/// <summary>One test case: what a decision is given, and what is expected of it.</summary>
public sealed record RuleSetCase
{
    /// <summary>What its author calls it, or the line it stands on.</summary>
    public required string Name { get; init; }

    /// <summary>The decision or decision service.</summary>
    public required string Decision { get; init; }

    /// <summary>The inputs that the case gives; all others are missing.</summary>
    public required FeelContext Inputs { get; init; }

    /// <summary>The day on which it is decided; null when that does not matter.</summary>
    public DateOnly? Today { get; init; }

    /// <summary>The line of its row in the file, from 1.</summary>
    public required int Line { get; init; }

    internal ImmutableArray<Expectation> Expectations { get; init; } = [];

    /// <summary>The settings under which it is decided: traced, and at noon of its day if it names one.</summary>
    internal EvaluationSettings In(EvaluationSettings settings) => settings with
    {
        Trace = true,
        Now = Today is DateOnly day ? new DateTimeOffset(day, new TimeOnly(12, 0), TimeSpan.Zero) : settings.Now,
    };
}
