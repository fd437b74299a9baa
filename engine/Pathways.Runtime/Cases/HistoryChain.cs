using System.Collections.Immutable;

namespace Pathways.Runtime;

/// <summary>Checks that a history is the one that was written.</summary>
public static class HistoryChain
{
    /// <summary>Follows the chain from its beginning.</summary>
    /// <param name="instance">The case, which remembers where its chain ends.</param>
    /// <param name="history">All its entries, from the first.</param>
    /// <returns>Null when every link holds; else one sentence that names the first broken one.</returns>
    public static string? FindBreak(InstanceRow instance, ImmutableArray<HistoryEntry> history)
    {
        ArgumentNullException.ThrowIfNull(instance);
        EventHash link = EventHash.Root;
        long expected = 1;
        foreach (HistoryEntry entry in history)
        {
            EventRow row = entry.Event;
            if (row.Sequence != expected)
            {
                return $"Case {instance.InstanceId}: event {expected} is missing (the next one is {row.Sequence}).";
            }

            link = link.Next(row.Sequence, row.Type, row.At, entry.Command, row.Body);
            if (link != row.Hash)
            {
                return $"Case {instance.InstanceId}: event {row.Sequence} was changed after it was written.";
            }

            expected++;
        }

        return link == instance.Head && instance.Revision == expected - 1
            ? null
            : $"Case {instance.InstanceId}: its history ends at event {expected - 1}, "
                + $"but the case remembers {instance.Revision} events with another ending.";
    }
}
