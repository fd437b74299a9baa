using System.Collections.Immutable;

namespace Pathways.Rules;

/// <summary>From the value of a decision to what it concludes.</summary>
internal static class ConclusionValues
{
    /// <summary>Null and false conclude nothing, a list concludes each of its items, anything else concludes itself.</summary>
    public static ImmutableArray<FeelValue> Of(FeelValue value) =>
        [.. (value.Kind == FeelKind.List ? value.AsList() : [value]).Where(one => !one.IsNull && !one.IsFalse && IsPlain(one)).Distinct()];

    /// <summary>Whether all that was given can be concluded.</summary>
    public static bool IsFit(FeelValue value) => (value.Kind == FeelKind.List ? value.AsList() : [value]).All(IsPlain);

    // A function is nothing that can be stored with a patient; a list within a list has no meaning of its own here.
    private static bool IsPlain(FeelValue value) => value.Kind is not (FeelKind.Function or FeelKind.List);
}
