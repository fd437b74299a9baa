namespace Pathways.Rules;

/// <summary>Boolean functions (DMN 1.5, clause 10.3.4.2), and <c>is</c> (10.3.4.10).</summary>
internal static class BooleanFunctions
{
    public static readonly BuiltInRow[] All =
    [
        new("not", "negand: any", FeelType.Boolean, c => c[0].Kind == FeelKind.Boolean ? FeelValue.Boolean(c[0].IsFalse) : FeelValue.Null),
        new("is", "value1?: any, value2?: any", FeelType.Boolean, c => c.SpendOnEach([c[0]], c[1]) ? FeelValue.Boolean(c[0].Equals(c[1])) : FeelValue.Null),
    ];
}
