using Pathways.Care;

namespace Pathways.Runtime;

/// <summary>Lets those to the drafts of a network who may design its pathways (<see cref="CareAct.DesignPathways"/>).</summary>
/// <param name="store">Where drafts are kept.</param>
/// <param name="policy">Says who may.</param>
public sealed class DesignDoor(IDefinitionStore store, CareDesk policy)
{
    internal Task<DesignOutcome<T>> WithOpenDraftAsync<T>(
        Actor actor, Guid id, Func<OpenedDraft, Task<DesignOutcome<T>>> act, CancellationToken cancellationToken) =>
        WithDraftAsync(
            actor,
            id,
            opened => opened.Draft.Status == DraftStatus.Open
                ? act(opened)
                : Task.FromResult<DesignOutcome<T>>(new DesignOutcome<T>.Refused(Closed(opened.Draft))),
            cancellationToken);

    internal Task<DesignOutcome<T>> WithLivingDraftAsync<T>(
        Actor actor, Guid id, Func<OpenedDraft, Task<DesignOutcome<T>>> act, CancellationToken cancellationToken) =>
        WithDraftAsync(
            actor,
            id,
            opened => opened.Draft.Status is DraftStatus.Discarded or DraftStatus.Published
                ? Task.FromResult<DesignOutcome<T>>(new DesignOutcome<T>.Refused(Closed(opened.Draft)))
                : act(opened),
            cancellationToken);

    internal Task<DesignOutcome<T>> WithDraftAsync<T>(
        Actor actor, Guid id, Func<OpenedDraft, Task<DesignOutcome<T>>> act, CancellationToken cancellationToken) =>
        AllowedAsync(
            actor,
            async () => await store.FindDraftAsync(actor.Network, id, cancellationToken) is { } opened
                ? await act(opened)
                : new DesignOutcome<T>.Missing(),
            cancellationToken);

    internal Task<DesignOutcome<T>> AllowedAsync<T>(
        Actor actor, Func<Task<DesignOutcome<T>>> act, CancellationToken cancellationToken) =>
        AllowedAsync(actor, CareAct.DesignPathways, act, cancellationToken);

    internal async Task<DesignOutcome<T>> AllowedAsync<T>(
        Actor actor, CareAct what, Func<Task<DesignOutcome<T>>> act, CancellationToken cancellationToken)
    {
        AccessDecision decision = await policy.DecideAsync(
            actor, what, patient: null, task: null, caseId: null, cancellationToken);
        return decision is AccessDecision.Denied denied ? new DesignOutcome<T>.Denied(denied) : await act();
    }

    internal static DesignProblem Closed(DesignDraft draft) => draft.Status is DraftStatus.InReview or DraftStatus.Approved
        ? new DesignProblem(
            "PW3320", $"The draft '{draft.Title}' is in review and is not changed meanwhile. Take it back to go on working on it.", draft.Title)
        : new DesignProblem(
            "PW3316", $"The draft '{draft.Title}' was given up or published and is not changed any more. Begin another one.", draft.Title);
}
