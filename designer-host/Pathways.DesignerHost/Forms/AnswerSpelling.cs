using System.Collections.Immutable;
using Pathways.Rules;

namespace Pathways.DesignerHost.Forms;

/// <summary>Writes a value as a person would have typed it, so that a form can be shown filled.</summary>
public static class AnswerSpelling
{
    // What a field for day and time takes: no seconds, no zone.
    private const int MinutesLength = 16;

    /// <summary>The texts of a value: none for null, several for a list.</summary>
    public static ImmutableArray<string> Of(FeelValue value, bool isFrench) => value.Kind switch
    {
        FeelKind.Null => [],
        FeelKind.Boolean => [value.IsTrue ? "true" : "false"],
        FeelKind.String => [value.AsString()],
        FeelKind.Number => [isFrench ? value.ToString().Replace('.', ',') : value.ToString()],
        FeelKind.Date => [value.AsDate().ToString()],
        FeelKind.Time => [value.AsTime().ToString()],
        FeelKind.DateTime when value.AsDateTime().ToString() is { Length: > MinutesLength } text => [text[..MinutesLength]],
        FeelKind.List => [.. value.AsList().SelectMany(item => Of(item, isFrench))],
        _ => [value.ToString()],
    };
}
