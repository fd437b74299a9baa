using System.Collections.Immutable;
using Pathways.Care;

namespace Pathways.Runtime;

/// <summary>Decides which versions and bindings a bundle adds to what is published: a pure function.</summary>
internal static class PublicationPlan
{
    public static Publication Of(
        DefinitionList list,
        NetworkId network,
        PersonId by,
        ImmutableArray<BundleItem> items,
        StoredTestCases stored,
        DateTimeOffset now)
    {
        ImmutableArray<NewVersion>.Builder versions = ImmutableArray.CreateBuilder<NewVersion>();
        Dictionary<BundleItem, int> numbers = [];
        foreach (BundleItem item in items)
        {
            DefinitionVersion? newest = list.Newest(network, item.Kind, item.Key);
            if (newest?.Hash == item.Hash)
            {
                numbers[item] = newest.Id.Version;
                continue;
            }

            DefinitionId id = new(network, item.Kind, item.Key, (newest?.Id.Version ?? 0) + 1);
            numbers[item] = id.Version;
            versions.Add(new NewVersion(
                new DefinitionVersion(id, item.Name, item.Hash, now, by, now), item.Content));
        }

        return new Publication(
            list.Epoch,
            versions.ToImmutable(),
            [.. items.Where(IsPathway).SelectMany(pathway => Bindings(list, network, pathway, numbers, now))],
            by,
            now)
        {
            TestCases = [.. numbers.Select(numbered => Edition(numbered.Key, numbered.Value, network, by, stored, now)).OfType<TestCasesEdition>()],
            Drafts = [.. items.Select(item => item.Test?.Draft).OfType<PublishedDraft>()],
        };
    }

    // The cases that a version has passed and keeps are no news.
    private static TestCasesEdition? Edition(
        BundleItem item, int version, NetworkId network, PersonId by, StoredTestCases stored, DateTimeOffset now)
    {
        if (item.Test is not { } test)
        {
            return null;
        }

        TestCasesEdition? last = stored.EditionOf(item.Key, version);
        return last?.Text == test.Text
            ? null
            : new TestCasesEdition(
                new DefinitionId(network, item.Kind, item.Key, version),
                (last?.Number ?? 0) + 1,
                test.Text,
                test.Cases.Cases.Length,
                test.Run.Coverage.CoveredCount,
                test.Run.Coverage.RuleCount,
                now,
                by);
    }

    private static bool IsPathway(BundleItem item) => item.Kind == DefinitionKind.Pathway;

    // New cases only: what a running case was started with stays, until somebody decides otherwise.
    private static IEnumerable<Binding> Bindings(
        DefinitionList list,
        NetworkId network,
        BundleItem pathway,
        Dictionary<BundleItem, int> numbers,
        DateTimeOffset now)
    {
        ImmutableArray<Binding> inForce = BindingsInForce.Of(list.Bindings, network, pathway.Key, now, now);
        return numbers
            .Where(numbered => numbered.Key.Kind switch
            {
                DefinitionKind.Pathway => false,
                // Models that are only imported travel inside those that import them.
                DefinitionKind.RuleSet => pathway.RuleSets.Contains(numbered.Key.Key),
                _ => true,
            })
            .Where(numbered => !inForce.Any(binding =>
                binding.Kind == numbered.Key.Kind
                && binding.Key == numbered.Key.Key
                && binding.Version == numbered.Value))
            .Select(numbered => new Binding(
                network,
                pathway.Key,
                numbered.Key.Kind,
                numbered.Key.Key,
                numbered.Value,
                now,
                ForRunningCases: false));
    }
}
