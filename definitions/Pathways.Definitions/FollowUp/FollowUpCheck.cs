using System.Collections.Immutable;

namespace Pathways.Definitions;

/// <summary>
/// Proves that a pathway loses nobody: every wait that a case can come to has a deadline, every task an owner and somebody who is
/// brought in when it stays undone, no loop goes round without anybody, and deadlines leave time to work. What is found tells the
/// way on which somebody would be lost.
/// </summary>
public static class FollowUpCheck
{
    /// <summary>Everything that stands against the proof, in the order of the file.</summary>
    /// <param name="process">The pathway, with the processes that it calls.</param>
    /// <param name="model">Its drawing.</param>
    /// <param name="terms">Who works there, and when.</param>
    public static ImmutableArray<Finding> Run(ExecutableProcess process, BpmnModel model, FollowUpTerms terms)
    {
        ArgumentNullException.ThrowIfNull(process);
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(terms);
        var civil = CivilTime.Of(process.ZoneId ?? terms.Zone, terms.Calendar);
        var findings = new FollowUpFindings(process, model);
        HashSet<(string, ElementId)> seen = [];
        foreach (ReachedPlace place in CaseWalk.Of(process))
        {
            CheckWait(place, findings);
            if (place.Node is ExecutableNode.UserTask task && seen.Add((place.Process.Key, task.Id)))
            {
                CheckOwner(place, task, terms, findings);
                CheckEscalation(place, task, terms, findings);
                CheckDelays(place, task, terms, civil, findings);
            }
        }

        CheckLoops(process, findings);
        if (terms.HeldRoles is null && process.Nodes.Any(node => node is ExecutableNode.UserTask))
        {
            findings.OwnersUnknown();
        }

        return findings.InOrder();
    }

    private static void CheckWait(ReachedPlace place, FollowUpFindings findings)
    {
        if (Waits.WithoutEnd(place.Process, place.Node) && !IsTimed(place))
        {
            findings.NoDeadline(place);
        }
    }

    private static bool IsTimed(ReachedPlace place) =>
        place.IsTimedOutside || Alarms.Of(place.Process, place.Node).Any(alarm => alarm.RingsInTime);

    private static void CheckOwner(ReachedPlace place, ExecutableNode.UserTask task, FollowUpTerms terms, FollowUpFindings findings)
    {
        if (task.Roles.IsEmpty)
        {
            findings.NobodyNamed(place);
        }
        else if (terms.HeldRoles is { } held && !task.Roles.Any(held.Contains))
        {
            findings.NobodyHolds(place, task.Roles);
        }
    }

    private static void CheckEscalation(ReachedPlace place, ExecutableNode.UserTask task, FollowUpTerms terms, FollowUpFindings findings)
    {
        if (task.Window.Escalations is [.., { Role: var last }])
        {
            if (terms.HeldRoles is { } held && !held.Contains(last))
            {
                findings.EscalationUnwatched(place, last);
            }
        }
        else if (!place.IsTimedOutside && !Alarms.Of(place.Process, task).Any(alarm => IsHeard(place.Process, alarm)))
        {
            findings.NobodyBroughtIn(place);
        }
    }

    // An alarm that ends the waiting leads on; one beside it has to bring somebody to the work.
    private static bool IsHeard(ExecutableProcess process, Alarm alarm) => alarm.RingsInTime && (alarm.EndsWaiting
        || Ways.Reach([alarm.Event.Id], id => process.Find(id) is { } node ? CaseWalk.Following(node) : []).Order
            .Any(id => process.Find(id) is ExecutableNode.UserTask));

    private static void CheckDelays(
        ReachedPlace place, ExecutableNode.UserTask task, FollowUpTerms terms, CivilTime civil, FollowUpFindings findings)
    {
        if (task.Roles.IsEmpty || task.Roles.Any(terms.RolesAroundTheClock.Contains))
        {
            return;
        }

        var check = new DelayCheck(terms, civil);
        IEnumerable<TimerFormula> edges = task.Boundaries.Where(boundary => boundary.CancelsActivity)
            .SelectMany(boundary => boundary.Triggers).OfType<ExecutableTrigger.Timer>()
            .Select(timer => timer.Formula).Where(formula => formula.Word == TimerWord.Duration);
        IEnumerable<TimerFormula> deadlines = task.Window.Due is { } due ? edges.Prepend(due) : edges;
        if (deadlines.Select(deadline => check.Find(deadline, task.Window.From)).FirstOrDefault(found => found is not null) is { } moment)
        {
            findings.Impossible(place, moment, civil);
        }
    }

    private static void CheckLoops(ExecutableProcess process, FollowUpFindings findings)
    {
        var flow = new SilentFlow(process, timersPass: false);
        HashSet<ElementId> silent = [];
        foreach (FoundLoop loop in LoopSearch.Of(flow, _ => true))
        {
            silent.UnionWith(loop.Members);
            findings.SilentLoop(loop.Round);
        }

        if (LoopSearch.OfCalls(flow) is { IsEmpty: false } calls)
        {
            findings.SilentLoop(calls);
        }

        foreach (FoundLoop loop in LonelyLoops.Of(process).Where(loop => !loop.Members.Overlaps(silent)))
        {
            findings.LonelyLoop(loop.Round);
        }
    }
}
