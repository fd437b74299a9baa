using System.Collections.Immutable;

namespace Pathways.Rules;

/// <summary>An input as a person is asked for it.</summary>
/// <param name="Name">Its name, or the path of a member: <c>patient.age</c>.</param>
/// <param name="Type">The type as FEEL writes it, without the name that the model gave it.</param>
/// <param name="Allowed">The allowed values as the model writes them; null when all of the type are.</param>
/// <param name="Choices">The allowed values when they are a list of texts; else empty.</param>
public sealed record TrialField(string Name, string Type, string? Allowed, ImmutableArray<string> Choices)
{
    /// <summary>True when the answer is yes or no.</summary>
    public bool IsBoolean => Type == FeelType.Boolean.ToString();

    internal static TrialField Of(string name, FeelType type)
    {
        string? allowed = AllowedValues.Of(type)?.Text.Trim();
        return new TrialField(name, type.Bare.ToString(), allowed, allowed is null ? [] : TextsOf(allowed));
    }

    /// <summary>The texts that allowed values list; empty when they are anything else.</summary>
    /// <param name="allowed">The allowed values as a model writes them.</param>
    public static ImmutableArray<string> TextsOf(string allowed)
    {
        ArgumentNullException.ThrowIfNull(allowed);
        FeelCompilation list = FeelExpression.Compile($"[{allowed}]", FeelScope.Closed());
        FeelValue value = list is { IsSound: true, Expression: { } expression }
            ? expression.Evaluate(FeelContext.Empty, new EvaluationSettings { Now = default }).Value
            : FeelValue.Null;
        return value.Kind == FeelKind.List && value.Items.All(item => item.Kind == FeelKind.String)
            ? [.. value.Items.Select(item => item.Text)]
            : [];
    }
}
