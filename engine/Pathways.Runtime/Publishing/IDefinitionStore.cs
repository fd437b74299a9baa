using System.Collections.Immutable;
using Pathways.Care;

namespace Pathways.Runtime;

/// <summary>
/// Keeps published versions and bindings, which are never changed or removed, and the drafts that versions are made from.
/// </summary>
public interface IDefinitionStore
{
    /// <summary>The number that grows with each publication; cheap to ask.</summary>
    /// <param name="cancellationToken">Stops waiting.</param>
    Task<long> ReadEpochAsync(CancellationToken cancellationToken);

    /// <summary>Everything that is published, without the contents.</summary>
    /// <param name="cancellationToken">Stops waiting.</param>
    Task<DefinitionList> ReadListAsync(CancellationToken cancellationToken);

    /// <summary>The files of one version; null when it was never published.</summary>
    /// <param name="id">The version.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    Task<DefinitionContent?> FindContentAsync(DefinitionId id, CancellationToken cancellationToken);

    /// <summary>Adds versions and bindings in one transaction, all or nothing.</summary>
    /// <param name="publication">What to add; its version numbers follow the newest known ones.</param>
    /// <param name="cancellationToken">Stops before the transaction is sent.</param>
    /// <returns>
    /// False when somebody else published in between, or its draft was moved or changed: read the list again and decide again.
    /// </returns>
    Task<bool> PublishAsync(Publication publication, CancellationToken cancellationToken);

    /// <summary>The drafts of a network that are worked on, the last changed first: neither given up nor published.</summary>
    /// <param name="network">The network.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    Task<ImmutableArray<DesignDraft>> DraftsAsync(NetworkId network, CancellationToken cancellationToken);

    /// <summary>A draft with its files, comments and story; null when the network has none of that id.</summary>
    /// <param name="network">The network.</param>
    /// <param name="id">The draft.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    Task<OpenedDraft?> FindDraftAsync(NetworkId network, Guid id, CancellationToken cancellationToken);

    /// <summary>Adds a draft with its first files, each in revision 1, whole or not at all.</summary>
    /// <param name="draft">The draft.</param>
    /// <param name="files">Its files.</param>
    /// <param name="cancellationToken">Stops before the transaction is sent.</param>
    Task BeginDraftAsync(DesignDraft draft, ImmutableArray<DraftFile> files, CancellationToken cancellationToken);

    /// <summary>Keeps title and status of an open draft, and who changed it.</summary>
    /// <param name="draft">The draft as it should be.</param>
    /// <param name="cancellationToken">Stops before anything is kept.</param>
    /// <returns>False when the draft is not open any more.</returns>
    Task<bool> ChangeDraftAsync(DesignDraft draft, CancellationToken cancellationToken);

    /// <summary>Moves a draft on its way and keeps what its story says of it, in one transaction.</summary>
    /// <param name="draft">The draft as it was read.</param>
    /// <param name="to">Where it goes.</param>
    /// <param name="told">What the story says.</param>
    /// <param name="cancellationToken">Stops before the transaction is sent.</param>
    /// <returns>False when the draft was moved or changed since it was read: nothing was kept.</returns>
    Task<bool> MoveDraftAsync(DesignDraft draft, DraftStatus to, DesignEvent told, CancellationToken cancellationToken);

    /// <summary>What was published of drafts or taken up again in a network, newest first.</summary>
    /// <param name="network">The network.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    Task<ImmutableArray<DesignEvent>> PublicationsAsync(NetworkId network, CancellationToken cancellationToken);

    /// <summary>
    /// Saves a file of an open draft on top of the revision before, and keeps it in the history: as a revision of its own,
    /// or in place of the one before when the same author began that after <paramref name="gatheredSince"/> and nobody named it.
    /// </summary>
    /// <param name="network">The network.</param>
    /// <param name="id">The draft.</param>
    /// <param name="file">The file; revision 1 adds it.</param>
    /// <param name="label">What the revision is called; null for no name, and only such are gathered.</param>
    /// <param name="gatheredSince">What began later is gathered.</param>
    /// <param name="cancellationToken">Stops before the transaction is sent.</param>
    /// <returns>False when the stored revision is not the one before, or the draft is not open: nothing was kept.</returns>
    Task<bool> SaveDraftFileAsync(
        NetworkId network, Guid id, DraftFile file, string? label, DateTimeOffset gatheredSince, CancellationToken cancellationToken);

    /// <summary>The kept revisions of all files of a draft, the last changed first.</summary>
    /// <param name="network">The network.</param>
    /// <param name="id">The draft.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    Task<ImmutableArray<DraftRevision>> DraftRevisionsAsync(NetworkId network, Guid id, CancellationToken cancellationToken);

    /// <summary>A kept revision with its text; null when there is none.</summary>
    /// <param name="network">The network.</param>
    /// <param name="id">The draft.</param>
    /// <param name="name">The file.</param>
    /// <param name="revision">Its number.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    Task<DraftFile?> FindDraftRevisionAsync(
        NetworkId network, Guid id, string name, int revision, CancellationToken cancellationToken);

    /// <summary>Adds a comment, or keeps that it was settled.</summary>
    /// <param name="network">The network.</param>
    /// <param name="id">The draft.</param>
    /// <param name="comment">The comment.</param>
    /// <param name="cancellationToken">Stops before anything is kept.</param>
    Task KeepDraftCommentAsync(NetworkId network, Guid id, DraftComment comment, CancellationToken cancellationToken);
}
