namespace Pathways.Engine.Tests;

/// <summary>What is true of every state at rest.</summary>
internal static class Invariants
{
    public static void Check(InstanceState state)
    {
        if (state.IsOver)
        {
            Assert.Empty(state.Tokens);
            Assert.Empty(state.Tasks);
            Assert.Empty(state.Timers);
            Assert.Empty(state.Jobs);
            Assert.Empty(state.MessageWaits);
            Assert.Empty(state.Incidents);
            Assert.NotNull(state.EndedAt);
            return;
        }

        foreach (Token token in state.Tokens.Values)
        {
            var waits = state.Tasks.Values.Count(task => task.Token == token.Number)
                + state.Timers.Values.Count(timer => timer.Token == token.Number && timer.Purpose == TimerPurpose.Wait)
                + state.Jobs.Values.Count(job => job.Token == token.Number)
                + (state.MessageWaits.ContainsKey(token.Number) ? 1 : 0)
                + (IsAtJoin(state, token) ? 1 : 0);
            var isStopped = state.Incidents.Values.Any(incident => incident.Token == token.Number);
            Assert.True(
                waits == 1 || (waits == 0 && isStopped),
                $"The token at '{token.Element}' is in {waits} waits; it must be in exactly one, or stopped by an incident.");
        }

        Assert.All(state.Tasks.Values, task => Assert.Contains(task.Token, state.Tokens.Keys));
        Assert.All(state.Timers.Values, timer => Assert.Contains(timer.Token, state.Tokens.Keys));
        Assert.All(state.Jobs.Values, job => Assert.Contains(job.Token, state.Tokens.Keys));
        Assert.All(state.Incidents.Values, incident => Assert.Contains(incident.Token, state.Tokens.Keys));
        Assert.Equal(state.Incidents.IsEmpty ? InstanceStatus.Active : InstanceStatus.Incident, state.Status);
    }

    /// <summary>Drawings of the tests name their joins <c>join…</c>; a token there waits for its siblings.</summary>
    private static bool IsAtJoin(InstanceState state, Token token) =>
        token.Element.ToString().StartsWith("join", StringComparison.Ordinal) && state.Tokens.Count > 1;
}
