using Pathways.Care;
using Pathways.Runtime;

namespace Pathways.DesignerHost.Inbox;

/// <summary>How a task, and an act on it, stand in addresses and forms.</summary>
internal static class TaskMark
{
    /// <summary>A task as one word: case, task and, when somebody has it, who.</summary>
    public static string Of(Guid instance, string task, PersonId? holder) =>
        holder is { } person ? $"{instance:N}~{task}~{person}" : $"{instance:N}~{task}";

    /// <summary>A task as one word.</summary>
    public static string Of(TaskView task) => Of(task.InstanceId, task.Task.TaskId, task.Task.Assignee);

    /// <summary>Reads what <see cref="Of(TaskView)"/> wrote; <c>null</c> when it is not that.</summary>
    public static TaskChoice? Read(string mark)
    {
        string[] parts = mark.Split('~');
        PersonId? holder = parts.Length == 3 && Guid.TryParse(parts[2], out Guid person) && person != Guid.Empty ? new PersonId(person) : null;
        return parts.Length is 2 or 3 && Guid.TryParseExact(parts[0], "N", out Guid instance) && parts[1].Length is > 0 and <= 200
            && !parts[1].Any(char.IsControl)
                ? new TaskChoice(instance, parts[1], holder)
                : null;
    }

    /// <summary>The name of an act in addresses and texts.</summary>
    public static string NameOf(TaskAct act) => act switch
    {
        TaskAct.Take => "take",
        TaskAct.GiveBack => "give_back",
        TaskAct.HandOver => "hand_over",
        _ => "assign",
    };

    /// <summary>The act of a name; <c>null</c> for another word.</summary>
    public static TaskAct? ActOf(string? name)
    {
        foreach (TaskAct act in Enum.GetValues<TaskAct>())
        {
            if (NameOf(act) == name)
            {
                return act;
            }
        }

        return null;
    }

    /// <summary>Whether an act gives the task to somebody.</summary>
    public static bool HasReceiver(TaskAct act) => act is TaskAct.HandOver or TaskAct.Assign;
}
