using System.Collections.Immutable;

namespace Pathways.Definitions;

/// <summary>
/// Loops in which only the clock is waited for, and that only the clock ends: whoever is in one is met by nobody. A loop that
/// something outside can end, or that reckons itself when it is over, is none.
/// </summary>
internal static class LonelyLoops
{
    public static IEnumerable<FoundLoop> Of(ExecutableProcess process) => LoopSearch
        .Of(new SilentFlow(process, timersPass: true), IsClock)
        .Where(loop => !IsEndedFromOutside(loop) && !EndsByItself(loop));

    private static bool IsClock(ExecutableNode node) =>
        node is ExecutableNode.CatchEvent { Triggers: var triggers } && triggers.All(trigger => trigger is ExecutableTrigger.Timer);

    // By an event on an edge around it or an event sub-process beside it, or by a branch beside it that ends everything.
    private static bool IsEndedFromOutside(FoundLoop loop)
    {
        for (Inside? here = loop.Inside; here is { } inside; here = Around(inside))
        {
            bool isListening = inside.Content.EventSubProcesses
                .SelectMany(box => new Inside(inside.Process, box).Content.Starts)
                .Select(inside.Process.Find).OfType<ExecutableNode.StartEvent>()
                .Any(start => start.IsInterrupting && !start.Triggers.All(trigger => trigger is ExecutableTrigger.Timer));
            bool isStopped = inside.Nodes.OfType<ExecutableNode.EndEvent>().Any(end =>
                end.Results.Any(result => result is ExecutableResult.Terminate or ExecutableResult.Error or ExecutableResult.Cancel));
            bool isOnEdge = inside.Box is { } box && inside.Process.Find(box)!.Boundaries.Any(boundary => // A box is an element.
                boundary.CancelsActivity && !boundary.Triggers.All(trigger => trigger is ExecutableTrigger.Timer));
            if (isListening || isStopped || isOnEdge)
            {
                return true;
            }
        }

        return false;
    }

    private static bool EndsByItself(FoundLoop loop)
    {
        ExecutableNode[] members = [.. loop.Members.Order().Select(loop.Inside.Process.Find).OfType<ExecutableNode>()];
        IEnumerable<ImmutableArray<string>> exits =
            from node in members
            where node.Outgoing.Any(flow => !loop.Members.Contains(flow.To))
            from flow in node.Outgoing
            let condition = flow.Condition
            where condition is not null
            select condition.Variables;
        return exits.Any(read => read.IsEmpty || members.Any(node => Writes(node, read)));
    }

    // What a script or a called process gives is known only when it runs.
    private static bool Writes(ExecutableNode node, ImmutableArray<string> read) =>
        node is ExecutableNode.ScriptTask or ExecutableNode.CallActivity or ExecutableNode.SubProcess or ExecutableNode.ServiceTask
        || (node is ExecutableNode.DecisionTask decision && read.Contains(decision.Result))
        || node.Data.Outputs.Any(output => read.Contains(output.Name));

    private static Inside? Around(Inside inside) =>
        inside.Box is { } box ? new Inside(inside.Process, inside.Process.Find(box)!.Container) : null; // A box is an element.
}
