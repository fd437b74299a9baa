namespace Pathways.Runtime;

/// <summary>The tabs of an inbox.</summary>
public enum InboxTab
{
    /// <summary>Tasks the person took.</summary>
    Mine,

    /// <summary>Tasks nobody took yet that one of the person's roles may do, or that were escalated to one.</summary>
    MyRoles,

    /// <summary>Tasks of the two other tabs, and colleagues' tasks in the person's roles, whose deadline has passed.</summary>
    Overdue,
}

/// <summary>Asks for one page of an inbox.</summary>
/// <param name="Reader">Whose inbox.</param>
/// <param name="Tab">Which tab.</param>
/// <param name="Text">Words to find in the titles of task or case, any case, accents ignored; null or blank for all.</param>
/// <param name="After">Where the previous page ended; null for the first page.</param>
/// <param name="Now">The installation's time.</param>
public sealed record InboxQuery(InboxReader Reader, InboxTab Tab, string? Text, InboxCursor? After, DateTimeOffset Now)
{
    /// <summary>Tasks on one page.</summary>
    public const int PageSize = 50;
}
