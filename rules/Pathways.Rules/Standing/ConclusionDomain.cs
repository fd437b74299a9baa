namespace Pathways.Rules;

/// <summary>What a decision can conclude at all, as far as its text tells.</summary>
internal static class ConclusionDomain
{
    /// <summary>Whether all values stand in the text: true and false, or the constants of a table.</summary>
    public static bool IsFinite(StandingDecision decision) => IsFlag(decision) || AllOutputs(decision, _ => true);

    /// <summary>Whether it only ever concludes true.</summary>
    public static bool IsFlag(StandingDecision decision) =>
        ReferenceEquals(decision.Element.KnownType.Bare, FeelType.Boolean)
        || AllOutputs(decision, value => value.IsNull || value.Kind == FeelKind.Boolean);

    /// <summary>The constant that a cell is; null when it must be computed.</summary>
    public static FeelValue? Constant(DmnElement.Decision decision, DmnText cell) =>
        Parsed(decision, cell) is Expression.Literal literal ? literal.Value : null;

    /// <summary>A text of a decision's logic, read.</summary>
    public static Expression Parsed(DmnElement.Decision decision, DmnText text) =>
        Parser.ParseExpression(decision.Model.PlaceOf(text).Source, decision.Names, []);

    private static bool AllOutputs(StandingDecision decision, Func<FeelValue, bool> fit) =>
        decision.Element.Source.Logic is DmnBox.Table { Content: { Aggregator: DmnAggregator.None } table }
        && table.Rules.All(rule => rule.Outputs.All(cell => Constant(decision.Element, cell) is FeelValue value && fit(value)));
}
