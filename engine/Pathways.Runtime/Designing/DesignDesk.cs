using System.Collections.Immutable;
using Pathways.Care;
using Pathways.Definitions;

namespace Pathways.Runtime;

/// <summary>
/// Where pathways are designed: drafts of a network are listed, begun, checked, renamed and given up by those who may. What is in
/// a draft is changed at the <see cref="DraftDesk"/>.
/// </summary>
/// <param name="door">Lets in those who may.</param>
/// <param name="store">Where drafts are kept.</param>
/// <param name="inForce">The files of what is in force.</param>
/// <param name="publisher">Checks drafts as it checks what is published.</param>
/// <param name="clock">The installation's clock.</param>
public sealed class DesignDesk(
    DesignDoor door, IDefinitionStore store, FilesInForce inForce, PathwayPublisher publisher, TimeProvider clock)
{
    private const string DrawingName = "pathway.bpmn";

    /// <summary>The drafts of the actor's network that are worked on, the last changed first.</summary>
    /// <param name="actor">Who asks.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public Task<DesignOutcome<ImmutableArray<DesignDraft>>> ListAsync(Actor actor, CancellationToken cancellationToken) =>
        door.AllowedAsync<ImmutableArray<DesignDraft>>(
            actor,
            async () => new DesignOutcome<ImmutableArray<DesignDraft>>.Done(await store.DraftsAsync(actor.Network, cancellationToken)),
            cancellationToken);

    /// <summary>A draft with its files and comments.</summary>
    /// <param name="actor">Who asks.</param>
    /// <param name="id">The draft.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public Task<DesignOutcome<OpenedDraft>> OpenAsync(Actor actor, Guid id, CancellationToken cancellationToken) =>
        door.WithDraftAsync<OpenedDraft>(
            actor, id, opened => Task.FromResult<DesignOutcome<OpenedDraft>>(new DesignOutcome<OpenedDraft>.Done(opened)), cancellationToken);

    /// <summary>Everything that publishing the draft now would find.</summary>
    /// <param name="opened">The draft.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public Task<ImmutableArray<Finding>> CheckAsync(OpenedDraft opened, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(opened);
        return publisher.CheckAsync(opened.Draft.Network, opened.Bundle, cancellationToken);
    }

    /// <summary>Begins a draft.</summary>
    /// <param name="actor">Who begins it.</param>
    /// <param name="beginning">From what.</param>
    /// <param name="step">What the one step of an empty pathway is called.</param>
    /// <param name="cancellationToken">Stops before anything is kept.</param>
    public Task<DesignOutcome<DesignDraft>> BeginAsync(
        Actor actor, DraftBeginning beginning, string step, CancellationToken cancellationToken) =>
        door.AllowedAsync<DesignDraft>(
            actor,
            async () =>
            {
                switch (beginning)
                {
                    case DraftBeginning.InForce { PathwayKey: var key }:
                        return await inForce.FindForDraftAsync(actor.Network, key, clock.GetUtcNow(), cancellationToken) is { } found
                            ? await KeepAsync(actor, key, found.Version.Name, new DraftOrigin(DraftOriginKind.Version, key, found.Version.Id.Version), found.Files, cancellationToken)
                            : new DesignOutcome<DesignDraft>.Missing();
                    case DraftBeginning.Empty { Title: var title }:
                        return DraftNames.ProblemOfTitle(title) is { } wrong
                            ? new DesignOutcome<DesignDraft>.Refused(wrong)
                            : await KeepEmptyAsync(actor, EmptyPathway.KeyOf(title), title.Trim(), step, cancellationToken);
                    case DraftBeginning.FromFiles { Origin: var origin, Files: var files }:
                        return DraftNames.ProblemOf(files) is { } problem
                            ? new DesignOutcome<DesignDraft>.Refused(problem)
                            : await KeepFilesAsync(actor, origin, files, cancellationToken);
                    default:
                        throw new System.Diagnostics.UnreachableException($"No draft begins from a {beginning.GetType().Name}.");
                }
            },
            cancellationToken);

    /// <summary>Calls a draft something else.</summary>
    /// <param name="actor">Who renames it.</param>
    /// <param name="id">The draft.</param>
    /// <param name="title">The new title.</param>
    /// <param name="cancellationToken">Stops before anything is kept.</param>
    public Task<DesignOutcome<DesignDraft>> RenameAsync(Actor actor, Guid id, string title, CancellationToken cancellationToken) =>
        DraftNames.ProblemOfTitle(title) is { } problem
            ? door.AllowedAsync(actor, () => Task.FromResult<DesignOutcome<DesignDraft>>(new DesignOutcome<DesignDraft>.Refused(problem)), cancellationToken)
            : ChangeAsync(actor, id, draft => draft with { Title = title.Trim() }, cancellationToken);

    /// <summary>Gives a draft up. Its files and history are kept.</summary>
    /// <param name="actor">Who gives it up.</param>
    /// <param name="id">The draft.</param>
    /// <param name="cancellationToken">Stops before anything is kept.</param>
    public Task<DesignOutcome<DesignDraft>> DiscardAsync(Actor actor, Guid id, CancellationToken cancellationToken) =>
        ChangeAsync(actor, id, draft => draft with { Status = DraftStatus.Discarded }, cancellationToken);

    private DraftMoment Moment(Actor actor) => new(actor.Person, clock.GetUtcNow());

    private async Task<DesignOutcome<DesignDraft>> KeepEmptyAsync(
        Actor actor, string key, string title, string step, CancellationToken cancellationToken) =>
        await inForce.IsPublishedAsync(actor.Network, key, cancellationToken)
        || (await store.DraftsAsync(actor.Network, cancellationToken)).Any(draft => draft.PathwayKey == key)
            ? new DesignOutcome<DesignDraft>.Refused(new DesignProblem(
                "PW3335", $"Another pathway or draft of this network has the key '{key}' already. Give another name, or go on with the one that is there.", key))
            : await KeepAsync(
                actor, key, title, new DraftOrigin(DraftOriginKind.Empty, string.Empty, null),
                ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal).Add(DrawingName, EmptyPathway.Drawing(key, title, step)),
                cancellationToken);

    private async Task<DesignOutcome<DesignDraft>> KeepFilesAsync(
        Actor actor, DraftOrigin origin, ImmutableSortedDictionary<string, string> files, CancellationToken cancellationToken)
    {
        string name = DrawnProcess.Drawings(files.Keys).First();
        if (DrawnProcess.Of(name, files[name]) is not { } process)
        {
            return new DesignOutcome<DesignDraft>.Refused(new DesignProblem(
                "PW3319", $"'{name}' cannot be read as a BPMN drawing with a process. Open it in the modeller it comes from and save it as BPMN 2.0.", name));
        }

        string title = process.Name ?? process.Key;
        title = title.Length > DesignDraft.LongestTitle ? title[..DesignDraft.LongestTitle] : title;
        return await KeepAsync(actor, process.Key, title, origin, files, cancellationToken);
    }

    private async Task<DesignOutcome<DesignDraft>> KeepAsync(
        Actor actor,
        string key,
        string title,
        DraftOrigin origin,
        ImmutableSortedDictionary<string, string> files,
        CancellationToken cancellationToken)
    {
        DraftMoment moment = Moment(actor);
        DesignDraft draft = new(actor.Network, Guid.CreateVersion7(), key, title, DraftStatus.Open, origin, moment, moment);
        await store.BeginDraftAsync(
            draft, [.. files.Select(file => new DraftFile(file.Key, file.Value, 1, moment.At, moment.By))], cancellationToken);
        return new DesignOutcome<DesignDraft>.Done(draft);
    }

    private Task<DesignOutcome<DesignDraft>> ChangeAsync(
        Actor actor, Guid id, Func<DesignDraft, DesignDraft> change, CancellationToken cancellationToken) =>
        door.WithOpenDraftAsync<DesignDraft>(
            actor,
            id,
            async opened =>
            {
                DesignDraft changed = change(opened.Draft) with { Changed = Moment(actor) };
                return await store.ChangeDraftAsync(changed, cancellationToken)
                    ? new DesignOutcome<DesignDraft>.Done(changed)
                    : new DesignOutcome<DesignDraft>.Refused(DesignDoor.Closed(opened.Draft));
            },
            cancellationToken);
}
