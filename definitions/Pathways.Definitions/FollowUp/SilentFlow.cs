using System.Collections.Immutable;

namespace Pathways.Definitions;

/// <summary>
/// Where the flow goes on without anybody being waited for: no person, no other system, no clock. Everything that may be passed
/// so counts as passed: a list may be empty, a condition may hold already. Messages that are sent and connectors that are called
/// stop nobody either. A box is passed when everything begun in it can end so.
/// </summary>
internal sealed class SilentFlow
{
    private readonly bool timersPass;
    private readonly ImmutableHashSet<string> thrownSignals;
    private readonly HashSet<Inside> passable = [];
    private readonly Dictionary<Inside, ImmutableHashSet<ExecutableResult>> thrown = [];

    /// <param name="process">The pathway.</param>
    /// <param name="timersPass">Whether the clock counts as nobody too.</param>
    public SilentFlow(ExecutableProcess process, bool timersPass)
    {
        this.timersPass = timersPass;
        ImmutableArray<ExecutableProcess> processes = [process, .. process.Called.Values.Where(called => called != process)];
        Insides =
        [
            .. processes.SelectMany(one => one.Nodes.OfType<ExecutableNode.SubProcess>().OrderBy(box => box.Id)
                .Select(box => new Inside(one, box.Id)).Prepend(new Inside(one, null))),
        ];
        thrownSignals =
        [
            .. processes.SelectMany(one => one.Nodes).SelectMany(ResultsOf).OfType<ExecutableResult.Signal>().Select(signal => signal.Name),
        ];
        Root = process;
        Settle();
    }

    /// <summary>The pathway.</summary>
    public ExecutableProcess Root { get; }

    /// <summary>All processes and sub-processes.</summary>
    public ImmutableArray<Inside> Insides { get; }

    /// <summary>Where the flow goes on from an element inside of the same box.</summary>
    public IEnumerable<ElementId> Next(Inside inside, ExecutableNode node)
    {
        if (Works(inside.Process, node) && node.Repetition is ExecutableRepetition.Loop { Maximum: null })
        {
            yield return node.Id;
        }

        if (Passes(inside.Process, node))
        {
            foreach (ElementId next in WaysFrom(inside.Process, node))
            {
                yield return next;
            }
        }

        foreach (ExecutableNode.BoundaryEvent boundary in node.Boundaries.Where(boundary => IsTriggered(inside.Process, node, boundary)))
        {
            yield return boundary.Id;
        }
    }

    /// <summary>Where the flow can come inside of a box from its beginning; of an ad-hoc sub-process people begin what is inside.</summary>
    public ImmutableArray<ElementId> ReachIn(Inside inside) =>
        Ways.Reach(inside.Content.Starts, id => Next(inside, Node(inside.Process, id))).Order;

    /// <summary>Whether an element lets the flow pass.</summary>
    public bool Passes(ExecutableProcess process, ExecutableNode node) => Works(process, node) || MayBeNone(node.Repetition);

    /// <summary>The process that a call runs.</summary>
    public ExecutableProcess? CalledBy(ExecutableNode node) =>
        node is ExecutableNode.CallActivity call ? Root.Called.GetValueOrDefault(call.Called) : null;

    private static IEnumerable<ExecutableResult> ResultsOf(ExecutableNode node) => node switch
    {
        ExecutableNode.EndEvent end => end.Results,
        ExecutableNode.ThrowEvent throwing => throwing.Results,
        _ => [],
    };

    private static bool MayBeNone(ExecutableRepetition? repetition) => repetition switch
    {
        ExecutableRepetition.Loop { IsTestedBefore: true } => true,
        ExecutableRepetition.MultiInstance { Cardinality: { } number } => !number.Variables.IsEmpty,
        ExecutableRepetition.MultiInstance => true,
        _ => false,
    };

    private static ExecutableNode Node(ExecutableProcess process, ElementId id) => process.Find(id)
        ?? throw new InvalidOperationException($"The compiled process '{process.Key}' has no element '{id}'.");

    // Passable boxes and what is thrown out of them only grow, so this ends.
    private void Settle()
    {
        bool isChanged = true;
        while (isChanged)
        {
            isChanged = false;
            foreach (Inside inside in Insides)
            {
                ImmutableHashSet<ExecutableResult> before = thrown.GetValueOrDefault(inside, []);
                ImmutableHashSet<ExecutableResult> now = before.Union(ThrownIn(inside));
                thrown[inside] = now;
                isChanged |= now.Count > before.Count;
                isChanged |= !passable.Contains(inside) && CanEnd(inside) && passable.Add(inside);
            }
        }
    }

    private IEnumerable<ExecutableResult> ThrownIn(Inside inside) => ReachIn(inside).Concat(inside.Content.EventSubProcesses)
        .Select(id => Node(inside.Process, id))
        .SelectMany(node => node switch
        {
            ExecutableNode.SubProcess => thrown.GetValueOrDefault(new Inside(inside.Process, node.Id), []),
            ExecutableNode.CallActivity when CalledBy(node) is { } called => thrown.GetValueOrDefault(new Inside(called, null), []),
            _ => ResultsOf(node).Where(result => result is ExecutableResult.Error or ExecutableResult.Escalation or ExecutableResult.Cancel),
        });

