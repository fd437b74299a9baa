using System.Collections.Immutable;
using Pathways.Definitions;
using Pathways.Rules;

namespace Pathways.Engine;

/// <summary>
/// The text by which a message and the case that waits for it find each other: of one value its text, of several the texts
/// as a JSON array, <c>["A12","2026-05-04"]</c>. A number and the same digits as a text are the same key.
/// </summary>
public static class CorrelationKey
{
    /// <summary>The key that a message gives by what it says; null when it lacks a part of it.</summary>
    /// <param name="key">What tells the messages of one case from those of others.</param>
    /// <param name="said">What the message says.</param>
    /// <param name="settings">The clock and the zone.</param>
    public static string? Find(MessageKey key, FeelContext said, EvaluationSettings settings)
    {
        ArgumentNullException.ThrowIfNull(key);
        FeelValue[] values = [.. key.OfMessage.Select(part => part.Evaluate(said, settings).Value)];
        // A name that the message lacks may be that of a FEEL function, which is no data.
        return Array.Exists(values, value => value.IsNull || value.Kind == FeelKind.Function) ? null : Of(values);
    }

    /// <summary>The key for which a case waits. Data that it does not have yet are <c>null</c> in it.</summary>
    internal static string Of(params ReadOnlySpan<FeelValue> values)
    {
        ImmutableArray<string> texts = [.. values.ToArray().Select(value => value.ToPlainText())];
        return texts.Length == 1 ? texts[0] : FeelJson.ToJson(FeelValue.List([.. texts.Select(FeelValue.String)]));
    }
}
