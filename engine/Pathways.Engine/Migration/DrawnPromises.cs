using System.Collections.Immutable;
using Pathways.Definitions;

namespace Pathways.Engine;

/// <summary>An event that a drawing lets a case wait for, at the place where it stands.</summary>
/// <param name="Token">The token, or the scope around an event sub-process.</param>
/// <param name="Purpose">What happens when it comes.</param>
/// <param name="Element">The event.</param>
/// <param name="Part">Which trigger of the event, from 0.</param>
/// <param name="Trigger">The trigger.</param>
/// <param name="Since">Since when it would have been waited for.</param>
internal sealed record DrawnWait(
    long Token, WaitPurpose Purpose, ElementId Element, int Part, ExecutableTrigger Trigger, DateTimeOffset Since);

/// <summary>What the drawing of a version promises at the places where a case stands.</summary>
internal static class DrawnPromises
{
    /// <summary>The events that a case may wait for where it stands.</summary>
    /// <param name="step">The case in a version.</param>
    public static ImmutableArray<DrawnWait> WaitsOf(StepRun step) =>
    [
        .. step.State.Tokens.Values.SelectMany(token => OfToken(step, token)),
        .. ScopesOf(step).SelectMany(scope => OfScope(step, scope)),
    ];

    private static IEnumerable<DrawnWait> OfToken(StepRun step, Token token)
    {
        ExecutableNode node = step.Node(token);
        bool isArmed = !step.State.Incidents.Values.Any(incident => incident.Token == token.Number && incident.Phase == IncidentPhase.Entering);
        IEnumerable<DrawnWait> edges = isArmed && step.InstanceOf(token) is null
            ? node.Boundaries.SelectMany(edge => Of(token.Number, WaitPurpose.Boundary, edge.Id, edge.Triggers, token.Since))
            : [];
        IEnumerable<DrawnWait> own = IncidentRule.IsStopped(step.State, token) ? [] : node switch
        {
            ExecutableNode.CatchEvent catching => Of(token.Number, WaitPurpose.Flow, node.Id, catching.Triggers, token.Since),
            ExecutableNode.ReceiveTask { Message: var message } when step.InstanceOf(token) is not null || node.Repetition is null =>
                Of(token.Number, WaitPurpose.Flow, node.Id, [message], token.Since),
            ExecutableNode.EventBasedGateway => node.Outgoing.SelectMany(flow => Of(
                token.Number, WaitPurpose.Gateway, flow.To, TriggersOf(step.NodeIn(token.Scope, flow.To)), token.Since)),
            _ => [],
        };
        return edges.Concat(own);
    }

    private static IEnumerable<long> ScopesOf(StepRun step) => step.State.Scopes.Keys.Prepend(0).Where(scope => !IsInterrupted(step, scope));

    // An event sub-process that interrupts ends the listening of the others.
    private static bool IsInterrupted(StepRun step, long scope) => step.State.Tokens.Values
        .Where(token => token.Scope == scope && step.InstanceOf(token) is null)
        .Any(token => step.Node(token) is ExecutableNode.SubProcess { Form: SubProcessForm.Event, Content: var content }
            && content.Starts.Any(start => step.NodeIn(scope, start) is ExecutableNode.StartEvent { IsInterrupting: true }));

    private static IEnumerable<DrawnWait> OfScope(StepRun step, long scope) =>
        from box in step.ContentIn(scope).EventSubProcesses
        from start in ((ExecutableNode.SubProcess)step.NodeIn(scope, box)).Content.Starts
        from wait in Of(
            scope, WaitPurpose.EventSubProcess, start, ((ExecutableNode.StartEvent)step.NodeIn(scope, start)).Triggers,
            scope == 0 ? EventSubProcessRule.ProcessItself(step).Since : step.State.Tokens[scope].Since)
        select wait;

    private static ImmutableArray<ExecutableTrigger> TriggersOf(ExecutableNode node) => node switch
    {
        ExecutableNode.CatchEvent catching => catching.Triggers,
        ExecutableNode.ReceiveTask task => [task.Message],
        _ => [],
    };

    private static IEnumerable<DrawnWait> Of(
        long token, WaitPurpose purpose, ElementId element, ImmutableArray<ExecutableTrigger> triggers, DateTimeOffset since) =>
        triggers.Index().Select(trigger => new DrawnWait(token, purpose, element, trigger.Index, trigger.Item, since));
}