    private bool CanEnd(Inside inside)
    {
        ExecutableContent content = inside.Content;
        return content.EventSubProcesses.Any(box => IsEndedBy(inside, box))
            || ReachIn(inside).Any(id => Node(inside.Process, id) is ExecutableNode.EndEvent { Terminates: true })
            || EndsFrom(inside).IsSupersetOf(content.Starts);
    }

    private bool IsEndedBy(Inside inside, ElementId box) =>
        passable.Contains(new Inside(inside.Process, box))
        && new Inside(inside.Process, box).Content.Starts.Select(id => Node(inside.Process, id)).OfType<ExecutableNode.StartEvent>()
            .Any(start => start.IsInterrupting && start.Triggers.Any(trigger => Comes(trigger, thrown.GetValueOrDefault(inside, []))));

    // The elements from which everything that a token becomes can end.
    private HashSet<ElementId> EndsFrom(Inside inside)
    {
        HashSet<ElementId> ends = [];
        ExecutableNode[] open = [.. inside.Nodes];
        int before;
        do
        {
            before = open.Length;
            ends.UnionWith(open.Where(node => CanEnd(inside.Process, node, ends)).Select(node => node.Id).ToArray());
            open = [.. open.Where(node => !ends.Contains(node.Id))];
        }
        while (open.Length < before);
        return ends;
    }

    private bool CanEnd(ExecutableProcess process, ExecutableNode node, HashSet<ElementId> ends)
    {
        if (node.Boundaries.Any(boundary => ends.Contains(boundary.Id) && IsTriggered(process, node, boundary)))
        {
            return true;
        }

        if (!Passes(process, node) || ResultsOf(node).Any(result => result is ExecutableResult.Error or ExecutableResult.Cancel))
        {
            return false;
        }

        ElementId[] ways = [.. WaysFrom(process, node)];
        ElementId[] always =
        [
            .. node is ExecutableNode.ExclusiveGateway or ExecutableNode.InclusiveGateway or ExecutableNode.EventBasedGateway
                ? []
                : node.Outgoing.Where(flow => flow is { Condition: null, IsDefault: false }).Select(flow => flow.To),
        ];
        return ways.Length == 0
            ? node is not ExecutableNode.EventBasedGateway
            : always.Length > 0 ? always.All(ends.Contains) : ways.Any(ends.Contains);
    }

    private IEnumerable<ElementId> WaysFrom(ExecutableProcess process, ExecutableNode node) => node switch
    {
        ExecutableNode.LinkThrow link => [link.To],
        ExecutableNode.EventBasedGateway => node.Outgoing.Select(flow => flow.To).Where(to => Passes(process, Node(process, to))),
        _ => node.Outgoing.Select(flow => flow.To),
    };

    private bool Works(ExecutableProcess process, ExecutableNode node) => node switch
    {
        ExecutableNode.UserTask or ExecutableNode.ReceiveTask => false,
        ExecutableNode.ServiceTask service => service.By.IsConnector,
        ExecutableNode.SendTask send => send.Template is not null || send.By.IsConnector,
        ExecutableNode.CatchEvent caught when caught.NeedsAll => caught.Triggers.All(trigger => Comes(trigger, [])),
        ExecutableNode.CatchEvent caught => caught.Triggers.Any(trigger => Comes(trigger, [])),
        // Beside the clock a person or a message may come first: that is somebody.
        ExecutableNode.EventBasedGateway when timersPass => node.Outgoing.All(flow => Passes(process, Node(process, flow.To))),
        ExecutableNode.SubProcess { Form: SubProcessForm.AdHoc } box => box.CompletionCondition is not null,
        ExecutableNode.SubProcess { Form: SubProcessForm.Event } => false,
        ExecutableNode.SubProcess => passable.Contains(new Inside(process, node.Id)),
        ExecutableNode.CallActivity => CalledBy(node) is { } called && passable.Contains(new Inside(called, null)),
        _ => true,
    };

    private bool IsTriggered(ExecutableProcess process, ExecutableNode host, ExecutableNode.BoundaryEvent boundary)
    {
        Inside? inside = host switch
        {
            ExecutableNode.SubProcess => new Inside(process, host.Id),
            _ when CalledBy(host) is { } called => new Inside(called, null),
            _ => null,
        };
        ImmutableHashSet<ExecutableResult> known = inside is { } box ? thrown.GetValueOrDefault(box, []) : [];
        // Where the clock stands on the edge of work, a person may be quicker.
        bool Does(ExecutableTrigger trigger) => trigger is not ExecutableTrigger.Timer && Comes(trigger, known);
        return boundary.NeedsAll ? boundary.Triggers.All(Does) : boundary.Triggers.Any(Does);
    }

    private bool Comes(ExecutableTrigger trigger, ImmutableHashSet<ExecutableResult> known) => trigger switch
    {
        ExecutableTrigger.Timer => timersPass,
        ExecutableTrigger.Condition => true,
        ExecutableTrigger.Signal signal => thrownSignals.Contains(signal.Name),
        ExecutableTrigger.Error error => known.OfType<ExecutableResult.Error>().Any(result => error.Code is null || error.Code == result.Code),
        ExecutableTrigger.Escalation escalation =>
            known.OfType<ExecutableResult.Escalation>().Any(result => escalation.Code is null || escalation.Code == result.Code),
        ExecutableTrigger.Cancel => known.Any(result => result is ExecutableResult.Cancel),
        _ => false,
    };
}
