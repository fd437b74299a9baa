using System.Collections.Immutable;

namespace Pathways.Definitions;

/// <summary>
/// What a newer drawing says otherwise than an older one, for people who review it. Elements are the same when their ids are;
/// where they are drawn is not compared. Works on drawings, so drafts with errors can be compared too.
/// </summary>
public static class DrawingDifference
{
    /// <summary>The changes in the order of the newer drawing, what is gone at the end.</summary>
    /// <param name="before">The older drawing.</param>
    /// <param name="after">The newer drawing.</param>
    public static ImmutableArray<DrawingChange> Between(ProcessModel before, ProcessModel after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        Side old = new(before);
        Side now = new(after);
        List<DrawingChange> changes = [];
        AddWording(changes, after.Id, after.Name ?? after.Key, DrawnAspect.Name, before.Name, after.Name);
        AddWording(changes, after.Id, after.Name ?? after.Key, DrawnAspect.Documentation, before.Documentation, after.Documentation);
        foreach (FlowNode node in now.Nodes.Values)
        {
            if (old.Nodes.TryGetValue(node.Id, out FlowNode? former))
            {
                Compare(changes, old, former, now, node);
            }
            else
            {
                changes.Add(new DrawingChange.Added(node.Id, node.Title, node.Kind));
            }
        }

        changes.AddRange(old.Nodes.Values.Where(node => !now.Nodes.ContainsKey(node.Id))
            .Select(node => new DrawingChange.Removed(node.Id, node.Title, node.Kind)));
        CompareWays(changes, old, now);
        return [.. changes];
    }

    private static void Compare(List<DrawingChange> changes, Side old, FlowNode former, Side now, FlowNode node)
    {
        AddWording(changes, node.Id, former.Title, DrawnAspect.Name, former.Name, node.Name);
        AddWording(changes, node.Id, node.Title, DrawnAspect.Kind, former.Kind, node.Kind);
        ImmutableArray<string> rolesBefore = old.Teller.RolesOf(former);
        ImmutableArray<string> rolesAfter = now.Teller.RolesOf(node);
        if (!rolesBefore.SequenceEqual(rolesAfter))
        {
            changes.Add(new DrawingChange.Roles(node.Id, node.Title, rolesBefore, rolesAfter));
        }

        CompareDelays(changes, node, old.Teller.DelaysOf(former), now.Teller.DelaysOf(node));
        foreach (DrawnAspect aspect in Enum.GetValues<DrawnAspect>())
        {
            AddWording(changes, node.Id, node.Title, aspect, WordingOf(former, aspect), WordingOf(node, aspect));
        }
    }

    // The first reminder is compared to the first one, the second to the second: that is how people number them.
    private static void CompareDelays(
        List<DrawingChange> changes, FlowNode node, ImmutableArray<OutlineDelay> before, ImmutableArray<OutlineDelay> after)
    {
        foreach (int kind in before.Concat(after).Select(delay => Group(delay.Kind)).Distinct().Order())
        {
            OutlineDelay[] old = [.. before.Where(delay => Group(delay.Kind) == kind)];
            OutlineDelay[] now = [.. after.Where(delay => Group(delay.Kind) == kind)];
            for (int i = 0; i < Math.Max(old.Length, now.Length); i++)
            {
                OutlineDelay? was = old.ElementAtOrDefault(i);
                OutlineDelay? becomes = now.ElementAtOrDefault(i);
                if (was != becomes)
                {
                    changes.Add(new DrawingChange.Delay(node.Id, node.Title, was, becomes));
                }
            }
        }
    }

    // A reminder that is counted from the other end is still that reminder.
    private static int Group(OutlineDelayKind kind) =>
        (int)(kind == OutlineDelayKind.ReminderBefore ? OutlineDelayKind.ReminderAfter : kind);

