using System.Collections.Immutable;

namespace Pathways.Definitions;

/// <summary>Tells a drawing as a tree. Works on the drawing, so drafts with errors have an outline too.</summary>
public static class OutlineBuilder
{
    /// <summary>The outline of a process.</summary>
    /// <param name="process">The process as drawn.</param>
    public static ProcessOutline Build(ProcessModel process)
    {
        ArgumentNullException.ThrowIfNull(process);
        var teller = new OutlineTeller(new LaneRoles(process), new CalendarCompiler(process), process.Content);
        return new ProcessOutline(process.Name ?? process.Key, teller.TellAll());
    }
}

/// <summary>Walks one drawing; every element is told once.</summary>
internal sealed class OutlineTeller(LaneRoles roles, CalendarCompiler calendars, FlowContent content)
{
    private readonly HashSet<ElementId> told = [];
    private readonly FlowGraph graph = new(content);

    public ImmutableArray<OutlineStep> TellAll()
    {
        ImmutableArray<OutlineStep>.Builder steps = ImmutableArray.CreateBuilder<OutlineStep>();
        foreach (FlowNode start in graph.Starts)
        {
            Tell(start.Id, null, ImmutableHashSet<ElementId>.Empty, steps);
        }

        // Event sub-processes, the activities of an ad-hoc sub-process, what undoes: nothing leads to them.
        foreach (FlowNode node in content.Nodes.Where(node => node is FlowNode.Activity && !told.Contains(node.Id)))
        {
            Tell(node.Id, null, ImmutableHashSet<ElementId>.Empty, steps);
        }

        return steps.ToImmutable();
    }

    /// <summary>
    /// Tells a chain of steps until it ends, meets <paramref name="stop"/>, or comes to what is told elsewhere.
    /// </summary>
    private void Tell(
        ElementId? from, ElementId? stop, ImmutableHashSet<ElementId> toldElsewhere,
        ImmutableArray<OutlineStep>.Builder steps)
    {
        ElementId? next = from;
        while (next is { } id && id != stop && graph.Find(id) is { } node)
        {
            if (toldElsewhere.Contains(id) || !told.Add(id))
            {
                steps.Add(new OutlineStep(id, node.Kind, node.Title, IsReference: true, [], [], []));
                return;
            }

            ImmutableArray<SequenceFlow> ways = graph.FlowsFrom(id);
            ElementId? meeting = ways.Length > 1 ? graph.MeetingPointAfter(id) : null;
            ImmutableArray<OutlineBranch>.Builder branches = ImmutableArray.CreateBuilder<OutlineBranch>();
            if (ways.Length > 1)
            {
                foreach (SequenceFlow way in ways)
                {
                    ImmutableArray<OutlineStep>.Builder inside = ImmutableArray.CreateBuilder<OutlineStep>();
                    Tell(way.To, meeting ?? stop, toldElsewhere, inside);
                    branches.Add(new OutlineBranch(
                        way.Name ?? way.Condition?.Text, DefaultOf(node) == way.Id, inside.ToImmutable()));
                }
            }

            TellBoundaries(node, branches);
            steps.Add(new OutlineStep(
                id, node.Kind, node.Title, IsReference: false, RolesOf(node), DelaysOf(node), branches.ToImmutable())
            {
                Inside = node is FlowNode.Activity { Content.Nodes.IsEmpty: false } box
                    ? new OutlineTeller(roles, calendars, box.Content).TellAll()
                    : [],
            });
            next = ways.Length switch
            {
                0 => null,
                1 => ways[0].To,
                _ => meeting,
            };
        }
    }

    private void TellBoundaries(FlowNode host, ImmutableArray<OutlineBranch>.Builder branches)
    {
        foreach (FlowNode.BoundaryEvent boundary in graph.BoundariesOf(host.Id))
        {
            // What follows the host in the ordinary way is told there; the boundary's branch only refers to it.
            ImmutableHashSet<ElementId> ordinary = graph.ReachableFrom(host.Id);
            ImmutableArray<OutlineStep>.Builder inside = ImmutableArray.CreateBuilder<OutlineStep>();
            Tell(boundary.Id, null, ordinary, inside);
            branches.Add(new OutlineBranch(boundary.Title, IsDefault: false, inside.ToImmutable()));
        }
    }

    private static ElementId? DefaultOf(FlowNode node) => node switch
    {
        FlowNode.Gateway gateway => gateway.DefaultFlow,
        FlowNode.Activity activity => activity.DefaultFlow,
        _ => null,
    };

    public ImmutableArray<string> RolesOf(FlowNode node) =>
        node is FlowNode.Activity { ActivityKind: ActivityKind.UserTask or ActivityKind.ManualTask }
            ? roles.RolesOf(node)
            : [];

    public ImmutableArray<OutlineDelay> DelaysOf(FlowNode node)
    {
        ImmutableArray<OutlineDelay>.Builder delays = ImmutableArray.CreateBuilder<OutlineDelay>();
        EventTrigger? trigger = node switch
        {
            FlowNode.CatchEvent catching => catching.Trigger,
            FlowNode.BoundaryEvent boundary => boundary.Trigger,
            FlowNode.StartEvent start => start.Trigger,
            _ => null,
        };
        if (trigger is EventTrigger.Timer { Formula: { } formula })
        {
            Add(OutlineDelayKind.Wait, formula, null);
        }

        if (node.Marks.Window is not { } window)
        {
            return delays.ToImmutable();
        }

        Add(OutlineDelayKind.From, window.From, null);
        Add(OutlineDelayKind.Due, window.Due, null);
        foreach (ReminderMark reminder in window.Reminders)
        {
            Add(OutlineDelayKind.ReminderAfter, reminder.After, reminder.To);
            Add(OutlineDelayKind.ReminderBefore, reminder.Before, reminder.To);
        }

        foreach (EscalationMark escalation in window.Escalations)
        {
            Add(OutlineDelayKind.Escalation, escalation.After, escalation.Role);
        }

        return delays.ToImmutable();

        void Add(OutlineDelayKind kind, DrawnText? text, string? whom)
        {
            if (text is not null)
            {
                delays.Add(new OutlineDelay(kind, text.Text, whom) { Days = DaysOf(text.Text) });
            }
        }

        // Hours are exact in every calendar.
        DayCount DaysOf(string text) =>
            IsoDuration.TryParse(text, out IsoDuration duration) && duration is { Months: 0, Days: 0 }
                ? DayCount.Civil
                : calendars.Of(node).Days;
    }
}
