using System.Collections.Immutable;

namespace Pathways.Engine;

/// <summary>What became of a promise.</summary>
public enum PromiseFate
{
    /// <summary>Its time has not come.</summary>
    Open,

    /// <summary>It came too late to be kept without asking: a person says whether it is still wanted.</summary>
    Asked,

    /// <summary>It was kept.</summary>
    Kept,

    /// <summary>It came too late to be of use and was left out, by a rule of the drawing or by a person.</summary>
    Skipped,

    /// <summary>What it was about was over before its time.</summary>
    NotNeeded,
}

/// <summary>Something that a case promised to do at a time.</summary>
/// <param name="Timer">The promise, with the time that was last promised.</param>
/// <param name="Fate">What became of it.</param>
/// <param name="At">When that was; null while it is open or asked about.</param>
/// <param name="Moved">How often its time was moved because data changed.</param>
/// <param name="Limit">Skipped by the drawing: how late it could have been, ISO 8601; null otherwise.</param>
public sealed record LedgerEntry(PendingTimer Timer, PromiseFate Fate, DateTimeOffset? At, int Moved, string? Limit)
{
    /// <summary>Skipped by a person: why; null otherwise.</summary>
    public string? Why { get; init; }

    /// <summary>How much later than promised it was kept; zero when it was not, or not kept.</summary>
    public TimeSpan Lateness => Fate == PromiseFate.Kept && At > Timer.Due ? At.Value - Timer.Due : TimeSpan.Zero;
}

/// <summary>
/// Every promise of a case with its fate: none is missing and none has two. The history is all it is made of.
/// </summary>
public static class PromiseLedger
{
    /// <summary>The ledger, in the order in which the promises were made.</summary>
    /// <param name="history">The events of the case, oldest first.</param>
    public static ImmutableArray<LedgerEntry> Of(IEnumerable<InstanceEvent> history)
    {
        ArgumentNullException.ThrowIfNull(history);
        Dictionary<TimerId, LedgerEntry> entries = [];
        Dictionary<long, TimerId> asked = [];
        List<TimerId> order = [];
        foreach (InstanceEvent happened in history)
        {
            switch (happened)
            {
                case InstanceEvent.TimerArmed { Timer: var armed }:
                    entries[armed.Id] = new LedgerEntry(armed, PromiseFate.Open, null, 0, null);
                    order.Add(armed.Id);
                    break;
                case InstanceEvent.TimerReplanned { Timer: var again }:
                    entries[again.Id] = entries[again.Id] with { Timer = again, Moved = entries[again.Id].Moved + 1 };
                    break;
                case InstanceEvent.TimerFired fired:
                    Close(fired.Timer, PromiseFate.Kept, fired.At, null);
                    break;
                case InstanceEvent.TimerSkipped skipped:
                    Close(skipped.Timer, PromiseFate.Skipped, skipped.At, skipped.Limit);
                    break;
                case InstanceEvent.IncidentRaised { Incident: { Missed: { } missed } question }:
                    asked[question.Number] = missed.Id;
                    entries[missed.Id] = entries[missed.Id] with { Fate = PromiseFate.Asked };
                    break;
                case InstanceEvent.IncidentResolved { By: not null, SkippedBecause: null }:
                    break; // Its firing follows.
                case InstanceEvent.IncidentResolved answered when asked.TryGetValue(answered.Number, out TimerId about):
                    Close(about, answered.SkippedBecause is null ? PromiseFate.NotNeeded : PromiseFate.Skipped, answered.At, null);
                    entries[about] = entries[about] with { Why = answered.SkippedBecause };
                    break;
                case InstanceEvent.InstanceMigrated migrated:
                    MigrationPlan plan = new(migrated.Moves);
                    foreach (TimerId id in order.Where(id => entries[id].Fate is PromiseFate.Open or PromiseFate.Asked))
                    {
                        PendingTimer timer = entries[id].Timer;
                        entries[id] = entries[id] with { Timer = timer with { Element = plan.To(timer.Element) } };
                    }

                    break;
                case InstanceEvent.TimerCancelled cancelled:
                    Close(cancelled.Timer, PromiseFate.NotNeeded, cancelled.At, null);
                    break;
            }
        }

        return [.. order.Select(id => entries[id])];

        void Close(TimerId id, PromiseFate fate, DateTimeOffset at, string? limit) =>
            entries[id] = entries[id] with { Fate = fate, At = at, Limit = limit };
    }
}
