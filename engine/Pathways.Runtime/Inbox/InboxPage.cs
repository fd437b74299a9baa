using System.Collections.Immutable;

namespace Pathways.Runtime;

/// <summary>One page of an inbox.</summary>
/// <param name="Tasks">At most <see cref="InboxQuery.PageSize"/> tasks.</param>
/// <param name="Next">Where the next page begins; null when this is the last.</param>
public sealed record InboxPage(ImmutableArray<TaskView> Tasks, InboxCursor? Next);

/// <summary>How many tasks each tab holds, counted up to one more than <see cref="InboxQuery.CountedAtMost"/>.</summary>
/// <param name="Mine">In <see cref="InboxTab.Mine"/>.</param>
/// <param name="MyRoles">In <see cref="InboxTab.MyRoles"/>.</param>
/// <param name="Overdue">In <see cref="InboxTab.Overdue"/>.</param>
public sealed record InboxCounts(long Mine, long MyRoles, long Overdue);
