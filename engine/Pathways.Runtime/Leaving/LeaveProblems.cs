using System.Collections.Immutable;
using Pathways.Care;

namespace Pathways.Runtime;

/// <summary>What stands in the way of somebody's leaving.</summary>
internal static class LeaveProblems
{
    public static ImmutableArray<CareProblem> Of(
        Leave leave, LeavePlan plan, Actor actor, ImmutableArray<RoleAssignment> roles, DateOnly today)
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
            .. leave.ToHandOver.Where(role => !plan.ByRole.ContainsKey(role.Role)).Select(role => Refusal(
                "PW4072", $"role.{role.Role}", $"Say who takes over the role {role.Role}: it still has tasks, patients or steps to come.", role.Role.Value)),
            .. plan.ByRole.Select(one => (Field: $"role.{one.Key}", one.Value))
                .Concat(plan.ByTask.Select(one => (Field: $"task.{one.Key.InstanceId:N}/{one.Key.TaskId}", one.Value)))
                .Where(one => one.Value == plan.Person || !roles.Any(held => held.Person == one.Value && held.IsValidOn(today)))
                .Select(one => Refusal(
                    "PW4073", one.Field, "This person cannot take over: they leave themselves, or work in the network no more. Choose another.")),
        ];
    }

    public static CareProblem Busy() => Refusal(
        "PW4075", string.Empty, "Some tasks were being changed by others and could not be handed over. Nothing is lost: send the form again.");

    public static CareProblem Unknown() => Refusal(
        "PW4076", string.Empty, "This person does not work in the network any more. Reload the list of people.");

    private static CareProblem Refusal(string code, string field, string message, params ImmutableArray<string> arguments) =>
        new(code, ProblemKind.Refused, field, message, arguments);
}
