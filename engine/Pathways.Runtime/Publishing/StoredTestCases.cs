using System.Collections.Immutable;
using Pathways.Care;

namespace Pathways.Runtime;

/// <summary>What is stored of the test cases of the rule sets in a bundle, by key.</summary>
/// <param name="Network">The network.</param>
/// <param name="Editions">The newest edition of the newest version.</param>
/// <param name="Drafts">What authors have changed since.</param>
internal sealed record StoredTestCases(
    NetworkId Network,
    ImmutableDictionary<string, TestCasesEdition> Editions,
    ImmutableDictionary<string, TestCasesDraft> Drafts)
{
    /// <summary>Nothing is stored.</summary>
    public static StoredTestCases None { get; } = new(
        default,
        ImmutableDictionary<string, TestCasesEdition>.Empty,
        ImmutableDictionary<string, TestCasesDraft>.Empty);

    /// <summary>The newest edition of a version; null when that version has none.</summary>
    public TestCasesEdition? EditionOf(string key, int version) =>
        Editions.TryGetValue(key, out TestCasesEdition? newest) && newest.RuleSet.Version == version ? newest : null;

    public static async Task<StoredTestCases> ReadAsync(
        ITestCases store, NetworkId network, PathwayBundle bundle, CancellationToken cancellationToken)
    {
        StoredTestCases stored = None with { Network = network };
        foreach ((string name, _) in bundle.OfKind(BundleFileKind.Decisions))
        {
            string key = PathwayBundle.KeyOf(name);
            if ((await store.ListAsync(network, key, cancellationToken)).FirstOrDefault() is { } edition)
            {
                stored = stored with { Editions = stored.Editions.SetItem(key, edition) };
            }

            if (await store.FindDraftAsync(network, key, cancellationToken) is { } draft)
            {
                stored = stored with { Drafts = stored.Drafts.SetItem(key, draft) };
            }
        }

        return stored;
    }
}
