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
        DateTimeOffset now,
        PublishingTerms? terms)
    {
        DateTimeOffset validFrom = terms?.Story.ValidFrom is { } wanted && wanted > now ? wanted : now;
        ImmutableArray<NewVersion>.Builder versions = ImmutableArray.CreateBuilder<NewVersion>();
        Dictionary<BundleItem, int> numbers = [];
        foreach (BundleItem item in items)
        {
            DefinitionVersion? newest = list.Newest(network, item.Kind, item.Key);
            // The same content that waits for a later date is published again: a version keeps its date.
            if (newest?.Hash == item.Hash && newest.ValidFrom <= validFrom)
            {
                numbers[item] = newest.Id.Version;
                continue;
            }

            DefinitionId id = new(network, item.Kind, item.Key, (newest?.Id.Version ?? 0) + 1);
            numbers[item] = id.Version;
            versions.Add(new NewVersion(
                new DefinitionVersion(id, item.Name, item.Hash, now, by, validFrom), item.Content));
        }

        return new Publication(
            list.Epoch,
            versions.ToImmutable(),
            [.. items.Where(IsPathway).SelectMany(pathway => Bindings(list, network, pathway, numbers, validFrom, terms?.Story.ForRunningCases ?? false, now))],
            by,
            now)
        {
            TestCases = [.. numbers.Select(numbered => Edition(numbered.Key, numbered.Value, network, by, stored, now)).OfType<TestCasesEdition>()],
            Drafts = [.. items.Select(item => item.Test?.Draft).OfType<PublishedDraft>()],
            Story = terms is null ? null : terms.Story with
            {
                Moment = terms.Story.Moment with { At = now },
                ValidFrom = validFrom,
                Versions = [.. versions.Select(added => added.Version.Id)],
            },
            Design = terms?.Draft,
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

    // What a running case was started with stays, unless whoever publishes says otherwise.
    private static IEnumerable<Binding> Bindings(
        DefinitionList list,
        NetworkId network,
        BundleItem pathway,
        Dictionary<BundleItem, int> numbers,
        DateTimeOffset validFrom,
        bool forRunningCases,
        DateTimeOffset now)
    {
        Binding[] known = [.. list.BindingsOf(network, pathway.Key)];
        foreach ((BundleItem item, int version) in numbers.Where(numbered => IsBound(pathway, numbered.Key)))
        {
            // What was published earlier for a later date gives way to what is published now: it is bound at that date again.
            IEnumerable<DateTimeOffset> later = known
                .Where(binding => binding.Kind == item.Kind && binding.Key == item.Key && binding.ValidFrom > validFrom)
                .Select(binding => binding.ValidFrom);
            foreach (DateTimeOffset at in later.Prepend(validFrom).Distinct())
            {
                bool isInForce = BindingsInForce.Of(known, network, pathway.Key, at, at)
                    .Any(binding => binding.Kind == item.Kind && binding.Key == item.Key && binding.Version == version);
                if (!isInForce)
                {
                    yield return new Binding(network, pathway.Key, item.Kind, item.Key, version, at, forRunningCases, now);
                }
            }
        }
    }

    private static bool IsBound(BundleItem pathway, BundleItem item) => item.Kind switch
    {
        DefinitionKind.Pathway => false,
        // Models that are only imported travel inside those that import them.
        DefinitionKind.RuleSet => pathway.RuleSets.Contains(item.Key),
        _ => true,
    };
}
