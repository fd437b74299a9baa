using System.Collections.Immutable;

namespace Pathways.Definitions;

/// <summary>A place that a case can come to.</summary>
/// <param name="Process">The process that the element belongs to: the pathway or one that it calls.</param>
/// <param name="Node">The element.</param>
/// <param name="IsTimedOutside">Whether a call around it ends by itself after some time.</param>
/// <param name="Call">The call activity of the pathway through which it is come to; null in the pathway itself.</param>
/// <param name="Way">The shortest way to it, itself at the end.</param>
internal sealed record ReachedPlace(
    ExecutableProcess Process, ExecutableNode Node, bool IsTimedOutside, ElementId? Call, ImmutableArray<PathStep> Way);

/// <summary>
/// Everything that a case can come to, over all branches: whether a condition can hold is not asked, so more may be found than
/// can happen, never less.
/// </summary>
internal sealed class CaseWalk
{
    private readonly ExecutableProcess root;

    private CaseWalk(ExecutableProcess root) => this.root = root;

    /// <summary>The places of a pathway and of the processes that it calls, nearest to a start first.</summary>
    public static IEnumerable<ReachedPlace> Of(ExecutableProcess process)
    {
        var walk = new CaseWalk(process);
        (ImmutableArray<Spot> order, Dictionary<Spot, Spot?> from) = Ways.Reach(
            Begins(process).Select(id => new Spot(null, id, false, null)), walk.Next);
        foreach (Spot spot in order)
        {
            yield return new ReachedPlace(
                walk.ProcessOf(spot), walk.NodeOf(spot), spot.IsTimedOutside, spot.Call,
                [.. Ways.To(spot, from).Select(step => new PathStep(step.Element, walk.NodeOf(step).Title))]);
        }
    }

    /// <summary>Where the flow can go on from an element of one process; the inside of a box comes before what follows it.</summary>
    public static IEnumerable<ElementId> Following(ExecutableNode node)
    {
        IEnumerable<ElementId> inside = node is ExecutableNode.SubProcess box
            ? box.Content.Starts.Concat(box.Content.EventSubProcesses)
                .Concat(box.Form == SubProcessForm.AdHoc ? box.Content.Activities : [])
            : [];
        IEnumerable<ElementId> jump = node is ExecutableNode.LinkThrow link ? [link.To] : [];
        return inside.Concat(jump)
            .Concat(node.Boundaries.Select(boundary => boundary.Id))
            .Concat(node.UndoneBy is { } undone ? [undone] : [])
            .Concat(node.Outgoing.Select(flow => flow.To));
    }

    private static IEnumerable<ElementId> Begins(ExecutableProcess process) =>
        process.Content.Starts.Concat(process.StartEvents.Select(start => start.Id)).Distinct()
            .Concat(process.Content.EventSubProcesses);

    private IEnumerable<Spot> Next(Spot spot)
    {
        ExecutableNode node = NodeOf(spot);
        if (node is ExecutableNode.CallActivity { Called: var called } && root.Called.TryGetValue(called, out ExecutableProcess? inside))
        {
            bool isTimed = spot.IsTimedOutside || Alarms.Of(ProcessOf(spot), node).Any(alarm => alarm.RingsInTime);
            foreach (ElementId begin in Begins(inside))
            {
                yield return new Spot(called, begin, isTimed, spot.Call ?? spot.Element);
            }
        }

        foreach (ElementId next in Following(node))
        {
            yield return spot with { Element = next };
        }
    }

    private ExecutableProcess ProcessOf(Spot spot) => spot.Called is { } called ? root.Called[called] : root;

    private ExecutableNode NodeOf(Spot spot) => ProcessOf(spot).Find(spot.Element)
        ?? throw new InvalidOperationException($"The compiled process '{ProcessOf(spot).Key}' has no element '{spot.Element}'.");

    // A process that is called from two places is walked once for each call, and once more when a call is timed and another not.
    private readonly record struct Spot(string? Called, ElementId Element, bool IsTimedOutside, ElementId? Call);
}
