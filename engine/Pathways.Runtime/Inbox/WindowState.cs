namespace Pathways.Runtime;

/// <summary>How a task stands in its window.</summary>
public enum WindowState
{
    /// <summary>It may not be done yet.</summary>
    Waiting,

    /// <summary>There is time.</summary>
    Fine,

    /// <summary>Due within three days.</summary>
    Soon,

    /// <summary>The deadline has passed.</summary>
    Late,

    /// <summary>It has no deadline.</summary>
    Open,
}

/// <summary>Tells how a task stands in its window; the inbox tells it in SQL by the same rule.</summary>
public static class WindowStates
{
    /// <summary>From how far before the deadline a task is called "soon": three days [P].</summary>
    public static readonly TimeSpan SoonLength = TimeSpan.FromDays(3);

    /// <summary>How the task stands at an instant.</summary>
    /// <param name="task">The task.</param>
    /// <param name="now">The instant.</param>
    public static WindowState At(TaskRow task, DateTimeOffset now) => task switch
    {
        { Due: { } due } when due < now => WindowState.Late,
        { From: var from } when from > now => WindowState.Waiting,
        { Due: { } due } when due - now <= SoonLength => WindowState.Soon,
        { Due: not null } => WindowState.Fine,
        _ => WindowState.Open,
    };
}
