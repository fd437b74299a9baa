using Pathways.Runtime;

namespace Pathways.DesignerHost.Inbox;

/// <summary>How lists and pages mark where a task stands in its window.</summary>
public static class TaskWindowState
{
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
