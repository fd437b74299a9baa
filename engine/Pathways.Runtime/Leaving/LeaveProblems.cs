using System.Collections.Immutable;
using Pathways.Care;

namespace Pathways.Runtime;

/// <summary>What stands in the way of somebody's leaving.</summary>
/// <param name="roles">All roles of the network.</param>
/// <param name="presence">Who is there today.</param>
internal sealed class LeaveProblems(ImmutableArray<RoleAssignment> roles, Presence presence)
{
    private readonly ImmutableArray<RoleAssignment> today = [.. roles.Where(role => role.IsValidOn(presence.Day))];

    public ImmutableArray<CareProblem> Of(Leave leave, LeavePlan plan, Actor actor)
    {
        if (plan.Person == actor.Person)
        {
            return
            [
                Refusal(
                    "PW4074", string.Empty, "Nobody closes their own account. Ask another administrator of the network to do it."),
            ];
        }

        return
        [
            .. leave.ToHandOver.Where(role => !plan.ByPost.ContainsKey(role.Post)).Select(role => Refusal(
                "PW4072", FieldOf(role.Post), $"Say who takes over the role {role.Post.Role}: it still has tasks, patients or steps to come.",
                role.Post.Role.Value)),
            .. plan.ByPost.Select(one => WhyNot(one.Value, plan.Person, FieldOf(one.Key))).OfType<CareProblem>(),
            .. plan.ByTask.Select(one => WhyNot(one.Value, plan.Person, FieldOf(one.Key))
                ?? (leave.Tasks.FirstOrDefault(task => LeavingDesk.ChoiceOf(task) == one.Key) is { } task && !CanDo(one.Value, task, plan)
                    ? Refusal("PW4077", FieldOf(one.Key), $"This person holds no role of '{task.Task.Title}' today. Choose somebody who does.", task.Task.Title)
                    : null)).OfType<CareProblem>(),
        ];
    }

    /// <summary>Whether somebody can do a task: in a role that they hold today, or get by the plan.</summary>
    public bool CanDo(PersonId person, TaskView task, LeavePlan plan) =>
        InboxDesk.PostsOf(task).Any(post => plan.ByPost.TryGetValue(post, out PersonId heir) && heir == person)
        || today.Any(held => held.Person == person && InboxDesk.IsFor(held, task));

    public static CareProblem Busy() => Refusal(
        "PW4075", string.Empty, "Some tasks were being changed by others and could not be handed over. Nothing is lost: send the form again.");

    public static CareProblem Unknown() => Refusal(
        "PW4076", string.Empty, "This person does not work in the network any more. Reload the list of people.");

    /// <summary>How screens name the field of a role.</summary>
    private static string FieldOf(Post post) => $"role.{LeavePlan.KeyOf(post)}";

    private static string FieldOf(TaskChoice task) => $"task.{task.InstanceId:N}/{task.TaskId}";

    private CareProblem? WhyNot(PersonId person, PersonId leaving, string field)
    {
        if (person == leaving || !today.Any(held => held.Person == person))
        {
            return Refusal("PW4073", field, "This person cannot take over: they leave themselves, or work in the network no more. Choose another.");
        }

        return presence.StandInFor(person) is { } doer && doer != leaving && today.Any(held => held.Person == doer)
            ? null
            : Refusal("PW4078", field, "This person is absent, and nobody stands in: what they take over would have no owner. Choose another.");
    }

    private static CareProblem Refusal(string code, string field, string message, params ImmutableArray<string> arguments) =>
        new(code, ProblemKind.Refused, field, message, arguments);
}
