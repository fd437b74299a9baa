using System.Collections.Immutable;
using Pathways.Care;
using Pathways.Definitions;

namespace Pathways.Runtime;

/// <summary>
/// The way of a draft to its publication: an author asks for a review, another person approves exactly what they saw or sends it
/// back. In between nobody changes it; whoever wants to takes it back, and the approval is void.
/// </summary>
/// <param name="door">Lets in those who may.</param>
/// <param name="store">Where drafts are kept.</param>
/// <param name="publisher">Checks the draft as it checks what is published.</param>
/// <param name="clock">The installation's clock.</param>
public sealed class ReviewDesk(DesignDoor door, IDefinitionStore store, PathwayPublisher publisher, TimeProvider clock)
{
    /// <summary>Asks for a review. Only without an error in the checks; the draft is frozen from then on.</summary>
    /// <param name="actor">Who asks.</param>
    /// <param name="id">The draft.</param>
    /// <param name="note">What changed and why.</param>
    /// <param name="cancellationToken">Stops before anything is kept.</param>
    public Task<DesignOutcome<OpenedDraft>> AskAsync(Actor actor, Guid id, string? note, CancellationToken cancellationToken) =>
        door.WithOpenDraftAsync<OpenedDraft>(
            actor,
            id,
            async opened =>
            {
                if (ProblemOfNote(note) is { } problem)
                {
                    return new DesignOutcome<OpenedDraft>.Refused(problem);
                }

                if (opened.Process?.Key != opened.Draft.PathwayKey)
                {
                    return new DesignOutcome<OpenedDraft>.Refused(new DesignProblem(
                        "PW3334",
                        $"No drawing of the draft has the key '{opened.Draft.PathwayKey}'. Give it back to the process, or begin another draft for another pathway.",
                        opened.Draft.PathwayKey));
                }

                ImmutableArray<Finding> findings = await publisher.CheckAsync(actor.Network, opened.Bundle, cancellationToken);
                int errors = findings.Count(finding => finding.IsError);
                return errors > 0
                    ? new DesignOutcome<OpenedDraft>.Refused(new DesignProblem(
                        "PW3321", $"The checks find errors ({errors}). Mend them before asking for a review.", $"{errors}"))
                    : await MoveAsync(actor, opened, DraftStatus.InReview, DesignEventKind.Asked, note, cancellationToken);
            },
            cancellationToken);

    /// <summary>Takes a draft back that is in review or approved, to go on working on it. An approval is void.</summary>
    /// <param name="actor">Who takes it back.</param>
    /// <param name="id">The draft.</param>
    /// <param name="cancellationToken">Stops before anything is kept.</param>
    public Task<DesignOutcome<OpenedDraft>> TakeBackAsync(Actor actor, Guid id, CancellationToken cancellationToken) =>
        door.WithDraftAsync<OpenedDraft>(
            actor,
            id,
            async opened => opened.Draft.Status is DraftStatus.InReview or DraftStatus.Approved
                ? await MoveAsync(actor, opened, DraftStatus.Open, DesignEventKind.TakenBack, string.Empty, cancellationToken)
                : new DesignOutcome<OpenedDraft>.Refused(Elsewhere(opened.Draft)),
            cancellationToken);

    /// <summary>Approves a draft: by somebody who may publish and has no part in it.</summary>
    /// <param name="actor">Who approves.</param>
    /// <param name="id">The draft.</param>
    /// <param name="seen">Hash of the files that were seen.</param>
    /// <param name="note">A note.</param>
    /// <param name="cancellationToken">Stops before anything is kept.</param>
    public Task<DesignOutcome<OpenedDraft>> ApproveAsync(
        Actor actor, Guid id, string? seen, string? note, CancellationToken cancellationToken) =>
        AnswerAsync(actor, id, seen, note, DraftStatus.Approved, DesignEventKind.Approved, cancellationToken);

