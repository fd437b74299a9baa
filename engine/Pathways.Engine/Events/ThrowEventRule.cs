using System.Collections.Immutable;
using System.Diagnostics;
using Pathways.Definitions;

namespace Pathways.Engine;

/// <summary>What end events and throw events make happen, one after the other, and how the flow goes on.</summary>
internal static class ThrowEventRule
{
    public static void Work(StepRun step, Token token, ExecutableNode.ThrowEvent throwing) =>
        Throw(step, token, throwing.Results);

    /// <summary>Everything that the event wanted undone is undone.</summary>
    public static void Undone(StepRun step, Token token)
    {
        switch (step.Node(token))
        {
            case var _ when CompensationRule.IsAside(step, token):
                SequenceFlowRule.Leave(step, token, []); // The flow went on long ago.
                break;
            case ExecutableNode.EndEvent { Results: var results } when results.Any(result => result is ExecutableResult.Cancel):
                CancelEventRule.GiveUp(step, token);
                break;
            case ExecutableNode.EndEvent { Results: var results }:
                Throw(step, token, [.. results.Where(result => Rank(result) > 2)]);
                break;
            default:
                GoOn(step, token);
                break;
        }
    }

    /// <summary>Makes the results happen, then goes on unless one of them ended the branch.</summary>
    public static void Throw(StepRun step, Token token, ImmutableArray<ExecutableResult> results)
    {
        foreach (ExecutableResult result in results.OrderBy(Rank))
        {
            switch (result)
            {
                case ExecutableResult.Message message:
                    MessageEventRule.Throw(step, token, message);
                    break;
                case ExecutableResult.Signal signal:
                    SignalEventRule.Throw(step, token, signal.Name);
                    break;
                case ExecutableResult.Escalation escalation:
                    EscalationEventRule.Throw(step, token, isActivity: false, escalation.Code, null);
                    break;
                case ExecutableResult.Compensation compensation when CompensationRule.IsNotWaitedFor(results):
                    CompensationRule.BeginAside(step, token, compensation.Activity);
                    break;
                case ExecutableResult.Compensation compensation when CompensationRule.Begin(step, token, compensation.Activity):
                    return; // It goes on when all is undone.
                case ExecutableResult.Compensation:
                    break; // There was nothing to undo.
                case ExecutableResult.Error error:
                    ErrorEventRule.End(step, token, error.Code);
                    return;
                case ExecutableResult.Cancel:
                    CancelEventRule.End(step, token);
                    return;
                case ExecutableResult.Terminate:
                    ContainerRule.Terminate(step, token);
                    return;
                default:
                    throw new UnreachableException($"The result {result.GetType().Name} has no rule.");
            }

            if (!step.State.Tokens.ContainsKey(token.Number))
            {
                return; // What it threw was caught by something that ended it.
            }
        }

        GoOn(step, token);
    }

    /// <summary>What only tells others comes before what ends the branch.</summary>
    private static int Rank(ExecutableResult result) => result switch
    {
        ExecutableResult.Message or ExecutableResult.Signal => 0,
        ExecutableResult.Escalation => 1,
        ExecutableResult.Compensation => 2,
        _ => 3,
    };

    private static void GoOn(StepRun step, Token token)
    {
        if (step.Node(token) is ExecutableNode.ThrowEvent throwing)
        {
            SequenceFlowRule.Leave(step, token, throwing);
        }
        else
        {
            SequenceFlowRule.Leave(step, token, []);
        }
    }
}
