namespace Pathways.Rules;

/// <summary>The allowed values or type constraint of an item definition: unary tests over a value.</summary>
internal sealed class AllowedValues(string text, UnaryTestsProgram tests)
{
    /// <summary>The tests as the author wrote them.</summary>
    public string Text => text;

    public UnaryTestsProgram Tests => tests;

    /// <summary>Those of a type; null when it has none.</summary>
    public static AllowedValues? Of(FeelType type) => type is FeelType.Defined defined ? defined.Allowed ?? Of(defined.Type) : null;

    public bool Allows(FeelValue value, Evaluation evaluation) =>
        !evaluation.ChecksAllowedValues || tests.IsMet(value, evaluation);
}
