using System.Collections.Immutable;
using Pathways.Definitions;

namespace Pathways.Engine;

/// <summary>User and manual tasks: work for a person, in inboxes until it is done.</summary>
internal static class UserTaskRule
{
    public static void Work(StepRun step, Token token, ExecutableNode.UserTask node)
    {
        if (WindowRule.Plan(step, token, node.Window) is not { } window)
        {
            return; // An incident was raised; nothing was opened.
        }

        var task = new OpenTask
        {
            Id = TaskId.Of(node.Id, step.State.NextNumber),
            Token = token.Number,
            Element = node.Id,
            Title = node.Title,
            Roles = node.Roles,
            Form = node.Form,
            Priority = node.Priority,
            OpenedAt = step.Now,
            From = window.From,
            Due = window.Due,
            Inputs = VariablesRule.InputsOf(step, token, node),
        };
        step.Emit(new InstanceEvent.TaskOpened(task) { At = step.Now });
        if (node.IsForCareTeam && OnlyMember(step.CareTeam, node.Roles) is { } member)
        {
            step.Emit(new InstanceEvent.TaskReassigned(task.Id, member, null, Performer.System) { At = step.Now });
        }

        TimerRule.Arm(step, window.Timers);
    }

    public static Rejection? Complete(StepRun step, InstanceCommand.CompleteTask command)
    {
        if (!step.State.Tasks.TryGetValue(command.Task, out OpenTask? task))
        {
            return Reasons.TaskNotOpen(command.By, command.Task, step.State);
        }

        if (task.ClaimedBy is { } holder && holder.Person != command.By.Person && holder.Person != command.Holder)
        {
            return Reasons.CompletedForSomeoneElse(command.By, task);
        }

        DateOnly today = step.Civil.DayOf(step.Now);
        DateOnly doneOn = command.DoneOn ?? today;
        if (doneOn > today)
        {
            return Reasons.DoneInTheFuture(command.By, task, doneOn);
        }

        // Done in time but entered later is not late: what counts is the day on which the work was done.
        var isLate = task.Due is { } due && step.Now > due && !(doneOn < today && doneOn <= step.Civil.DayOf(due));
        var reason = string.IsNullOrWhiteSpace(command.LateReason) ? null : command.LateReason.Trim();
        if (isLate && reason is null)
        {
            DateOnly dueOn = step.Civil.DayOf(task.Due!.Value); // isLate means that there is one.
            return Reasons.LateWithoutReason(command.By, task, dueOn);
        }

        step.Emit(new InstanceEvent.TaskCompleted(
            task.Id, task.Element, command.By, doneOn, isLate, isLate ? reason : null, command.Answers, command.AnsweredBy)
        { At = step.Now });
        Token token = step.State.Tokens[task.Token];
        ExecutableNode node = step.Node(token);
        VariablesRule.Take(step, token, node, command.Answers);
        SequenceFlowRule.Leave(step, token, node);
        return null;
    }

    public static Rejection? Claim(StepRun step, InstanceCommand.ClaimTask command)
    {
        if (!step.State.Tasks.TryGetValue(command.Task, out OpenTask? task))
        {
            return Reasons.TaskNotOpen(command.By, command.Task, step.State);
        }

        if (task.ClaimedBy is { } holder && holder.Person != command.By.Person)
        {
            return Reasons.TakenBySomeoneElse(command.By, task);
        }

        step.Emit(new InstanceEvent.TaskClaimed(task.Id, command.By) { At = step.Now });
        return null;
    }

    public static Rejection? Reassign(StepRun step, InstanceCommand.ReassignTask command)
    {
        if (!step.State.Tasks.TryGetValue(command.Task, out OpenTask? task))
        {
            return Reasons.TaskNotOpen(command.By, command.Task, step.State);
        }

        // Nobody takes from a colleague what somebody else took in between.
        if (task.ClaimedBy is { } holder && holder.Person != command.By.Person && holder.Person != command.Holder)
        {
            return Reasons.TakenBySomeoneElse(command.By, task);
        }

        if (task.ClaimedBy?.Person == command.To.Person)
        {
            return Reasons.HasItAlready(command.By, task);
        }

        string? note = string.IsNullOrWhiteSpace(command.Note) ? null : command.Note.Trim();
        step.Emit(new InstanceEvent.TaskReassigned(task.Id, command.To, note, command.By) { At = step.Now });
        return null;
    }

    public static Rejection? Release(StepRun step, InstanceCommand.ReleaseTask command)
    {
        if (!step.State.Tasks.TryGetValue(command.Task, out OpenTask? task))
        {
            return Reasons.TaskNotOpen(command.By, command.Task, step.State);
        }

        if (task.ClaimedBy is null)
        {
            return Reasons.NobodyHasIt(command.By, task);
        }

        if (task.ClaimedBy.Person != command.By.Person)
        {
            return Reasons.GivenBackForSomeoneElse(command.By, task);
        }

        step.Emit(new InstanceEvent.TaskReleased(task.Id, command.By) { At = step.Now });
        return null;
    }

    // Of two nurses in the team nobody knows whose turn it is: the task stays free for their role.
    private static Performer? OnlyMember(ImmutableArray<Performer> team, ImmutableArray<string> roles)
    {
        Performer[] members = [.. team.Where(member => member.Role is { } role && roles.Contains(role)).DistinctBy(member => member.Person)];
        return members.Length == 1 ? members[0] : null;
    }
}
