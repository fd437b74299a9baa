namespace Pathways.Definitions;

/// <summary>A timer that runs while the flow stands at an element.</summary>
/// <param name="Event">The boundary event, or the start of the event sub-process.</param>
/// <param name="EndsWaiting">Whether the waiting ends with it.</param>
/// <param name="IsEndless">Whether it rings again and again.</param>
/// <param name="IsOwn">Whether it begins to run with the waiting, not earlier.</param>
internal sealed record Alarm(ExecutableNode Event, bool EndsWaiting, bool IsEndless, bool IsOwn)
{
    /// <summary>
    /// Whether it is sure to ring while the flow waits: what rings once, without ending anything, and began to run earlier may
    /// have rung before.
    /// </summary>
    public bool RingsInTime => IsOwn || EndsWaiting || IsEndless;
}

/// <summary>The timers around an element: on its edge, on the edges of the boxes around it, and in event sub-processes.</summary>
internal static class Alarms
{
    /// <summary>Those of an element of a process, its own first.</summary>
    public static IEnumerable<Alarm> Of(ExecutableProcess process, ExecutableNode node)
    {
        ExecutableNode? inner = node;
        bool isOwn = true;
        while (true)
        {
            foreach (Alarm alarm in OnEdge(inner, isOwn).Concat(InEventSubProcesses(process, inner)))
            {
                yield return alarm;
            }

            if (inner.Container is not { } around || (inner = process.Find(around)) is null)
            {
                yield break;
            }

            isOwn = false;
        }
    }

    private static IEnumerable<Alarm> OnEdge(ExecutableNode node, bool isOwn) =>
        from boundary in node.Boundaries
        where boundary.Triggers.Any(IsTimer) && (!boundary.NeedsAll || boundary.Triggers.All(IsTimer))
        select new Alarm(boundary, boundary.CancelsActivity, boundary.Triggers.Any(IsEndless), isOwn);

    // What listens beside an element. An event sub-process that interrupts ends what listens beside it, and none times itself.
    private static IEnumerable<Alarm> InEventSubProcesses(ExecutableProcess process, ExecutableNode inner)
    {
        if (StartOf(process, inner.Id) is { IsInterrupting: true })
        {
            return [];
        }

        ExecutableContent content = inner.Container is { } box
            ? ((ExecutableNode.SubProcess)process.Find(box)!).Content // Only sub-processes contain elements.
            : process.Content;
        return
            from id in content.EventSubProcesses
            where id != inner.Id
            let start = StartOf(process, id)
            where start is not null && start.Triggers.Any(IsTimer) && (!start.NeedsAll || start.Triggers.All(IsTimer))
            select new Alarm(start, start.IsInterrupting, start.Triggers.Any(IsEndless), IsOwn: false);
    }

    private static ExecutableNode.StartEvent? StartOf(ExecutableProcess process, ElementId box) =>
        process.Find(box) is ExecutableNode.SubProcess { Form: SubProcessForm.Event, Content: var content }
            ? content.Starts.Select(process.Find).OfType<ExecutableNode.StartEvent>().FirstOrDefault()
            : null;

    private static bool IsTimer(ExecutableTrigger trigger) => trigger is ExecutableTrigger.Timer;

    private static bool IsEndless(ExecutableTrigger trigger) => trigger is ExecutableTrigger.Timer { Formula.IsEndless: true };
}
