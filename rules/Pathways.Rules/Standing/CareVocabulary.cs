using System.Collections.Immutable;

namespace Pathways.Rules;

/// <summary>What the platform around standing rules offers. A list that is left out (default) is not checked against.</summary>
public sealed record CareVocabulary
{
    /// <summary>Nothing is known, so nothing is checked.</summary>
    public static CareVocabulary Unknown { get; } = new();

    /// <summary>The kinds of facts that are recorded, with the types of their values.</summary>
    public ImmutableArray<FeelParameter> Facts { get; init; }

    /// <summary>The keys of the pathways that can be started.</summary>
    public ImmutableArray<string> Pathways { get; init; }

    /// <summary>The messages that pathways wait for.</summary>
    public ImmutableArray<string> Messages { get; init; }

    /// <summary>The roles that tasks can go to.</summary>
    public ImmutableArray<string> Roles { get; init; }

    /// <summary>The keys of the forms.</summary>
    public ImmutableArray<string> Forms { get; init; }
}
