using Pathways.Runtime;

namespace Pathways.DesignerHost.Inbox;

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

/// <summary>Tells how a task stands in its window.</summary>
public static class TaskWindowState
{
    /// <summary>From how far before the deadline a task is called "soon".</summary>
    public static readonly TimeSpan SoonLength = TimeSpan.FromDays(3);

    /// <summary>How the task stands at an instant.</summary>
    public static WindowState At(TaskRow task, DateTimeOffset now) => task switch
    {
        { Due: { } due } when due < now => WindowState.Late,
        { From: var from } when from > now => WindowState.Waiting,
        { Due: { } due } when due - now <= SoonLength => WindowState.Soon,
        { Due: not null } => WindowState.Fine,
        _ => WindowState.Open,
    };

    /// <summary>The mark of a state: class and picture.</summary>
    public static string MarkOf(WindowState state) => state switch
    {
        WindowState.Late => "state state-late",
        WindowState.Soon => "state state-soon",
        WindowState.Fine => "state state-fine",
        _ => "state",
    };

    /// <summary>The picture of a state.</summary>
    public static string IconOf(WindowState state) => state switch
    {
        WindowState.Late => "late",
        WindowState.Soon => "soon",
        _ => "clock",
    };
}
