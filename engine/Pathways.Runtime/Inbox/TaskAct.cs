using Pathways.Care;
using Pathways.Engine;

namespace Pathways.Runtime;

/// <summary>What people do with a task beside the work itself.</summary>
public enum TaskAct
{
    /// <summary>Take it.</summary>
    Take,

    /// <summary>Give back what one has taken.</summary>
    GiveBack,

    /// <summary>Give to somebody what one has taken, or could take.</summary>
    HandOver,

    /// <summary>Give a task to somebody, whoever has it; see <see cref="CareAct.AssignTasks"/>.</summary>
    Assign,
}

/// <summary>One task to act on.</summary>
/// <param name="InstanceId">The case.</param>
/// <param name="TaskId">The task.</param>
/// <param name="Holder">Who was seen to have it, for <see cref="TaskAct.Assign"/>; null when nobody was.</param>
public sealed record TaskChoice(Guid InstanceId, string TaskId, PersonId? Holder);

/// <summary>What an act comes to, or would.</summary>
/// <param name="Choice">Which task.</param>
/// <param name="Task">The task as it stands; null when there is none.</param>
/// <param name="WhyNot">Why it does not happen; null when it does.</param>
public sealed record TaskActAnswer(TaskChoice Choice, TaskView? Task, Rejection? WhyNot);

/// <summary>Somebody to whom tasks can be given.</summary>
/// <param name="Role">The role in which they would do them, and where they hold it.</param>
/// <param name="Name">What they are called.</param>
/// <param name="IsNear">Whether they work in an organisation that answers for one of the cases.</param>
public sealed record TaskReceiver(RoleAssignment Role, string Name, bool IsNear)
{
    /// <summary>How many open tasks they have in their hands.</summary>
    public long Load { get; init; }

    /// <summary>Their absence; null for those who are there.</summary>
    public Absence? Absence { get; init; }

    /// <summary>Who stands in while they are absent; null when nobody does, or they are there.</summary>
    public string? StandIn { get; init; }

    /// <summary>Whether to propose them: there, near, and with the fewest tasks in hand.</summary>
    public bool IsProposed { get; init; }
}
