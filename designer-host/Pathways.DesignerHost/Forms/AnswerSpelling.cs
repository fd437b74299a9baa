using System.Collections.Immutable;
using Pathways.Rules;

namespace Pathways.DesignerHost.Forms;

/// <summary>Writes a value as a person would have typed it, so that a form can be shown filled.</summary>
public static class AnswerSpelling
{
    /// <summary>The texts of a value: none for null, several for a list.</summary>
    public static ImmutableArray<string> Of(FeelValue value, bool isFrench) => value.Kind switch
    {
        FeelKind.Null => [],
        FeelKind.Boolean => [value.IsTrue ? "true" : "false"],
        FeelKind.Number => [isFrench ? FeelText.ToPlain(value).Replace('.', ',') : FeelText.ToPlain(value)],
        FeelKind.List => [.. value.AsList().SelectMany(item => Of(item, isFrench))],
        FeelKind.DateTime => [FeelText.ToPlain(value) is { Length: > 16 } text ? text[..16] : FeelText.ToPlain(value)],
        _ => [FeelText.ToPlain(value)],
    };
}
