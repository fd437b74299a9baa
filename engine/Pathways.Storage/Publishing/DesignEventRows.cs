using System.Collections.Immutable;
using Pathways.Care;
using Pathways.Runtime;

namespace Pathways.Storage;

/// <summary>The story of drafts and publications in SQL.</summary>
internal static class DesignEventRows
{
    /// <summary>The story of one draft, oldest first.</summary>
    public static async Task<ImmutableArray<DesignEvent>> StoryAsync(
        Session session, NetworkId network, Guid draft, CancellationToken cancellationToken)
    {
        SqlArguments key = Network(network).Uuid("draft", draft);
        return WithVersions(
            await session.QueryAsync("designs.story", key, row => Read(network, row), cancellationToken),
            await session.QueryAsync("designs.story_versions", key, row => ReadVersion(network, row), cancellationToken));
    }

    /// <summary>The publications of a network, newest first.</summary>
    public static async Task<ImmutableArray<DesignEvent>> PublicationsAsync(
        Session session, NetworkId network, CancellationToken cancellationToken) => WithVersions(
            await session.QueryAsync("designs.publications", Network(network), row => Read(network, row), cancellationToken),
            await session.QueryAsync("designs.publication_versions", Network(network), row => ReadVersion(network, row), cancellationToken));

    /// <summary>Moves a draft inside a transaction; false when it was moved or changed since it was read.</summary>
    public static async Task<bool> MoveAsync(Session session, DesignDraft draft, DraftStatus to, CancellationToken cancellationToken) =>
        await session.ExecuteAsync(
            "designs.move",
            Network(draft.Network)
                .Uuid("draft", draft.Id)
                .Text("status", Words.ToWord(to))
                .Text("before", Words.ToWord(draft.Status))
                .Instant("changed_at", draft.Changed.At),
            cancellationToken) == 1;

    /// <summary>Keeps an act inside a transaction.</summary>
    public static async Task TellAsync(Session session, DesignEvent told, CancellationToken cancellationToken)
    {
        await session.ExecuteAsync(
            "designs.tell",
            Network(told.Network)
                .Uuid("event", told.Id)
                .Uuid("draft", told.Draft)
                .Text("pathway", told.PathwayKey)
                .Text("kind", Words.ToWord(told.Kind))
                .Instant("done_at", told.Moment.At)
                .Uuid("done_by", told.Moment.By.Value)
                .Text("note", told.Note)
                .Text("files_hash", told.Hash)
                .Instant("valid_from", told.ValidFrom)
                .Boolean("running_cases", told.ForRunningCases),
            cancellationToken);
        foreach (DefinitionId added in told.Versions)
        {
            await session.ExecuteAsync(
                "designs.tell_version",
                Network(told.Network)
                    .Uuid("event", told.Id)
                    .Text("kind", Words.ToWord(added.Kind))
                    .Text("key", added.Key)
                    .Integer("version", added.Version),
                cancellationToken);
        }
    }

    private static SqlArguments Network(NetworkId network) => new SqlArguments().Text("network", network.Value);

    private static ImmutableArray<DesignEvent> WithVersions(
        ImmutableArray<DesignEvent> events, ImmutableArray<KeyValuePair<Guid, DefinitionId>> versions)
    {
        ILookup<Guid, DefinitionId> added = versions.ToLookup(version => version.Key, version => version.Value);
        return [.. events.Select(told => told with { Versions = [.. added[told.Id]] })];
    }

    private static DesignEvent Read(NetworkId network, Row row) => new(
        network,
        row.Uuid("id"),
        row.UuidOrNull("draft_id"),
        row.Text("pathway_key"),
        Words.ToDesignEventKind(row.Text("kind")),
        new DraftMoment(new PersonId(row.Uuid("done_by")), row.Instant("done_at")),
        row.Text("note"),
        row.Text("files_hash"))
    {
        ValidFrom = row.InstantOrNull("valid_from"),
        ForRunningCases = row.Boolean("running_cases"),
    };

    private static KeyValuePair<Guid, DefinitionId> ReadVersion(NetworkId network, Row row) => new(
        row.Uuid("event_id"),
        new DefinitionId(network, Words.ToDefinitionKind(row.Text("kind")), row.Text("key"), row.SmallInteger("version")));
}
