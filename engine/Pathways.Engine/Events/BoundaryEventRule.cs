using Pathways.Definitions;

namespace Pathways.Engine;

/// <summary>
/// Events on the edge of an activity. An interrupting one ends the activity; a non-interrupting one starts a branch beside
/// it, as often as it comes.
/// </summary>
internal static class BoundaryEventRule
{
    /// <summary>Begins to wait for the events on an activity's edge, all or none.</summary>
    /// <returns>Whether the activity may go on; when not, an incident was raised.</returns>
    public static bool TryAwait(StepRun step, Token token, ExecutableNode host) =>
        host.Boundaries.IsEmpty || EventRule.TryAwait(
            step, token, IncidentPhase.Entering,
            host.Boundaries.Select(boundary => new AwaitedPoint(boundary.Id, WaitPurpose.Boundary, boundary.Triggers)));

    /// <summary>An event on the edge came.</summary>
    public static void Came(StepRun step, Token host, ElementId element)
    {
        var boundary = (ExecutableNode.BoundaryEvent)step.NodeIn(host.Scope, element);
        if (boundary.CancelsActivity)
        {
            Withdrawal.Withdraw(step, host);
        }

        step.Arrive(boundary.Id, host.Scope, via: null);
    }
}
