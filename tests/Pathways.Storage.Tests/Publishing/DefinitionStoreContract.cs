using System.Collections.Immutable;

namespace Pathways.Storage.Tests;

public abstract class DefinitionStoreContract(DatabaseKind kind) : PortContract(kind)
{
    private static readonly DefinitionContent Content = new(
        "obesity.dmn",
        ImmutableSortedDictionary<string, string>.Empty
            .Add("obesity.dmn", "<definitions/>")
            .Add("../reference-tables/iotf.csv", "# source\nage,L,M,S\n"));

    private IDefinitionStore Store => Database.Definitions;

    [Fact]
    public async Task A_published_version_is_listed_and_its_files_come_back_as_they_were()
    {
        NewVersion version = Version(1);
        Binding binding = new(
            Case.Network, "childhood-obesity-etp", DefinitionKind.RuleSet, "obesity", 1, Case.Monday, false, Case.Monday.AddHours(1));

        Assert.True(await Store.PublishAsync(new Publication(1, [version], [binding], Case.Nadia, Case.Monday), Cancellation));

        DefinitionList list = await Store.ReadListAsync(Cancellation);
        Assert.Equal(2, list.Epoch);
        Assert.Equal(version.Version, Assert.Single(list.Versions));
        Assert.Equal(binding, Assert.Single(list.Bindings));
        DefinitionContent? content = await Store.FindContentAsync(version.Version.Id, Cancellation);
        Assert.NotNull(content);
        Assert.Equal(Content.Main, content.Main);
        Assert.Equal(Content.Files.AsEnumerable(), content.Files.AsEnumerable());
    }

    [Fact]
    public async Task Of_two_publishers_who_saw_the_same_list_one_has_to_look_again()
    {
        Publication first = new(1, [Version(1)], [], Case.Nadia, Case.Monday);
        Publication second = new(1, [Version(1)], [], Case.Yves, Case.Monday);

        bool[] published = await Task.WhenAll(
            Task.Run(() => Store.PublishAsync(first, Cancellation), Cancellation),
            Task.Run(() => Store.PublishAsync(second, Cancellation), Cancellation));

        Assert.Single(published, done => done);
        Assert.Single((await Store.ReadListAsync(Cancellation)).Versions);
    }

    [Fact]
    public async Task A_publication_with_one_bad_row_leaves_nothing()
    {
        Binding toNothing = new(
            Case.Network, "childhood-obesity-etp", DefinitionKind.RuleSet, "obesity", 7, Case.Monday, false, Case.Monday.AddHours(1));

        StorageException refused = await Assert.ThrowsAsync<StorageException>(() =>
            Store.PublishAsync(new Publication(1, [Version(1)], [toNothing], Case.Nadia, Case.Monday), Cancellation));

        Assert.Equal(StorageFailure.MissingReference, refused.Failure);
        DefinitionList list = await Store.ReadListAsync(Cancellation);
        Assert.Equal(1, list.Epoch);
        Assert.Empty(list.Versions);
    }

    [Fact]
    public async Task The_epoch_grows_with_every_publication()
    {
        Assert.Equal(1, await Store.ReadEpochAsync(Cancellation));

        await Store.PublishAsync(new Publication(1, [Version(1)], [], Case.Nadia, Case.Monday), Cancellation);
        await Store.PublishAsync(new Publication(2, [Version(2)], [], Case.Nadia, Case.Monday), Cancellation);

        Assert.Equal(3, await Store.ReadEpochAsync(Cancellation));
    }

    private static NewVersion Version(int number) => new(
        new DefinitionVersion(
            new DefinitionId(Case.Network, DefinitionKind.RuleSet, "obesity", number),
            "Obésité",
            "abc123",
            Case.Monday,
            Case.Nadia,
            Case.Monday),
        Content);
}

public sealed class DefinitionStoreOnSqlite() : DefinitionStoreContract(DatabaseKind.Sqlite);

public sealed class DefinitionStoreOnPostgreSql() : DefinitionStoreContract(DatabaseKind.PostgreSql);
