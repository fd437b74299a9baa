using Pathways.Definitions;

namespace Pathways.Engine.Tests;

/// <summary>What is true of every state at rest.</summary>
internal static class Invariants
{
    public static void Check(InstanceState state, ExecutableProcess process)
    {
        if (state.IsOver)
        {
            Assert.Empty(state.Tokens);
            Assert.Empty(state.Scopes);
            Assert.Empty(state.Tasks);
            Assert.Empty(state.Timers);
            Assert.Empty(state.Jobs);
            Assert.Empty(state.Waits);
            Assert.Empty(state.Incidents);
            Assert.NotNull(state.EndedAt);
            return;
        }

        foreach (Token token in state.Tokens.Values)
        {
            var waits = state.Tasks.Values.Count(task => task.Token == token.Number)
                + state.Jobs.Values.Count(job => job.Token == token.Number)
                + (IsAtEvent(state, token) ? 1 : 0)
                + (HasInside(state, token, process) ? 1 : 0)
                + (IsAtJoin(token, process) ? 1 : 0);
            var isStopped = state.Incidents.Values.Any(incident => incident.Token == token.Number);
            Assert.True(
                waits == 1 || (waits == 0 && isStopped),
                $"The token at '{token.Element}' is in {waits} waits; it must be in exactly one, or stopped by an incident.");
        }

        Assert.All(state.Tasks.Values, task => Assert.Contains(task.Token, state.Tokens.Keys));
        Assert.All(state.Timers.Values, timer => Assert.True(IsThere(state, timer.Token)));
        Assert.All(state.Waits.Values, wait => Assert.True(IsThere(state, wait.Token)));
        Assert.All(state.Jobs.Values, job => Assert.Contains(job.Token, state.Tokens.Keys));
        Assert.All(state.Scopes.Keys, scope => Assert.Contains(scope, state.Tokens.Keys));
        Assert.All(state.Tokens.Values, token => Assert.True(token.Scope == 0 || state.Scopes.ContainsKey(token.Scope)));
        Assert.All(state.Undoable.Values, work => Assert.True(work.Scope == 0 || state.Scopes.ContainsKey(work.Scope)));
        Assert.All(state.Incidents.Values, incident => Assert.True(IsThere(state, incident.Token)));
        Assert.Equal(state.Incidents.IsEmpty ? InstanceStatus.Active : InstanceStatus.Incident, state.Status);
    }

    private static bool IsThere(InstanceState state, long token) => token == 0 || state.Tokens.ContainsKey(token);

    private static bool IsAtEvent(InstanceState state, Token token) =>
        state.Timers.Values.Any(timer => timer.Token == token.Number && timer.Purpose is TimerPurpose.Wait or TimerPurpose.Gateway
            && timer.Token == token.Number)
        || state.Waits.Values.Any(wait => wait.Token == token.Number && wait.Purpose is WaitPurpose.Flow or WaitPurpose.Gateway
            && wait.Token == token.Number);

    /// <summary>Something inside is at work, or an ad-hoc sub-process waits for people.</summary>
    private static bool HasInside(InstanceState state, Token token, ExecutableProcess process) =>
        state.Scopes.ContainsKey(token.Number)
        && (state.Tokens.Values.Any(inner => inner.Scope == token.Number)
            || process.FindAnywhere(token.Element) is ExecutableNode.SubProcess { Form: SubProcessForm.AdHoc });

    private static bool IsAtJoin(Token token, ExecutableProcess process) =>
        process.FindAnywhere(token.Element) is ExecutableNode.ParallelGateway or ExecutableNode.InclusiveGateway;
}
