using System.Collections.Immutable;

namespace Pathways.Engine;

/// <summary>What became of a promise.</summary>
public enum PromiseFate
{
    /// <summary>Its time has not come.</summary>
    Open,

    /// <summary>It was kept.</summary>
    Kept,

    /// <summary>It came too late to be of use and was left out, by a rule of the drawing.</summary>
    Skipped,

    /// <summary>What it was about was over before its time.</summary>
    NotNeeded,
}

/// <summary>Something that a case promised to do at a time.</summary>
/// <param name="Timer">The promise, with the time that was last promised.</param>
/// <param name="Fate">What became of it.</param>
/// <param name="At">When that was; null while it is open.</param>
/// <param name="Moved">How often its time was moved because data changed.</param>
/// <param name="Limit">Skipped: how late it could have been, ISO 8601; null otherwise.</param>
public sealed record LedgerEntry(PendingTimer Timer, PromiseFate Fate, DateTimeOffset? At, int Moved, string? Limit)
{
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
