namespace Pathways.Rules;

/// <summary>Boolean functions (DMN 1.5, clause 10.3.4.2), and <c>is</c> (10.3.4.10).</summary>
internal static class BooleanFunctions
{
    public static readonly BuiltInRow[] All =
    [
        new("not", "negand: any", FeelType.Boolean, Not),
        new("is", "value1?: any, value2?: any", FeelType.Boolean, c => c.SpendOnEach([c[0]], c[1]) ? FeelValue.Boolean(c[0].Equals(c[1])) : FeelValue.Null),
    ];

    private static FeelValue Not(BuiltInCall call) => call[0].Kind switch
    {
        FeelKind.Boolean => FeelValue.Boolean(call[0].IsFalse),
        FeelKind.Null => FeelValue.Null,
        _ => call.Fail($"{Evaluation.Describe(call[0])} is neither true nor false"),
    };
}
