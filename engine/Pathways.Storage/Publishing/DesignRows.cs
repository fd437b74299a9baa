using System.Collections.Immutable;
using Pathways.Care;
using Pathways.Runtime;

namespace Pathways.Storage;

/// <summary>Drafts of pathways in SQL: the part of <see cref="SqlDefinitionStore"/> that is about them.</summary>
internal sealed class DesignRows(Database database)
{
    public Task<ImmutableArray<DesignDraft>> ListAsync(NetworkId network, CancellationToken cancellationToken) =>
        database.ReadAsync(
            session => session.QueryAsync(
                "designs.drafts", new SqlArguments().Text("network", network.Value), row => ReadDraft(network, row), cancellationToken),
            cancellationToken);

    public Task<OpenedDraft?> FindAsync(NetworkId network, Guid id, CancellationToken cancellationToken) =>
        database.ReadAsync(
            async session => await session.FirstOrDefaultAsync("designs.draft", Key(network, id), row => ReadDraft(network, row), cancellationToken) is { } draft
                ? new OpenedDraft(
                    draft,
                    [.. (await session.QueryAsync("designs.files", Key(network, id), ReadFile, cancellationToken)).OrderBy(file => file.Name, StringComparer.Ordinal)],
                    await session.QueryAsync("designs.comments", Key(network, id), ReadComment, cancellationToken))
                {
                    Story = await DesignEventRows.StoryAsync(session, network, id, cancellationToken),
                }
                : null,
            cancellationToken);

    public Task BeginAsync(DesignDraft draft, ImmutableArray<DraftFile> files, CancellationToken cancellationToken) =>
        database.WriteAsync(
            async session =>
            {
                await session.ExecuteAsync(
                    "designs.begin",
                    Changed(draft)
                        .Text("key", draft.PathwayKey)
                        .Text("origin", Words.ToWord(draft.Origin.Kind))
                        .Text("origin_name", draft.Origin.Name)
                        .Integer("origin_version", draft.Origin.Version)
                        .Instant("begun_at", draft.Begun.At)
                        .Uuid("begun_by", draft.Begun.By.Value),
                    cancellationToken);
                foreach (DraftFile file in files)
                {
                    await session.ExecuteAsync("designs.save", File(draft.Network, draft.Id, file), cancellationToken);
                    await session.ExecuteAsync("designs.keep", File(draft.Network, draft.Id, file).Text("label", null), cancellationToken);
                }

                return true;
            },
            cancellationToken);

    public Task<bool> ChangeAsync(DesignDraft draft, CancellationToken cancellationToken) =>
        database.WriteAsync(
            async session => await session.ExecuteAsync("designs.change", Changed(draft), cancellationToken) == 1, cancellationToken);

    public Task<bool> MoveAsync(DesignDraft draft, DraftStatus to, DesignEvent told, CancellationToken cancellationToken) =>
        database.WriteAsync(
            async session =>
            {
                if (!await DesignEventRows.MoveAsync(session, draft, to, cancellationToken))
                {
                    return false;
                }

                await DesignEventRows.TellAsync(session, told, cancellationToken);
                return true;
            },
            cancellationToken);

    public Task<ImmutableArray<DesignEvent>> PublicationsAsync(NetworkId network, CancellationToken cancellationToken) =>
        database.ReadAsync(session => DesignEventRows.PublicationsAsync(session, network, cancellationToken), cancellationToken);

    public Task<bool> SaveAsync(
        NetworkId network, Guid id, DraftFile file, string? label, DateTimeOffset gatheredSince, CancellationToken cancellationToken) =>
        database.WriteAsync(
            async session =>
            {
                if (await session.ExecuteAsync("designs.hold", Key(network, id), cancellationToken) == 0
                    || await session.ExecuteAsync("designs.save", File(network, id, file), cancellationToken) == 0)
                {
                    return false;
                }

                SqlArguments touched = Key(network, id).Instant("changed_at", file.ChangedAt).Uuid("changed_by", file.ChangedBy.Value);
                await session.ExecuteAsync("designs.touch", touched, cancellationToken);
                SqlArguments gathered = File(network, id, file).Instant("since", gatheredSince);
                if (label is not null || await session.ExecuteAsync("designs.gather", gathered, cancellationToken) == 0)
                {
                    await session.ExecuteAsync("designs.keep", File(network, id, file).Text("label", label), cancellationToken);
                }

                return true;
            },
            cancellationToken);

