using System.Collections.Immutable;
using Pathways.Definitions;

namespace Pathways.Engine;

/// <summary>Whether each place at which a case stands is there in the other version too, and means the same kind of thing.</summary>
/// <param name="before">The case in the version that it follows.</param>
/// <param name="to">The version that it goes to.</param>
/// <param name="plan">Where its steps go.</param>
internal sealed class PlaceCheck(StepRun before, ExecutableProcess to, MigrationPlan plan)
{
    /// <summary>All that stands in the way; empty when nothing does.</summary>
    public ImmutableArray<Rejection> Run() =>
    [
        .. Ambiguous(),
        .. before.State.Tokens.Values.SelectMany(OfToken),
        .. before.State.Scopes.Values.Where(scope => scope.Undoing is not null)
            .Select(scope => Reasons.MigratedWhileUndoing(Node(before.State.Tokens[scope.Number]))),
        .. before.State.Undoable.Values.SelectMany(OfFinished),
        .. before.State.Incidents.Values.Where(incident => incident.Phase is IncidentPhase.Missed or IncidentPhase.Arming)
            .Select(incident => Reasons.MigratedWithQuestion(incident, before.Process)),
    ];

    private IEnumerable<Rejection> Ambiguous() => plan.Moves.GroupBy(move => move.From)
        .Concat(plan.Moves.GroupBy(move => move.To))
        .Where(group => group.Count() > 1)
        .Select(group => Reasons.MigrationAmbiguous(group.Key));

    private IEnumerable<Rejection> OfToken(Token token)
    {
        ExecutableNode node = Node(token);
        if (ProcessIn(token.Scope)?.Find(plan.To(token.Element)) is not { } there)
        {
            yield return Reasons.MigratedToNowhere(node, plan.To(token.Element), to);
            yield break;
        }

        if (!IsSameKind(node, there))
        {
            yield return Reasons.MigratedToAnotherKind(node, there);
        }
        else if (!StandsInTheSameBox(token, there))
        {
            yield return Reasons.MigratedToAnotherBox(node, there);
        }
        else if (there is ExecutableNode.ParallelGateway or ExecutableNode.InclusiveGateway
            && token.Via is { } came && !there.Incoming.Contains(came))
        {
            yield return Reasons.MigratedJoinWithoutFlow(node, came);
        }
    }

    // What was done and can be undone must find what undoes it.
    private IEnumerable<Rejection> OfFinished(FinishedWork work)
    {
        ExecutableProcess? process = work.Process is { } called ? to.Called.GetValueOrDefault(called) : to;
        IEnumerable<ElementId> needed = work.UndoneBy is { } handler ? [work.Element, handler] : [work.Element];
        return needed.Where(element => process?.Find(plan.To(element)) is null)
            .Select(element => Reasons.MigratedWithoutUndoing(work.Element, plan.To(element)))
            .Concat(work.Inside.SelectMany(OfFinished));
    }

    private bool StandsInTheSameBox(Token token, ExecutableNode there)
    {
        if (token.Scope == 0)
        {
            return there.Container is null;
        }

        if (before.InstanceOf(token) is not null)
        {
            return true; // An instance of what is repeated: the whole of it is looked at where it stands.
        }

        Token around = before.State.Tokens[token.Scope];
        return before.State.Scopes[token.Scope].Process is not null
            ? there.Container is null
            : there.Container == plan.To(around.Element);
    }

    private bool IsSameKind(ExecutableNode node, ExecutableNode there) =>
        node.GetType() == there.GetType()
        && node.Repetition?.GetType() == there.Repetition?.GetType()
        && (node, there) switch
        {
            (ExecutableNode.SubProcess box, ExecutableNode.SubProcess other) => box.Form == other.Form,
            (ExecutableNode.CallActivity call, ExecutableNode.CallActivity other) => call.Called == other.Called,
            (ExecutableNode.BoundaryEvent edge, ExecutableNode.BoundaryEvent other) => plan.To(edge.Host) == other.Host,
            _ => IsSameManner(node.Repetition, there.Repetition),
        };

    private static bool IsSameManner(ExecutableRepetition? before, ExecutableRepetition? after) =>
        (before as ExecutableRepetition.MultiInstance)?.IsSequential == (after as ExecutableRepetition.MultiInstance)?.IsSequential;

    private ExecutableNode Node(Token token) => before.Node(token);

    // The process inside a scope, in the other version; null when it is called no more.
    private ExecutableProcess? ProcessIn(long scope) => before.CalledIn(scope) is { } called ? to.Called.GetValueOrDefault(called) : to;
}
