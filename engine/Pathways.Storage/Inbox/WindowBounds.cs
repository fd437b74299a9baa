using Pathways.Runtime;

namespace Pathways.Storage;

/// <summary>Between which instants tasks are due and begin that stand in their window as is asked.</summary>
/// <param name="DueFrom">Due then or later.</param>
/// <param name="DueBefore">Due earlier.</param>
/// <param name="FromAfter">They begin later.</param>
/// <param name="FromUntil">They begin then or earlier.</param>
internal sealed record WindowBounds(
    DateTimeOffset DueFrom, DateTimeOffset DueBefore, DateTimeOffset FromAfter, DateTimeOffset FromUntil)
{
    // Both databases keep microseconds.
    private static readonly TimeSpan Moment = TimeSpan.FromMicroseconds(1);
    private static readonly DateTimeOffset Always = DateTimeOffset.UnixEpoch;
    private static readonly DateTimeOffset Ever = InboxCursor.NoDeadline + Moment;

    private static readonly WindowBounds All = new(Always, Ever, Always, Ever);

    /// <summary>The bounds of what is asked for: the window, how long late, and the tab of what is late.</summary>
    public static WindowBounds Of(InboxQuery query)
    {
        WindowBounds asked = Of(query.Conditions.Window, query.Now);
        DateTimeOffset before = asked.DueBefore;
        before = query.Tab == InboxTab.Overdue ? Earlier(before, query.Now) : before;
        return asked with
        {
            DueBefore = query.Conditions.LateForDays is { } days ? Earlier(before, query.Now.AddDays(-days)) : before,
        };
    }

    // The same states as WindowStates.At.
    private static WindowBounds Of(WindowState? window, DateTimeOffset now)
    {
        DateTimeOffset soon = now + WindowStates.SoonLength + Moment;
        return window switch
        {
            null => All,
            WindowState.Late => All with { DueBefore = now },
            WindowState.Waiting => All with { DueFrom = now, FromAfter = now },
            WindowState.Soon => new WindowBounds(now, soon, Always, now),
            WindowState.Fine => new WindowBounds(soon, InboxCursor.NoDeadline, Always, now),
            _ => new WindowBounds(InboxCursor.NoDeadline, Ever, Always, now),
        };
    }

    private static DateTimeOffset Earlier(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;
}