    public Task<ImmutableArray<DraftRevision>> RevisionsAsync(NetworkId network, Guid id, CancellationToken cancellationToken) =>
        database.ReadAsync(
            session => session.QueryAsync("designs.revisions", Key(network, id), ReadRevision, cancellationToken), cancellationToken);

    public Task<DraftFile?> FindRevisionAsync(
        NetworkId network, Guid id, string name, int revision, CancellationToken cancellationToken) =>
        database.ReadAsync(
            session => session.FirstOrDefaultAsync(
                "designs.revision", Key(network, id).Text("name", name).Integer("revision", revision), ReadFile, cancellationToken),
            cancellationToken);

    public Task CommentAsync(NetworkId network, Guid id, DraftComment comment, CancellationToken cancellationToken) =>
        database.RunAsync(
            "designs.comment",
            Key(network, id)
                .Uuid("comment", comment.Id)
                .Text("element", comment.Element)
                .Text("body", comment.Text)
                .Instant("written_at", comment.Written.At)
                .Uuid("written_by", comment.Written.By.Value)
                .Instant("settled_at", comment.Settled?.At)
                .Uuid("settled_by", comment.Settled?.By.Value),
            cancellationToken);

    private static SqlArguments Key(NetworkId network, Guid id) =>
        new SqlArguments().Text("network", network.Value).Uuid("draft", id);

    private static SqlArguments Changed(DesignDraft draft) => Key(draft.Network, draft.Id)
        .Text("title", draft.Title)
        .Text("status", Words.ToWord(draft.Status))
        .Instant("changed_at", draft.Changed.At)
        .Uuid("changed_by", draft.Changed.By.Value);

    private static SqlArguments File(NetworkId network, Guid id, DraftFile file) => Key(network, id)
        .Text("name", file.Name)
        .Integer("revision", file.Revision)
        .Text("body", file.Text)
        .Instant("changed_at", file.ChangedAt)
        .Uuid("changed_by", file.ChangedBy.Value);

    private static DesignDraft ReadDraft(NetworkId network, Row row) => new(
        network,
        row.Uuid("id"),
        row.Text("pathway_key"),
        row.Text("title"),
        Words.ToDraftStatus(row.Text("status")),
        new DraftOrigin(Words.ToDraftOriginKind(row.Text("origin")), row.Text("origin_name"), (int?)row.IntegerOrNull("origin_version")),
        new DraftMoment(new PersonId(row.Uuid("begun_by")), row.Instant("begun_at")),
        new DraftMoment(new PersonId(row.Uuid("changed_by")), row.Instant("changed_at")));

    private static DraftFile ReadFile(Row row) => new(
        row.Text("name"), row.Text("body"), row.SmallInteger("revision"), row.Instant("changed_at"), new PersonId(row.Uuid("changed_by")));

    private static DraftRevision ReadRevision(Row row) => new(
        row.Text("name"),
        row.SmallInteger("revision"),
        row.Instant("begun_at"),
        row.Instant("changed_at"),
        new PersonId(row.Uuid("changed_by")),
        row.TextOrNull("label"));

    private static DraftComment ReadComment(Row row) => new(
        row.Uuid("id"),
        row.TextOrNull("element_id"),
        row.Text("body"),
        new DraftMoment(new PersonId(row.Uuid("written_by")), row.Instant("written_at")),
        row.InstantOrNull("settled_at") is { } settled
            ? new DraftMoment(new PersonId(row.UuidOrNull("settled_by") ?? Guid.Empty), settled)
            : null);
}
