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

    internal Task<DesignOutcome<T>> WithDraftAsync<T>(
        Actor actor, Guid id, Func<OpenedDraft, Task<DesignOutcome<T>>> act, CancellationToken cancellationToken) =>
        AllowedAsync(
            actor,
            async () => await store.FindDraftAsync(actor.Network, id, cancellationToken) is { } opened
                ? await act(opened)
                : new DesignOutcome<T>.Missing(),
            cancellationToken);

    internal async Task<DesignOutcome<T>> AllowedAsync<T>(
        Actor actor, Func<Task<DesignOutcome<T>>> act, CancellationToken cancellationToken)
    {
        AccessDecision decision = await policy.DecideAsync(
            actor, CareAct.DesignPathways, patient: null, task: null, caseId: null, cancellationToken);
        return decision is AccessDecision.Denied denied ? new DesignOutcome<T>.Denied(denied) : await act();
    }

    internal static DesignProblem Closed(DesignDraft draft) => new(
        "PW3316", $"The draft '{draft.Title}' was given up and is not changed any more. Begin another one.", draft.Title);
}
