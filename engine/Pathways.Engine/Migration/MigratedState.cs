using System.Collections.Immutable;

namespace Pathways.Engine;

/// <summary>The state of a case after it went to another version: the same tokens, tasks, timers and waits, at the ids of that version.</summary>
internal static class MigratedState
{
    public static InstanceState Of(InstanceState state, InstanceEvent.InstanceMigrated migrated)
    {
        MigrationPlan plan = new(migrated.Moves);
        return state with
        {
            Process = migrated.To,
            Tokens = Each(state.Tokens, token => token with { Element = plan.To(token.Element) }),
            Tasks = Each(state.Tasks, task => task with { Element = plan.To(task.Element) }),
            Timers = Each(state.Timers, timer => Of(timer, plan)),
            Jobs = Each(state.Jobs, job => job with { Element = plan.To(job.Element) }),
            Waits = Each(state.Waits, wait => wait with { Element = plan.To(wait.Element) }),
            Undoable = Each(state.Undoable, work => Of(work, plan)),
            Incidents = Each(state.Incidents, incident => incident with
            {
                Element = plan.To(incident.Element),
                Missed = incident.Missed is { } missed ? Of(missed, plan) : null,
            }),
        };
    }

    private static PendingTimer Of(PendingTimer timer, MigrationPlan plan) => timer with { Element = plan.To(timer.Element) };

    private static FinishedWork Of(FinishedWork work, MigrationPlan plan) => work with
    {
        Element = plan.To(work.Element),
        UndoneBy = work.UndoneBy is { } handler ? plan.To(handler) : null,
        Inside = [.. work.Inside.Select(inner => Of(inner, plan))],
    };

    private static ImmutableSortedDictionary<TKey, TValue> Each<TKey, TValue>(
        ImmutableSortedDictionary<TKey, TValue> among, Func<TValue, TValue> change)
        where TKey : notnull => among.SetItems(among.Select(entry => KeyValuePair.Create(entry.Key, change(entry.Value))));
}
