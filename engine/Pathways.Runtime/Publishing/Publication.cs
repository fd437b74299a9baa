using System.Collections.Immutable;
using Pathways.Care;

namespace Pathways.Runtime;

/// <summary>Versions and bindings that take effect together.</summary>
/// <param name="ExpectedEpoch">The epoch of the list that the version numbers follow.</param>
/// <param name="Versions">New versions with their files.</param>
/// <param name="Bindings">New bindings.</param>
/// <param name="By">Who publishes.</param>
/// <param name="At">When.</param>
public sealed record Publication(
    long ExpectedEpoch,
    ImmutableArray<NewVersion> Versions,
    ImmutableArray<Binding> Bindings,
    PersonId By,
    DateTimeOffset At)
{
    /// <summary>Test cases that rule sets of the publication passed, new versions or not.</summary>
    public ImmutableArray<TestCasesEdition> TestCases { get; init; } = [];

    /// <summary>Drafts of test cases that are published with it.</summary>
    public ImmutableArray<PublishedDraft> Drafts { get; init; } = [];

    /// <summary>What the story of the pathway says of it; null for what is published without a review.</summary>
    public DesignEvent? Story { get; init; }

    /// <summary>The approved draft of a pathway that is published with it, as it was read; null when there is none.</summary>
    public DesignDraft? Design { get; init; }

    /// <summary>True when everything in it is published already.</summary>
    public bool IsEmpty => Versions.IsEmpty && Bindings.IsEmpty && TestCases.IsEmpty && Drafts.IsEmpty && Story is null;
}

/// <summary>A version about to be published.</summary>
/// <param name="Version">Its name, hash and dates.</param>
/// <param name="Content">Its files.</param>
public sealed record NewVersion(DefinitionVersion Version, DefinitionContent Content);
