using System.Collections.Immutable;
using Pathways.Care;
using Pathways.Runtime;

namespace Pathways.Storage;

/// <summary>Published versions and bindings in SQL; drafts are kept by <see cref="DesignRows"/>.</summary>
internal sealed class SqlDefinitionStore(Database database) : IDefinitionStore
{
    private readonly DesignRows designs = new(database);

    public Task<long> ReadEpochAsync(CancellationToken cancellationToken) =>
        database.ReadAsync(session => EpochAsync(session, cancellationToken), cancellationToken);

    public Task<DefinitionList> ReadListAsync(CancellationToken cancellationToken) =>
        database.ReadAsync(
            async session =>
            {
                // The epoch first: a publication in between makes the list newer than it says, never older.
                long epoch = await EpochAsync(session, cancellationToken);
                return new DefinitionList(
                    epoch,
                    await session.QueryAsync(
                        "definitions.versions", new SqlArguments(), ReadVersion, cancellationToken),
                    await session.QueryAsync(
                        "definitions.bindings", new SqlArguments(), ReadBinding, cancellationToken));
            },
            cancellationToken);

    public Task<DefinitionContent?> FindContentAsync(DefinitionId id, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(id);
        return database.ReadAsync(
            session => session.FirstOrDefaultAsync(
                "definitions.content",
                Id(id),
                row => DefinitionContentJson.Read(row.Text("content")),
                cancellationToken),
            cancellationToken);
    }

    public async Task<bool> PublishAsync(Publication publication, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(publication);
        return await database.WriteAsync(
            async session =>
            {
                SqlArguments expected = new SqlArguments().Integer("expected", publication.ExpectedEpoch);
                if (await session.ExecuteAsync("definitions.advance_epoch", expected, cancellationToken) == 0)
                {
                    return false;
                }

                // An epoch without news costs every node one look; a draft that somebody took back must not be published.
                if (publication.Design is { } draft
                    && !await DesignEventRows.MoveAsync(session, draft, DraftStatus.Published, cancellationToken))
                {
                    return false;
                }

                foreach (NewVersion added in publication.Versions)
                {
                    await session.ExecuteAsync("definitions.add_version", Version(added), cancellationToken);
                }

                foreach (Binding binding in publication.Bindings)
                {
                    await session.ExecuteAsync(
                        "definitions.add_binding", Bind(binding, publication), cancellationToken);
                }

                await SqlTestCases.PublishAsync(session, publication, cancellationToken);
                if (publication.Story is { } told)
                {
                    await DesignEventRows.TellAsync(session, told, cancellationToken);
                }

                return true;
            },
            cancellationToken);
    }

    public Task<ImmutableArray<DesignDraft>> DraftsAsync(NetworkId network, CancellationToken cancellationToken) =>
        designs.ListAsync(network, cancellationToken);

    public Task<OpenedDraft?> FindDraftAsync(NetworkId network, Guid id, CancellationToken cancellationToken) =>
        designs.FindAsync(network, id, cancellationToken);

    public Task BeginDraftAsync(DesignDraft draft, ImmutableArray<DraftFile> files, CancellationToken cancellationToken) =>
        designs.BeginAsync(draft, files, cancellationToken);

    public Task<bool> ChangeDraftAsync(DesignDraft draft, CancellationToken cancellationToken) =>
        designs.ChangeAsync(draft, cancellationToken);

    public Task<bool> MoveDraftAsync(DesignDraft draft, DraftStatus to, DesignEvent told, CancellationToken cancellationToken) =>
        designs.MoveAsync(draft, to, told, cancellationToken);

    public Task<ImmutableArray<DesignEvent>> PublicationsAsync(NetworkId network, CancellationToken cancellationToken) =>
        designs.PublicationsAsync(network, cancellationToken);

    public Task<bool> SaveDraftFileAsync(
        NetworkId network, Guid id, DraftFile file, string? label, DateTimeOffset gatheredSince, CancellationToken cancellationToken) =>
        designs.SaveAsync(network, id, file, label, gatheredSince, cancellationToken);

    public Task<ImmutableArray<DraftRevision>> DraftRevisionsAsync(NetworkId network, Guid id, CancellationToken cancellationToken) =>
        designs.RevisionsAsync(network, id, cancellationToken);

    public Task<DraftFile?> FindDraftRevisionAsync(
        NetworkId network, Guid id, string name, int revision, CancellationToken cancellationToken) =>
        designs.FindRevisionAsync(network, id, name, revision, cancellationToken);

    public Task KeepDraftCommentAsync(NetworkId network, Guid id, DraftComment comment, CancellationToken cancellationToken) =>
        designs.CommentAsync(network, id, comment, cancellationToken);

    private static async Task<long> EpochAsync(Session session, CancellationToken cancellationToken) =>
        await session.FirstOrDefaultAsync(
            "definitions.epoch", new SqlArguments(), row => row.Integer("epoch"), cancellationToken);

    private static SqlArguments Id(DefinitionId id) => new SqlArguments()
        .Text("network", id.Network.Value)
        .Text("kind", Words.ToWord(id.Kind))
        .Text("key", id.Key)
        .Integer("version", id.Version);

    private static SqlArguments Version(NewVersion added) => Id(added.Version.Id)
        .Text("name", added.Version.Name)
        .Text("hash", added.Version.Hash)
        .Text("content", DefinitionContentJson.Write(added.Content))
        .Instant("published_at", added.Version.PublishedAt)
        .Uuid("published_by", added.Version.PublishedBy.Value)
        .Instant("valid_from", added.Version.ValidFrom);

    private static SqlArguments Bind(Binding binding, Publication publication) => new SqlArguments()
        .Text("network", binding.Network.Value)
        .Text("pathway", binding.PathwayKey)
        .Text("kind", Words.ToWord(binding.Kind))
        .Text("key", binding.Key)
        .Integer("version", binding.Version)
        .Instant("valid_from", binding.ValidFrom)
        .Boolean("running_cases", binding.ForRunningCases)
        .Uuid("made_by", publication.By.Value)
        .Instant("made_at", binding.MadeAt);

    private static DefinitionVersion ReadVersion(Row row) => new(
        new DefinitionId(
            new NetworkId(row.Text("network_id")),
            Words.ToDefinitionKind(row.Text("kind")),
            row.Text("key"),
            row.SmallInteger("version")),
        row.Text("name"),
        row.Text("hash"),
        row.Instant("published_at"),
        new PersonId(row.Uuid("published_by")),
        row.Instant("valid_from"));

    private static Binding ReadBinding(Row row) => new(
        new NetworkId(row.Text("network_id")),
        row.Text("pathway_key"),
        Words.ToDefinitionKind(row.Text("kind")),
        row.Text("key"),
        row.SmallInteger("version"),
        row.Instant("valid_from"),
        row.Boolean("running_cases"),
        row.Instant("made_at"));
}
