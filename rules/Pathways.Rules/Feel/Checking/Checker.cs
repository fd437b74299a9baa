namespace Pathways.Rules;

/// <summary>Infers types and finds what can never work.</summary>
internal static class Checker
{
    public static FeelType Check(RuleText source, Expression expression, FeelScope scope, List<RuleFinding> findings) => FeelType.Any;
}
