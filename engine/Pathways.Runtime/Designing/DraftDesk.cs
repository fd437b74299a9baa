using System.Collections.Immutable;
using Pathways.Care;

namespace Pathways.Runtime;

/// <summary>
/// Where the files of a draft are saved and its authors talk. Of two who change one file at once the second is told, and nothing
/// of either is lost; what was saved stays in the history.
/// </summary>
/// <param name="door">Lets in those who may.</param>
/// <param name="store">Where drafts are kept.</param>
/// <param name="clock">The installation's clock.</param>
public sealed class DraftDesk(DesignDoor door, IDefinitionStore store, TimeProvider clock)
{
    /// <summary>What one author saves within this time makes one revision of the history: 5 minutes [P].</summary>
    public static readonly TimeSpan GatheredSaves = TimeSpan.FromMinutes(5);

    /// <summary>Saves a file on top of the revision that was changed.</summary>
    /// <param name="actor">Who saves.</param>
    /// <param name="id">The draft.</param>
    /// <param name="name">The file; one that is not there yet is added.</param>
    /// <param name="changed">The revision that the text goes on from; 0 for a new file.</param>
    /// <param name="text">The whole text.</param>
    /// <param name="label">A name under which the revision is found again; null for what is saved by itself.</param>
    /// <param name="cancellationToken">Stops before anything is kept.</param>
    /// <returns>The draft as it stands after saving; its checks are for the caller to ask for.</returns>
    public Task<DesignOutcome<OpenedDraft>> SaveAsync(
        Actor actor, Guid id, string name, int changed, string text, string? label, CancellationToken cancellationToken) =>
        door.WithOpenDraftAsync<OpenedDraft>(
            actor,
            id,
            async opened =>
            {
                DraftFile? before = opened.Find(name);
                if ((DraftNames.ProblemOf(name, text) ?? (label is null ? null : DraftNames.ProblemOfTitle(label))) is { } problem)
                {
                    return new DesignOutcome<OpenedDraft>.Refused(problem);
                }

                if (label is null && before?.Text == text)
                {
                    return new DesignOutcome<OpenedDraft>.Done(opened);
                }

                DraftFile file = new(name, text, changed + 1, clock.GetUtcNow(), actor.Person);
                return await store.SaveDraftFileAsync(actor.Network, id, file, label?.Trim(), file.ChangedAt - GatheredSaves, cancellationToken)
                    ? new DesignOutcome<OpenedDraft>.Done(With(opened, file))
                    : await OvertakenAsync(actor, id, name, cancellationToken);
            },
            cancellationToken);

    /// <summary>The kept revisions of a draft, newest first.</summary>
    /// <param name="draft">The draft.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public Task<ImmutableArray<DraftRevision>> HistoryAsync(DesignDraft draft, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(draft);
        return store.DraftRevisionsAsync(draft.Network, draft.Id, cancellationToken);
    }

    /// <summary>An earlier text of a file.</summary>
    /// <param name="actor">Who asks.</param>
    /// <param name="id">The draft.</param>
    /// <param name="name">The file.</param>
    /// <param name="revision">The revision, one that is kept.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public Task<DesignOutcome<DraftFile>> RevisionAsync(
        Actor actor, Guid id, string name, int revision, CancellationToken cancellationToken) =>
        door.AllowedAsync<DraftFile>(
            actor,
            async () => await store.FindDraftRevisionAsync(actor.Network, id, name, revision, cancellationToken) is { } found
                ? new DesignOutcome<DraftFile>.Done(found)
                : new DesignOutcome<DraftFile>.Missing(),
            cancellationToken);

    /// <summary>Writes a comment.</summary>
    /// <param name="actor">Who writes.</param>
    /// <param name="id">The draft.</param>
    /// <param name="element">The element that it is about; null for the whole draft.</param>
    /// <param name="text">The words.</param>
    /// <param name="cancellationToken">Stops before anything is kept.</param>
    public Task<DesignOutcome<DraftComment>> CommentAsync(
        Actor actor, Guid id, string? element, string text, CancellationToken cancellationToken) =>
        door.WithLivingDraftAsync<DraftComment>(
            actor,
            id,
            async _ => string.IsNullOrWhiteSpace(text) || text.Length > DraftComment.LongestText || text.Contains('\0', StringComparison.Ordinal)
                ? new DesignOutcome<DraftComment>.Refused(new DesignProblem(
                    "PW3315", $"A comment has between 1 and {DraftComment.LongestText} characters. Write a few words.", $"{DraftComment.LongestText}"))
                : await KeepAsync(
                    actor, id, new DraftComment(Guid.CreateVersion7(), element, text.Trim(), Moment(actor), Settled: null), cancellationToken),
            cancellationToken);

    /// <summary>Puts a comment away, or takes it out again.</summary>
    /// <param name="actor">Who does it.</param>
    /// <param name="id">The draft.</param>
    /// <param name="comment">The comment.</param>
    /// <param name="isSettled">Whether it is put away.</param>
    /// <param name="cancellationToken">Stops before anything is kept.</param>
    public Task<DesignOutcome<DraftComment>> SettleAsync(
        Actor actor, Guid id, Guid comment, bool isSettled, CancellationToken cancellationToken) =>
        door.WithLivingDraftAsync<DraftComment>(
            actor,
            id,
            async opened => opened.Comments.FirstOrDefault(written => written.Id == comment) is { } found
                ? await KeepAsync(actor, id, found with { Settled = isSettled ? Moment(actor) : null }, cancellationToken)
                : new DesignOutcome<DraftComment>.Missing(),
            cancellationToken);

    private static OpenedDraft With(OpenedDraft opened, DraftFile file) => opened with
    {
        Draft = opened.Draft with { Changed = new DraftMoment(file.ChangedBy, file.ChangedAt) },
        Files = [.. opened.Files.Where(other => other.Name != file.Name).Append(file).OrderBy(other => other.Name, StringComparer.Ordinal)],
    };

    private DraftMoment Moment(Actor actor) => new(actor.Person, clock.GetUtcNow());

    private async Task<DesignOutcome<DraftComment>> KeepAsync(
        Actor actor, Guid id, DraftComment comment, CancellationToken cancellationToken)
    {
        await store.KeepDraftCommentAsync(actor.Network, id, comment, cancellationToken);
        return new DesignOutcome<DraftComment>.Done(comment);
    }

    private async Task<DesignOutcome<OpenedDraft>> OvertakenAsync(
        Actor actor, Guid id, string name, CancellationToken cancellationToken) =>
        await store.FindDraftAsync(actor.Network, id, cancellationToken) switch
        {
            { Draft.Status: DraftStatus.Open } other when other.Find(name) is { } file => new DesignOutcome<OpenedDraft>.Overtaken(file),
            { Draft.Status: DraftStatus.Open } => new DesignOutcome<OpenedDraft>.Missing(),
            { } closed => new DesignOutcome<OpenedDraft>.Refused(DesignDoor.Closed(closed.Draft)),
            null => new DesignOutcome<OpenedDraft>.Missing(),
        };
}
