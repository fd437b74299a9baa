namespace Pathways.Rules.Tests;

/// <summary>Short ways to evaluate a text in tests.</summary>
internal static class Feel
{
    public static readonly EvaluationSettings Settings = new()
    {
        Now = new DateTimeOffset(2026, 11, 21, 10, 30, 0, TimeSpan.Zero),
        ZoneId = "Europe/Paris",
    };

    public static FeelResult Run(string text, FeelContext? variables = null, EvaluationSettings? settings = null)
    {
        FeelCompilation compilation = FeelExpression.Compile(text, FeelScope.Open());
        Assert.NotNull(compilation.Expression);
        return compilation.Expression.Evaluate(variables ?? FeelContext.Empty, settings ?? Settings);
    }

    /// <summary>The value of a text, written as a FEEL literal.</summary>
    public static string Show(string text, FeelContext? variables = null) => Run(text, variables).Value.ToString();
}
