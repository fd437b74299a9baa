using System.Collections.Immutable;
using Pathways.Care;

namespace Pathways.Runtime;

/// <summary>What would have no owner any more if somebody left a network.</summary>
/// <param name="Person">Who would leave.</param>
/// <param name="Roles">Their roles, held now or later, each with what hangs on it.</param>
/// <param name="Tasks">The first open tasks in their hands, most urgent first.</param>
/// <param name="AllTasks">How many there are.</param>
/// <param name="Replaces">Absences of others for which they are named as substitute.</param>
public sealed record Leave(
    Person Person, ImmutableArray<LeftRole> Roles, ImmutableArray<TaskView> Tasks, long AllTasks, ImmutableArray<Absence> Replaces)
{
    /// <summary>The roles for which it must be said who takes over.</summary>
    /// <remarks>Where not all tasks were looked at, any role may have some.</remarks>
    public IEnumerable<LeftRole> ToHandOver => Roles.Where(role => role.NeedsSuccessor || AllTasks > Tasks.Length);

    /// <summary>What a task hangs on: a post of theirs if the task is for it, else one of the same role, else the first of theirs.</summary>
    /// <param name="task">The task.</param>
    public Post? PostFor(TaskView task)
    {
        ArgumentNullException.ThrowIfNull(task);
        ImmutableArray<Post> held = [.. Roles.Select(role => role.Post)];
        ImmutableArray<Post> wanted =
        [
            .. InboxDesk.PostsOf(task).Where(held.Contains),
            .. held.Where(post => task.Standing.Roles.Contains(post.Role)),
            .. held,
        ];
        return wanted.IsEmpty ? null : wanted[0];
    }
}

/// <summary>A role of somebody who would leave, with what hangs on it.</summary>
/// <param name="Post">The role, and where it is needed.</param>
/// <param name="Held">Where they hold it.</param>
/// <param name="Tasks">Open tasks in their hands that they do in this role; counted among <see cref="Leave.Tasks"/>.</param>
/// <param name="Links">Patients whose care team they belong to in this role, or whose GP they are.</param>
/// <param name="IsGp">Whether the patients whose GP they are go with it.</param>
/// <param name="IsLastHolder">Whether nobody else holds it today.</param>
/// <param name="Waits">Where running cases will need it, when nobody else holds it.</param>
public sealed record LeftRole(
    Post Post, ImmutableArray<RoleAssignment> Held, long Tasks, long Links, bool IsGp, bool IsLastHolder, ImmutableArray<LeftWait> Waits)
{
    /// <summary>Whether somebody must take it over.</summary>
    public bool NeedsSuccessor => Tasks > 0 || Links > 0 || Waits.Length > 0;
}

/// <summary>Steps of a pathway that name a role, in tasks, reminders or escalations of cases that run.</summary>
/// <param name="PathwayKey">Stable key of the pathway.</param>
/// <param name="PathwayName">Its title.</param>
/// <param name="Cases">How many cases run.</param>
/// <param name="Steps">Titles of the steps.</param>
public sealed record LeftWait(string PathwayKey, string PathwayName, long Cases, ImmutableArray<string> Steps);

/// <summary>Who takes over what from somebody who leaves.</summary>
/// <param name="Person">Who leaves.</param>
/// <param name="ByPost">Who takes over all of a role.</param>
/// <param name="ByTask">Who takes over a task, where it is somebody else than for its role; by case and task.</param>
/// <param name="Note">What those who get tasks should know; null for nothing.</param>
public sealed record LeavePlan(
    PersonId Person,
    ImmutableDictionary<Post, PersonId> ByPost,
    ImmutableDictionary<TaskChoice, PersonId> ByTask,
    string? Note)
{
    /// <summary>How forms name a post.</summary>
    /// <param name="post">The post.</param>
    public static string KeyOf(Post post) => post.Organisation is { } organisation ? $"{post.Role}@{organisation}" : post.Role.Value;
}

/// <summary>What became of a plan.</summary>
/// <param name="Problems">What stands in the way; nothing was changed then. Empty when it was carried out.</param>
public sealed record LeaveOutcome(ImmutableArray<CareProblem> Problems)
{
    /// <summary>Whether it was carried out.</summary>
    public bool IsDone => Problems.IsEmpty;
}
