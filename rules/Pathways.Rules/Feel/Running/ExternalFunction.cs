using System.Collections.Immutable;

namespace Pathways.Rules;

/// <summary>Functions with a body outside FEEL. None may be called but those on a fixed list.</summary>
internal static class ExternalFunction
{
    /// <summary>The function that a description names; null when it is not on the list.</summary>
    public static FeelFunction? Of(ImmutableArray<FeelParameter> parameters, FeelValue description) => null;
}
