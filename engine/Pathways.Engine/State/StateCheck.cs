using Pathways.Definitions;

namespace Pathways.Engine;

/// <summary>What is true of every state at rest. Tests ask it after every step, and an installation of all its cases.</summary>
public static class StateCheck
{
    /// <summary>What is broken: nothing when the state is sound.</summary>
    /// <param name="state">A state between two steps.</param>
    /// <param name="process">The version that it follows.</param>
    public static IEnumerable<string> Violations(InstanceState state, ExecutableProcess process)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(process);
        return state.IsOver ? LeftBehind(state) : OfTokens(state, process).Concat(OfPromises(state));
    }

    /// <summary>
    /// What waits without an end in sight: nobody is named, or nothing ever falls due. The same is proved of a drawing before it is
    /// published (<see cref="FollowUpCheck"/>); here are the cases of versions that were published otherwise, and what went another way.
    /// </summary>
    /// <param name="state">A state between two steps.</param>
    /// <param name="process">The version that it follows.</param>
    public static IEnumerable<string> OpenEnds(InstanceState state, ExecutableProcess process)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(process);
        foreach (OpenTask task in state.Tasks.Values)
        {
            if (task.Roles.IsEmpty)
            {
                yield return $"the task '{task.Id}' is for nobody in particular";
            }

            if (task.Due is null && !IsTimed(state, task.Token))
            {
                yield return $"the task '{task.Id}' is never due";
            }
        }

        foreach (EventWait wait in state.Waits.Values.Where(wait => wait.Purpose is WaitPurpose.Flow or WaitPurpose.Gateway))
        {
            if (!IsTimed(state, wait.Token))
            {
                yield return $"'{wait.Element}' waits for {wait.Name ?? "a condition"} without a deadline";
            }
        }

        foreach (PendingJob job in state.Jobs.Values.Where(job => process.FindAnywhere(job.Element) is { } node && IsDoneOutside(node)))
        {
            if (!IsTimed(state, job.Token))
            {
                yield return $"'{job.Element}' waits for another system without a deadline";
            }
        }
    }

    /// <summary>Whether something falls due while a token waits: on the spot, on an edge around it, or in an event sub-process.</summary>
    /// <param name="state">The state.</param>
    /// <param name="token">The token.</param>
    public static bool IsTimed(InstanceState state, long token)
    {
        ArgumentNullException.ThrowIfNull(state);
        HashSet<long> around = [0];
        long here = token;
        while (around.Add(here) && state.Tokens.TryGetValue(here, out Token? inside))
        {
            here = inside.Scope;
        }

        return state.Timers.Values.Any(timer =>
            around.Contains(timer.Token) && timer.Purpose is not (TimerPurpose.Reminder or TimerPurpose.Escalation));
    }

    /// <summary>Open tasks for which nobody will be brought in any more: no escalation comes, and nothing falls due around them.</summary>
    /// <param name="state">A state between two steps.</param>
    public static IEnumerable<OpenTask> WithoutMoreEscalation(InstanceState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        return state.Tasks.Values.Where(task => !IsTimed(state, task.Token)
            && !state.Timers.Values.Any(timer => timer.Token == task.Token && timer.Purpose == TimerPurpose.Escalation));
    }

    private static bool IsDoneOutside(ExecutableNode node) => node switch
    {
        ExecutableNode.ServiceTask service => !service.By.IsConnector,
        ExecutableNode.SendTask send => send.Template is null && !send.By.IsConnector,
        _ => false,
    };

    private static IEnumerable<string> LeftBehind(InstanceState state)
    {
        (string What, int Count)[] left =
        [
            ("tokens", state.Tokens.Count), ("scopes", state.Scopes.Count), ("tasks", state.Tasks.Count),
            ("timers", state.Timers.Count), ("jobs", state.Jobs.Count), ("waits", state.Waits.Count),
            ("incidents", state.Incidents.Count),
        ];
        foreach ((var what, _) in left.Where(entry => entry.Count > 0))
        {
            yield return $"it is over, but {what} were left behind";
        }

        if (state.EndedAt is null)
        {
            yield return "it is over, but nobody knows since when";
        }
    }

    private static IEnumerable<string> OfTokens(InstanceState state, ExecutableProcess process)
    {
        foreach (Token token in state.Tokens.Values)
        {
            var waits = state.Tasks.Values.Count(task => task.Token == token.Number)
                + state.Jobs.Values.Count(job => job.Token == token.Number)
                + (IsAtEvent(state, token) ? 1 : 0)
                + (HasInside(state, token, process) ? 1 : 0)
                + (IsAtJoin(token, process) ? 1 : 0);
            var isStopped = state.Incidents.Values.Any(incident => incident.Token == token.Number && incident.Missed is null);
            if (waits != 1 && (waits > 1 || !isStopped))
            {
                yield return $"the token at '{token.Element}' is in {waits} waits; it must be in exactly one, or stopped by an incident";
            }

            if (token.Scope != 0 && !state.Scopes.ContainsKey(token.Scope))
            {
                yield return $"the token at '{token.Element}' stands in a scope that is gone";
            }
        }

        if (state.Tokens.IsEmpty)
        {
            yield return "it runs, but no token is left";
        }
    }

    private static IEnumerable<string> OfPromises(InstanceState state)
    {
        IEnumerable<(string What, long Token)> owned = state.Tasks.Values.Select(task => ($"the task '{task.Id}'", task.Token))
            .Concat(state.Timers.Values.Select(timer => ($"the timer '{timer.Id}'", timer.Token)))
            .Concat(state.Waits.Values.Select(wait => ($"the wait at '{wait.Element}'", wait.Token)))
            .Concat(state.Jobs.Values.Select(job => ($"the work '{job.Id}'", job.Token)))
            .Concat(state.Scopes.Values.Select(scope => ($"the scope {scope.Number}", scope.Number)))
            .Concat(state.Incidents.Values.Select(incident => ($"the incident {incident.Number}", incident.Token)));
        foreach ((var what, _) in owned.Where(entry => entry.Token != 0 && !state.Tokens.ContainsKey(entry.Token)))
        {
            yield return $"{what} belongs to a token that is gone";
        }

        foreach (FinishedWork work in state.Undoable.Values.Where(work => work.Scope != 0 && !state.Scopes.ContainsKey(work.Scope)))
        {
            yield return $"the finished work at '{work.Element}' belongs to a scope that is gone";
        }

        if (state.Status != (state.Incidents.IsEmpty ? InstanceStatus.Active : InstanceStatus.Incident))
        {
            yield return $"it has {state.Incidents.Count} incidents and says that it is {state.Status}";
        }
    }

    private static bool IsAtEvent(InstanceState state, Token token) =>
        state.Timers.Values.Any(timer => timer.Token == token.Number && timer.Purpose is (TimerPurpose.Wait or TimerPurpose.Gateway))
        || state.Waits.Values.Any(wait => wait.Token == token.Number && wait.Purpose is (WaitPurpose.Flow or WaitPurpose.Gateway));

    /// <summary>Something inside is at work, or an ad-hoc sub-process waits for people.</summary>
    private static bool HasInside(InstanceState state, Token token, ExecutableProcess process) =>
        state.Scopes.ContainsKey(token.Number)
        && (state.Tokens.Values.Any(inner => inner.Scope == token.Number)
            || process.FindAnywhere(token.Element) is ExecutableNode.SubProcess { Form: SubProcessForm.AdHoc });

    private static bool IsAtJoin(Token token, ExecutableProcess process) =>
        process.FindAnywhere(token.Element) is ExecutableNode.ParallelGateway or ExecutableNode.InclusiveGateway;
}
