using System.Collections.Immutable;
using Pathways.Definitions;
using Pathways.Rules;

namespace Pathways.Engine;

/// <summary>Everything from outside that a step may know.</summary>
public sealed record StepEnvironment
{
    /// <summary>The instant of the step. Nothing in the engine reads a clock.</summary>
    public required DateTimeOffset Now { get; init; }

    /// <summary>IANA zone of the network; a zone fixed in the drawing goes before it.</summary>
    public string ZoneId { get; init; } = "Europe/Paris";

    /// <summary>The network's holidays and closing days, for drawings that count working days.</summary>
    public NetworkCalendar Calendar { get; init; } = NetworkCalendar.Usual;

    /// <summary>The rule sets bound for this instance, by key.</summary>
    public ImmutableDictionary<string, BoundRuleSet> RuleSets { get; init; } =
        ImmutableDictionary<string, BoundRuleSet>.Empty;

    /// <summary>The patient's care team on the day of the step, each member in the role in which they take part; empty where no drawing asks.</summary>
    public ImmutableArray<Performer> CareTeam { get; init; } = [];

    /// <summary>How often one command may come to the same place before the engine takes it for an endless loop.</summary>
    public int StepBudget { get; init; } = 1000;

    /// <summary>How much work one FEEL expression or decision may do.</summary>
    public int ExpressionBudget { get; init; } = 1_000_000;
}

/// <summary>The version of a rule set that is in force for an instance.</summary>
/// <param name="Key">Key under which drawings ask for it.</param>
/// <param name="Version">Published version.</param>
/// <param name="RuleSet">The compiled rules.</param>
public sealed record BoundRuleSet(string Key, int Version, RuleSet RuleSet);
