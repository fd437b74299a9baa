using System.Collections.Immutable;
using Pathways.Definitions;

namespace Pathways.Engine;

/// <summary>A reminder or an escalation of a window.</summary>
/// <param name="Purpose">Which of the two.</param>
/// <param name="Index">Its place among its kind, from 0.</param>
/// <param name="Formula">When.</param>
/// <param name="IsBeforeDue">Whether it counts back from due.</param>
/// <param name="Says">What it says to whom.</param>
internal sealed record WindowEntry(TimerPurpose Purpose, int Index, TimerFormula Formula, bool IsBeforeDue, string Says)
{
    public static ImmutableArray<WindowEntry> Of(TaskWindow window) =>
    [
        .. window.Reminders.Index().Select(entry => new WindowEntry(
            TimerPurpose.Reminder, entry.Index, entry.Item.Formula, entry.Item.IsBeforeDue, $"{entry.Item.Template} {entry.Item.To}")),
        .. window.Escalations.Index().Select(entry => new WindowEntry(
            TimerPurpose.Escalation, entry.Index, entry.Item.Formula, false, $"{entry.Item.Role} {entry.Item.Template}")),
    ];

    /// <summary>
    /// Which entry of the new window is which of the old one: those that say the same at the same time, then those that say the
    /// same, then those that come at the same time, then in their order.
    /// </summary>
    /// <returns>For an entry of the new window the one of the old; those that are new are missing.</returns>
    public static ImmutableDictionary<WindowEntry, WindowEntry> Pair(
        ImmutableArray<WindowEntry> earlier, ImmutableArray<WindowEntry> entries)
    {
        Dictionary<WindowEntry, WindowEntry> pairs = [];
        List<WindowEntry> left = [.. earlier];
        foreach (Func<WindowEntry, WindowEntry, bool> isPartner in new Func<WindowEntry, WindowEntry, bool>[]
        {
            (one, other) => one.IsSameTime(other) && one.Says == other.Says,
            (one, other) => one.Says == other.Says,
            (one, other) => one.IsSameTime(other),
            (one, other) => one.IsBeforeDue == other.IsBeforeDue,
        })
        {
            foreach (WindowEntry entry in entries.Where(entry => !pairs.ContainsKey(entry)))
            {
                if (left.FirstOrDefault(other => other.Purpose == entry.Purpose && isPartner(entry, other)) is { } partner)
                {
                    pairs.Add(entry, partner);
                    left.Remove(partner);
                }
            }
        }

        return pairs.ToImmutableDictionary();
    }

    public bool IsSameTime(WindowEntry other) =>
        Formula.Text == other.Formula.Text && Formula.Calendar == other.Formula.Calendar && IsBeforeDue == other.IsBeforeDue;

    public bool IsOf(PendingTimer timer) => timer.Purpose == Purpose && timer.WindowEntry == Index;
}
