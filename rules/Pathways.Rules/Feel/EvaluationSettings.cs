using System.Collections.Immutable;

namespace Pathways.Rules;

/// <summary>What an evaluation may know of the world, and how far it may go.</summary>
public sealed record EvaluationSettings
{
    /// <summary>The instant that <c>now()</c> and <c>today()</c> tell. There is no other clock.</summary>
    public required DateTimeOffset Now { get; init; }

    /// <summary>The IANA zone in which <c>now()</c> and <c>today()</c> are told; UTC unless said.</summary>
    public string ZoneId { get; init; } = "UTC";

    /// <summary>How many steps (calls, iterations, items made) an evaluation may take before it is stopped.</summary>
    public int StepBudget { get; init; } = 1_000_000;

    /// <summary>Whether allowed values and type constraints of item definitions are enforced; on unless said.</summary>
    public bool EnforceAllowedValues { get; init; } = true;

    /// <summary>Whether a decision keeps its full trace; on unless speed matters more.</summary>
    public bool Trace { get; init; } = true;

    /// <summary>The version under which the rule set was published, as the caller calls it; only noted in the trace.</summary>
    public string? RuleSetVersion { get; init; }

    /// <summary>Where inputs came from, as far as the caller knows; only noted in the trace.</summary>
    public ImmutableArray<InputSource> Sources { get; init => field = value.IsDefault ? [] : value; } = [];
}