    /// <summary>Sends a draft back to its authors: by somebody who may publish and has no part in it.</summary>
    /// <param name="actor">Who sends it back.</param>
    /// <param name="id">The draft.</param>
    /// <param name="seen">Hash of the files that were seen.</param>
    /// <param name="note">Why, and what should be changed.</param>
    /// <param name="cancellationToken">Stops before anything is kept.</param>
    public Task<DesignOutcome<OpenedDraft>> SendBackAsync(
        Actor actor, Guid id, string? seen, string? note, CancellationToken cancellationToken) =>
        AnswerAsync(actor, id, seen, note, DraftStatus.Open, DesignEventKind.SentBack, cancellationToken);

    /// <summary>Whether somebody wrote in a draft or asked for its review: they do not review it.</summary>
    /// <param name="opened">The draft.</param>
    /// <param name="person">Who.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public async Task<bool> HasPartInAsync(OpenedDraft opened, PersonId person, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(opened);
        return opened.Draft.Begun.By == person
            || opened.Story.Any(told => told.Kind == DesignEventKind.Asked && told.Moment.By == person)
            || opened.Files.Any(file => file.ChangedBy == person)
            || (await store.DraftRevisionsAsync(opened.Draft.Network, opened.Draft.Id, cancellationToken)).Any(revision => revision.ChangedBy == person);
    }

    internal static DesignProblem? ProblemOfNote(string? note) =>
        string.IsNullOrWhiteSpace(note) || note.Length > DesignEvent.LongestNote || note.Contains('\0', StringComparison.Ordinal)
            ? new DesignProblem(
                "PW3322", $"Others read here what was done and why: between 1 and {DesignEvent.LongestNote} characters. Write a few words.", $"{DesignEvent.LongestNote}")
            : null;

    internal static DesignProblem Elsewhere(DesignDraft draft) => new(
        "PW3323", $"The draft '{draft.Title}' is not where it was any more: somebody was quicker. Look at it again.", draft.Title);

    private Task<DesignOutcome<OpenedDraft>> AnswerAsync(
        Actor actor, Guid id, string? seen, string? note, DraftStatus to, DesignEventKind kind, CancellationToken cancellationToken) =>
        door.AllowedAsync(
            actor,
            CareAct.PublishPathways,
            () => door.WithDraftAsync<OpenedDraft>(
                actor,
                id,
                async opened => await ProblemOfAnswerAsync(actor, opened, seen, note, cancellationToken) is { } problem
                    ? new DesignOutcome<OpenedDraft>.Refused(problem)
                    : await MoveAsync(actor, opened, to, kind, note, cancellationToken),
                cancellationToken),
            cancellationToken);

    private async Task<DesignProblem?> ProblemOfAnswerAsync(
        Actor actor, OpenedDraft opened, string? seen, string? note, CancellationToken cancellationToken)
    {
        if (opened.Draft.Status != DraftStatus.InReview)
        {
            return Elsewhere(opened.Draft);
        }

        if (await HasPartInAsync(opened, actor.Person, cancellationToken))
        {
            return new DesignProblem(
                "PW3324", $"Whoever wrote in the draft '{opened.Draft.Title}' or asked for its review does not review it. Ask somebody else.", opened.Draft.Title);
        }

        return seen != opened.Hash
            ? new DesignProblem("PW3325", $"The draft '{opened.Draft.Title}' is not what was shown to you. Look at it again.", opened.Draft.Title)
            : ProblemOfNote(note);
    }

    private async Task<DesignOutcome<OpenedDraft>> MoveAsync(
        Actor actor, OpenedDraft opened, DraftStatus to, DesignEventKind kind, string? note, CancellationToken cancellationToken)
    {
        DesignEvent told = new(
            actor.Network, Guid.CreateVersion7(), opened.Draft.Id, opened.Draft.PathwayKey, kind,
            new DraftMoment(actor.Person, clock.GetUtcNow()), note?.Trim() ?? string.Empty, opened.Hash);
        return await store.MoveDraftAsync(opened.Draft, to, told, cancellationToken)
            ? new DesignOutcome<OpenedDraft>.Done(opened with { Draft = opened.Draft with { Status = to }, Story = opened.Story.Add(told) })
            : new DesignOutcome<OpenedDraft>.Refused(Elsewhere(opened.Draft));
    }
}
