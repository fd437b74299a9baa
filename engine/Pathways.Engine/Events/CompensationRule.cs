using System.Collections.Immutable;
using Pathways.Definitions;
using Pathways.Rules;

namespace Pathways.Engine;

/// <summary>
/// Compensation: work that was done and has somebody to undo it is remembered; a compensation event has it undone, newest
/// first and one after the other, and goes on when all is undone, or at once when the drawing says so.
/// </summary>
internal static class CompensationRule
{
    /// <summary>An activity is done: is there something that could undo it?</summary>
    public static void Record(StepRun step, Token token, ExecutableNode node)
    {
        if (!node.IsActivity || (node.Repetition is not null && step.InstanceOf(token) is null))
        {
            return; // Of a repeated activity each instance was recorded.
        }

        ImmutableArray<FinishedWork> inside = [.. step.State.Undoable.Values.Where(work => work.Scope == token.Number)];
        ElementId? undoneBy = node.UndoneBy ?? UndoneFromInside(step, token, node);
        if ((undoneBy is null && inside.IsEmpty)
            || node is ExecutableNode.SubProcess { Form: SubProcessForm.Event })
        {
            return;
        }

        Scope? scope = step.State.Scopes.GetValueOrDefault(token.Number);
        FeelContext own = scope?.Variables ?? FeelContext.Empty;
        step.Emit(new InstanceEvent.WorkFinished(new FinishedWork(
            step.State.NextNumber, step.Whole(token).Scope, node.Id, step.CalledIn(token.Scope), undoneBy,
            scope?.Process is null ? own : FeelContext.Empty, // Data of a called process are for what undoes inside it.
            [.. inside.Select(work => work with { Variables = own.With(work.Variables) })]))
        { At = step.Now });
    }

    /// <summary>Has work undone.</summary>
    /// <returns>Whether there is something to undo, for which the event waits now.</returns>
    public static bool Begin(StepRun step, Token token, ElementId? activity) =>
        Begin(step, token, Chosen(step, token, activity));

    /// <summary>Has work undone by a second token at the event, while the flow goes on with the first.</summary>
    public static void BeginAside(StepRun step, Token token, ElementId? activity)
    {
        ImmutableArray<FinishedWork> works = Chosen(step, token, activity);
        if (!works.IsEmpty)
        {
            Begin(step, step.Activate(token.Element, token.Scope, token.Via), works, isAside: true);
        }
    }

    /// <summary>Whether a token only has work undone, beside the flow that did not wait for it.</summary>
    public static bool IsAside(StepRun step, Token token) =>
        step.State.Scopes.TryGetValue(token.Number, out Scope? scope) && scope.IsAside;

    /// <summary>
    /// Whether an event goes on while work is undone: when none of its compensations is waited for. Giving up a transaction
    /// always is.
    /// </summary>
    public static bool IsNotWaitedFor(ImmutableArray<ExecutableResult> results) =>
        results.Any(result => result is ExecutableResult.Compensation)
        && !results.Any(result => result is ExecutableResult.Compensation { Waits: true } or ExecutableResult.Cancel);

    /// <summary>Has everything undone that was done in a scope.</summary>
    public static bool BeginIn(StepRun step, Token token, long scope) =>
        Begin(step, token, [.. DoneIn(step, [scope])]);

    /// <summary>The next piece of work; when none is left, the event that asked for it goes on.</summary>
    public static void UndoNext(StepRun step, Token token)
    {
        if (step.State.Scopes[token.Number].Undoing is not [var next, ..])
        {
            ThrowEventRule.Undone(step, token);
            return;
        }

        step.Emit(new InstanceEvent.WorkUndoing(token.Number, next.Element) { At = step.Now });
        Token handler = step.Arrive(next.UndoneBy!.Value, token.Number, via: null); // Only such work is in the list.
        foreach (FinishedWork inner in next.Inside)
        {
            step.Emit(new InstanceEvent.WorkFinished(
                inner with { Number = step.State.NextNumber, Scope = handler.Number })
            { At = step.Now });
        }
    }

    private static bool Begin(StepRun step, Token token, ImmutableArray<FinishedWork> works, bool isAside = false)
    {
        if (works.IsEmpty)
        {
            return false;
        }

        step.Emit(new InstanceEvent.UndoingBegan(token.Element, [.. works.Select(work => work.Number)]) { At = step.Now });
        step.Emit(new InstanceEvent.ScopeOpened(
            new Scope { Number = token.Number, Undoing = [.. works.SelectMany(PieceByPiece)], IsAside = isAside })
        { At = step.Now });
        UndoNext(step, token);
        return true;
    }

    /// <summary>A sub-process or call without a handler of its own is undone by undoing what was done inside, newest first.</summary>
    private static IEnumerable<FinishedWork> PieceByPiece(FinishedWork work) =>
        work.UndoneBy is not null
            ? [work]
            : work.Inside.OrderByDescending(inner => inner.Number).SelectMany(PieceByPiece);

    /// <summary>
    /// What an event means: the named activity, wherever around it was done; without a name everything done in the scope,
    /// and in the scope around when the event stands in an event sub-process.
    /// </summary>
    private static ImmutableArray<FinishedWork> Chosen(StepRun step, Token token, ElementId? activity)
    {
        List<long> scopes = [token.Scope];
        for (var at = token.Scope; at != 0 && (activity is not null || IsEventSubProcess(step, at));)
        {
            at = step.State.Tokens[at].Scope;
            scopes.Add(at);
        }

        return [.. DoneIn(step, scopes).Where(work => activity is null || work.Element == activity)];
    }

    private static IEnumerable<FinishedWork> DoneIn(StepRun step, List<long> scopes) =>
        step.State.Undoable.Values.Where(work => scopes.Contains(work.Scope)).OrderByDescending(work => work.Number);

    private static bool IsEventSubProcess(StepRun step, long scope) =>
        step.Node(step.State.Tokens[scope]) is ExecutableNode.SubProcess { Form: SubProcessForm.Event };

    /// <summary>An event sub-process that begins by compensation undoes the sub-process around it.</summary>
    private static ElementId? UndoneFromInside(StepRun step, Token token, ExecutableNode node) =>
        node is ExecutableNode.SubProcess { Content.EventSubProcesses: { IsEmpty: false } boxes } and not { Form: SubProcessForm.Event }
            ? boxes.Where(box => IsBegunByCompensation(step, token.Scope, box)).Select(box => (ElementId?)box).FirstOrDefault()
            : null;

    private static bool IsBegunByCompensation(StepRun step, long scope, ElementId box) =>
        ((ExecutableNode.SubProcess)step.NodeIn(scope, box)).Content.Starts
            .Select(start => (ExecutableNode.StartEvent)step.NodeIn(scope, start))
            .Any(start => start.Triggers.Any(trigger => trigger is ExecutableTrigger.Compensation));
}
