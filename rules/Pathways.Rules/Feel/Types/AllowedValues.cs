namespace Pathways.Rules;

/// <summary>The allowed values or type constraint of an item definition: unary tests over a value.</summary>
/// <param name="text">The tests as the author wrote them.</param>
/// <param name="tests">The tests, compiled.</param>
/// <param name="constant">The tests when they are constants: then a value is looked up, without running anything.</param>
internal sealed class AllowedValues(string text, UnaryTestsProgram tests, ConstantCell? constant)
{
    private readonly ColumnIndex? index = constant is null ? null : ColumnIndex.Build([constant]);

    public string Text => text;

    /// <summary>Whether the evaluation may go on with a value other than null.</summary>
    public bool Allows(FeelValue value, Evaluation evaluation) => !evaluation.ChecksAllowedValues || IsMet(value, evaluation);

    /// <summary>Those of a type; null when it has none.</summary>
    public static AllowedValues? Of(FeelType type) => type is FeelType.Defined defined ? defined.Allowed ?? Of(defined.Type) : null;

    /// <summary>Whether the value is one of those allowed, enforced or not.</summary>
    public bool IsMet(FeelValue value, Evaluation evaluation) =>
        index?.RulesFor(value) is [ulong met] ? met != 0 : tests.IsMet(value, evaluation);

    /// <summary>Whether that is so in every evaluation.</summary>
    public bool IsMetForCertain(FeelValue value) => index?.RulesFor(value) is [not 0];
}
