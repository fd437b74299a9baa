using System.Collections.Immutable;
using Pathways.Care;

namespace Pathways.Runtime;

/// <summary>Somebody opened a task.</summary>
/// <param name="InstanceId">The case.</param>
/// <param name="TaskId">The task.</param>
/// <param name="At">When, last.</param>
public sealed record TaskLook(Guid InstanceId, string TaskId, DateTimeOffset At);

/// <summary>What a task is to somebody who comes back to their inbox.</summary>
public enum TaskNews
{
    /// <summary>It was there as it is.</summary>
    None,

    /// <summary>It came since.</summary>
    New,

    /// <summary>It was there, and somebody else changed it since.</summary>
    Changed,
}

/// <summary>
/// What a person has seen of their inbox. New is what came since the visit before: all pages open side by side say the same, and
/// nothing stops being new because it stood on a page that was not looked at.
/// </summary>
/// <param name="SeenUntil">The end of the visit before this one; at the very first visit its beginning.</param>
/// <param name="LookedAt">When the person last looked; the beginning of time at the very first visit.</param>
/// <param name="Opened">The tasks that they opened since <paramref name="SeenUntil"/>.</param>
public sealed record InboxVisit(DateTimeOffset SeenUntil, DateTimeOffset LookedAt, ImmutableArray<TaskLook> Opened)
{
    /// <summary>A visit is over when the person has not looked for so long: half an hour [P].</summary>
    public static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(30);

    /// <summary>That somebody looked is written at most so often: once a minute.</summary>
    public static readonly TimeSpan WrittenEvery = TimeSpan.FromMinutes(1);

    /// <summary>Somebody is here for the first time: nothing is new to them, or all is.</summary>
    /// <param name="now">The instant.</param>
    public static InboxVisit First(DateTimeOffset now) => new(now, DateTimeOffset.MinValue, []);

    /// <summary>The visit that goes on, or the one that begins, when somebody looks.</summary>
    /// <param name="seenUntil">The end of the visit before the last look.</param>
    /// <param name="lookedAt">The last look.</param>
    /// <param name="now">The instant.</param>
    public static InboxVisit At(DateTimeOffset seenUntil, DateTimeOffset lookedAt, DateTimeOffset now) =>
        new(lookedAt < now - LongestPause ? lookedAt : seenUntil, lookedAt, []);

    /// <summary>What a task is to the reader. One's own acts are no news.</summary>
    /// <param name="task">The task.</param>
    /// <param name="reader">Whose visit it is.</param>
    public TaskNews NewsOf(TaskView task, PersonId reader)
    {
        ArgumentNullException.ThrowIfNull(task);
        DateTimeOffset seen = Opened
            .Where(look => look.InstanceId == task.InstanceId && look.TaskId == task.Task.TaskId)
            .Select(look => look.At)
            .Append(SeenUntil)
            .Max();
        bool isChanged = task.ChangedAt > task.Task.OpenedAt;
        return (isChanged && task.ChangedBy == reader, task.Task.OpenedAt > seen, isChanged && task.ChangedAt > seen) switch
        {
            (true, _, _) => TaskNews.None,
            (_, true, _) => TaskNews.New,
            (_, _, true) => TaskNews.Changed,
            _ => TaskNews.None,
        };
    }
}