    private static void CompareWays(List<DrawingChange> changes, Side old, Side now)
    {
        foreach (SequenceFlow way in now.Ways.Values)
        {
            SequenceFlow? former = old.Ways.GetValueOrDefault(way.Id);
            string title = now.TitleOf(way.From);
            if (former is null || former.From != way.From)
            {
                changes.Add(new DrawingChange.Wording(way.Id, title, DrawnAspect.Way, null, now.TitleOf(way.To)));
                AddWording(changes, way.Id, $"{title} → {now.TitleOf(way.To)}", DrawnAspect.Condition, null, way.Condition?.Text);
                continue;
            }

            if (former.To != way.To)
            {
                changes.Add(new DrawingChange.Wording(way.Id, title, DrawnAspect.Way, old.TitleOf(former.To), now.TitleOf(way.To)));
            }

            string both = $"{title} → {now.TitleOf(way.To)}";
            AddWording(changes, way.Id, both, DrawnAspect.Name, former.Name, way.Name);
            AddWording(changes, way.Id, both, DrawnAspect.Condition, former.Condition?.Text, way.Condition?.Text);
        }

        changes.AddRange(old.Ways.Values
            .Where(way => now.Ways.GetValueOrDefault(way.Id)?.From != way.From)
            .Select(way => new DrawingChange.Wording(way.Id, old.TitleOf(way.From), DrawnAspect.Way, old.TitleOf(way.To), null)));
    }

    private static string? WordingOf(FlowNode node, DrawnAspect aspect) => aspect switch
    {
        DrawnAspect.Form => node.Marks.Form ?? node.Marks.StartForm,
        DrawnAspect.Decision => node.Marks.Decision is { } decision ? Joined([decision.RuleSet, decision.Decision, decision.Result]) : null,
        DrawnAspect.Message => Joined(
        [
            node.Marks.Message?.Template, node.Marks.Message?.To,
            .. (node.Marks.Window?.Reminders ?? []).Select(reminder => reminder.Template),
            .. (node.Marks.Window?.Escalations ?? []).Select(escalation => escalation.Template),
        ]),
        DrawnAspect.Service => node.Marks.Service is { } service ? Joined([service.Topic, service.Connector]) : null,
        DrawnAspect.Data => Joined(node.Marks.Inputs.Concat(node.Marks.Outputs).Select(data => $"{data.Name} = {data.Value?.Text}")),
        DrawnAspect.Priority => node.Marks.Priority?.Text,
        DrawnAspect.Sources => Joined(node.Marks.Guidelines.Select(source => Joined([source.Source, source.Passage, source.Mark]))),
        DrawnAspect.Documentation => node.Documentation,
        _ => null, // Name, kind and ways are compared where they are known.
    };

    private static string? Joined(IEnumerable<string?> parts)
    {
        string joined = string.Join(" · ", parts.Where(part => !string.IsNullOrEmpty(part)));
        return joined.Length == 0 ? null : joined;
    }

    private static void AddWording(
        List<DrawingChange> changes, ElementId element, string title, DrawnAspect aspect, string? before, string? after)
    {
        string? was = string.IsNullOrWhiteSpace(before) ? null : before.Trim();
        string? becomes = string.IsNullOrWhiteSpace(after) ? null : after.Trim();
        if (was != becomes)
        {
            changes.Add(new DrawingChange.Wording(element, title, aspect, was, becomes));
        }
    }

    /// <summary>One of the two drawings, looked up by id.</summary>
    private sealed class Side
    {
        public Side(ProcessModel process)
        {
            Teller = new OutlineTeller(new LaneRoles(process), new CalendarCompiler(process), process.Content);
            foreach (FlowNode node in process.Content.AllNodes)
            {
                Nodes.TryAdd(node.Id, node);
            }

            foreach (SequenceFlow way in FlowsOf(process.Content))
            {
                Ways.TryAdd(way.Id, way);
            }
        }

        public OutlineTeller Teller { get; }

        public OrderedDictionary<ElementId, FlowNode> Nodes { get; } = [];

        public OrderedDictionary<ElementId, SequenceFlow> Ways { get; } = [];

        public string TitleOf(ElementId element) => Nodes.TryGetValue(element, out FlowNode? node) ? node.Title : element.ToString();

        private static IEnumerable<SequenceFlow> FlowsOf(FlowContent content) =>
            content.Flows.Concat(content.Nodes.OfType<FlowNode.Activity>().SelectMany(inner => FlowsOf(inner.Content)));
    }
}
