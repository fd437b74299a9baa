using System.Collections.Immutable;

namespace Pathways.Storage.Tests;

public abstract class TestCasesContract(DatabaseKind kind) : PortContract(kind)
{
    private const string Key = "obesity";

    private static readonly NetworkId Elsewhere = new("elsewhere");

    private ITestCases Store => Database.Get<ITestCases>();

    [Fact]
    public async Task An_edition_comes_back_with_its_counts_the_newest_first()
    {
        await PublishAsync(1, Version(1), Edition(1, 1, "case;expected\nA;1\n"));
        await PublishAsync(2, null, Edition(1, 2, "case;expected\nB;été\n"));
        await PublishAsync(3, Version(2), Edition(2, 1, "case;expected\nC;3\n"));

        ImmutableArray<TestCasesEdition> editions = await Store.ListAsync(Case.Network, Key, Cancellation);

        Assert.Equal(
            [Edition(2, 1, "case;expected\nC;3\n"), Edition(1, 2, "case;expected\nB;été\n"), Edition(1, 1, "case;expected\nA;1\n")],
            editions);
        Assert.Empty(await Store.ListAsync(Elsewhere, Key, Cancellation));
        Assert.Empty(await Store.ListAsync(Case.Network, "rebound", Cancellation));
    }

    [Fact]
    public async Task An_edition_of_no_version_undoes_the_whole_publication()
    {
        StorageException refused = await Assert.ThrowsAsync<StorageException>(
            () => PublishAsync(1, Version(1), Edition(7, 1, "case;expected\n")));

        Assert.Equal(StorageFailure.MissingReference, refused.Failure);
        Assert.Empty((await Database.Definitions.ReadListAsync(Cancellation)).Versions);
    }

    [Fact]
    public async Task A_draft_comes_back_as_it_was_saved_until_it_is_thrown_away()
    {
        Assert.Null(await Store.FindDraftAsync(Case.Network, Key, Cancellation));

        Assert.True(await SaveAsync(Draft(1)));

        Assert.Equal(Draft(1), await Store.FindDraftAsync(Case.Network, Key, Cancellation));
        Assert.Null(await Store.FindDraftAsync(Elsewhere, Key, Cancellation));
        await Store.DiscardDraftAsync(Case.Network, Key, Cancellation);
        Assert.Null(await Store.FindDraftAsync(Case.Network, Key, Cancellation));
    }

    [Fact]
    public async Task Of_two_who_edited_the_same_draft_the_second_keeps_nothing()
    {
        await SaveAsync(Draft(1));
        Assert.True(await SaveAsync(Draft(2)));

        Assert.False(await SaveAsync(Draft(2) with { Text = "other" }));
        Assert.False(await SaveAsync(Draft(1) with { Text = "other" }));

        Assert.Equal(Draft(2), await Store.FindDraftAsync(Case.Network, Key, Cancellation));
    }

    [Fact]
    public async Task A_later_revision_of_a_draft_that_is_gone_keeps_nothing()
    {
        Assert.False(await SaveAsync(Draft(2)));

        Assert.Null(await Store.FindDraftAsync(Case.Network, Key, Cancellation));
    }

    [Theory]
    [InlineData(1, true)]
    [InlineData(2, false)]
    public async Task A_published_draft_goes_unless_it_was_saved_again_meanwhile(int saved, bool isGone)
    {
        await SaveAsync(Draft(1));
        if (saved == 2)
        {
            await SaveAsync(Draft(2));
        }

        Publication publication = new(1, [Version(1)], [], Case.Nadia, Case.Monday)
        {
            TestCases = [Edition(1, 1, Draft(1).Text)],
            Drafts = [new PublishedDraft(Case.Network, Key, 1)],
        };
        Assert.True(await Database.Definitions.PublishAsync(publication, Cancellation));

        Assert.Equal(isGone, await Store.FindDraftAsync(Case.Network, Key, Cancellation) is null);
    }

    private static TestCasesDraft Draft(int revision) =>
        new(revision, $"case;expected\nA;{revision}\n", Case.Monday.AddHours(revision), Case.Nadia);

    private static TestCasesEdition Edition(int version, int number, string text) => new(
        new DefinitionId(Case.Network, DefinitionKind.RuleSet, Key, version), number, text, 1, 6, 7, Case.Monday, Case.Nadia);

    private static NewVersion Version(int number) => new(
        new DefinitionVersion(
            new DefinitionId(Case.Network, DefinitionKind.RuleSet, Key, number), "Obésité", $"hash {number}", Case.Monday, Case.Nadia, Case.Monday),
        new DefinitionContent("obesity.dmn", ImmutableSortedDictionary<string, string>.Empty.Add("obesity.dmn", "<definitions/>")));

    private Task<bool> SaveAsync(TestCasesDraft draft) => Store.SaveDraftAsync(Case.Network, Key, draft, Cancellation);

    private async Task PublishAsync(long epoch, NewVersion? version, TestCasesEdition edition) => Assert.True(
        await Database.Definitions.PublishAsync(
            new Publication(epoch, version is null ? [] : [version], [], Case.Nadia, Case.Monday) { TestCases = [edition] },
            Cancellation));
}

public sealed class TestCasesOnSqlite() : TestCasesContract(DatabaseKind.Sqlite);

public sealed class TestCasesOnPostgreSql() : TestCasesContract(DatabaseKind.PostgreSql);
