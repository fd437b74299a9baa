using System.Collections.Immutable;

namespace Pathways.Rules;

/// <summary>A decision that stands: asked whenever a fact that it reads has changed.</summary>
internal sealed class StandingDecision(
    RuleSet ruleSet,
    DmnElement.Decision element,
    string kind,
    ImmutableArray<StandingAction> actions,
    ImmutableArray<FactBinding> reads)
{
    public RuleSet RuleSet => ruleSet;

    public DmnElement.Decision Element => element;

    /// <summary>The kind that it concludes.</summary>
    public string Kind => kind;

    /// <summary>What its conclusions do.</summary>
    public ImmutableArray<StandingAction> Actions => actions;

    /// <summary>The facts that fill its inputs, directly or by way of other decisions.</summary>
    public ImmutableArray<FactBinding> Reads => reads;

    /// <summary>Its identity in a <see cref="StandingState"/>.</summary>
    public string Key { get; } = $"{element.Namespace}#{element.Id}";

    public string Name => element.Name;

    /// <summary>The names of its inputs, shared by all sets of inputs.</summary>
    public ContextShape Shape { get; } = new([.. reads.Select(read => read.Input.QualifiedName ?? read.Input.Name)]);

    public Place Place => element.Model.PlaceOf(element.Source.Variable.At);
}

/// <summary>Which facts an input takes.</summary>
/// <param name="Input">The input.</param>
/// <param name="Kind">The kind of the facts.</param>
/// <param name="TakesAll">True for a list of all of them, false for the newest one's value.</param>
internal sealed record FactBinding(DmnElement.Input Input, string Kind, bool TakesAll);
