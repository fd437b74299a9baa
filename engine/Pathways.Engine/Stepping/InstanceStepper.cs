using System.Diagnostics;
using Pathways.Definitions;

namespace Pathways.Engine;

/// <summary>
/// The engine: one command in, the next state and what happened out. Pure, synchronous, total and deterministic:
/// the same arguments give the same answer on every machine and in every year.
/// </summary>
public static class InstanceStepper
{
    /// <summary>Decides one command.</summary>
    /// <param name="process">The version that the instance follows; the one to start for
    /// <see cref="InstanceCommand.Start"/>.</param>
    /// <param name="state">Where the instance stands.</param>
    /// <param name="command">What is asked.</param>
    /// <param name="environment">The instant and the rule sets in force.</param>
    /// <returns>The new state with its events, or why the command is refused; then nothing changed.</returns>
    /// <exception cref="ArgumentException">The instance follows another version than
    /// <paramref name="process"/>.</exception>
    public static StepResult Step(
        ExecutableProcess process, InstanceState state, InstanceCommand command, StepEnvironment environment)
    {
        ArgumentNullException.ThrowIfNull(process);
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(environment);
        if (state.Process is { } followed && followed.ContentHash != process.ContentHash)
        {
            throw new ArgumentException(
                $"The case {state.InstanceId} follows {followed.Key} version {followed.Version}, "
                + $"but was given {process.Key} version {process.Version}.", nameof(process));
        }

        if (!LawfulMoves.Allow(state.Status, command))
        {
            return new StepResult.Rejected(LawfulMoves.Refusal(state, command));
        }

        var step = new StepRun(process, state, environment);
        return Decide(step, command) is { } refusal
            ? new StepResult.Rejected(refusal)
            : step.Finish();
    }

    /// <summary>Lets the rule of the command speak. Rules check everything before they emit anything.</summary>
    private static Rejection? Decide(StepRun step, InstanceCommand command) => command switch
    {
        InstanceCommand.Start start => StartEventRule.Start(step, start),
        InstanceCommand.CompleteTask complete => UserTaskRule.Complete(step, complete),
        InstanceCommand.ClaimTask claim => UserTaskRule.Claim(step, claim),
        InstanceCommand.ReleaseTask release => UserTaskRule.Release(step, release),
        InstanceCommand.ReassignTask reassign => UserTaskRule.Reassign(step, reassign),
        InstanceCommand.FireTimer fire => TimerRule.Fire(step, fire),
        InstanceCommand.DeliverMessage message => MessageEventRule.Deliver(step, message),
        InstanceCommand.BroadcastSignal signal => SignalEventRule.Broadcast(step, signal),
        InstanceCommand.StartActivity start => AdHocSubProcessRule.Start(step, start),
        InstanceCommand.CompleteActivity complete => AdHocSubProcessRule.Complete(step, complete),
        InstanceCommand.CancelActivity cancel => ActivityRule.Cancel(step, cancel),
        InstanceCommand.FailActivity fail => ActivityRule.Fail(step, fail),
        InstanceCommand.EscalateActivity escalate => ActivityRule.Escalate(step, escalate),
        InstanceCommand.SetVariables set => VariablesRule.Set(step, set),
        InstanceCommand.ReplanWorkingDays => ReplanRule.ReplanWorkingDays(step),
        InstanceCommand.CompleteJob done => JobRule.Complete(step, done),
        InstanceCommand.FailJob failed => JobRule.Fail(step, failed),
        InstanceCommand.RetryIncident retry => IncidentRule.Retry(step, retry),
        InstanceCommand.SkipIncident skip => IncidentRule.Skip(step, skip),
        InstanceCommand.Cancel cancel => InstanceEndRule.Cancel(step, cancel),
        _ => throw new UnreachableException($"The command {command.GetType().Name} has no rule."),
    };
}
