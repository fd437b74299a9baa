using System.Collections.Immutable;
using Pathways.Care;
using Pathways.Engine;

namespace Pathways.Runtime;

/// <summary>
/// Where people take tasks, give them back, and give them to each other: asks the <see cref="AccessPolicy"/>, then the engine,
/// which keeps it in the history. Each task is a command of its own; what holds one back does not hold the others.
/// </summary>
/// <param name="inbox">The tasks.</param>
/// <param name="desk">Asks the policy.</param>
/// <param name="directory">Who holds which role.</param>
/// <param name="runtime">Runs the commands.</param>
public sealed class InboxDesk(
    IInbox inbox, CareDesk desk, INetworkDirectory directory, PathwayRuntime runtime)
{
    /// <summary>
    /// People who could be given at least one of some tasks: who is there before who is absent, those of the cases'
    /// organisations first, the least loaded first among them.
    /// </summary>
    /// <param name="actor">Who gives.</param>
    /// <param name="tasks">The tasks.</param>
    /// <param name="today">Today in the network's zone.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public async Task<ImmutableArray<TaskReceiver>> ReceiversAsync(
        Actor actor, ImmutableArray<TaskView> tasks, DateOnly today, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ImmutableArray<RoleAssignment> roles = await directory.RolesAsync(actor.Network, cancellationToken);
        ImmutableArray<Person> people = await directory.PeopleAsync(actor.Network, cancellationToken);
        IEnumerable<TaskReceiver> found =
            from role in roles
            where role.IsValidOn(today) && tasks.Any(task => IsFor(role, task))
            join person in people on role.Person equals person.Id
            select new TaskReceiver(role, person.DisplayName, tasks.Any(task => task.Organisation == role.Organisation));
        ImmutableArray<TaskReceiver> each =
            [.. found.OrderByDescending(one => one.IsNear).DistinctBy(one => one.Role.Person)];
        Presence presence = await desk.PresenceAsync(actor.Network, cancellationToken);
        var atWork = roles.Where(role => role.IsValidOn(today)).Select(role => role.Person).ToHashSet();
        ImmutableDictionary<PersonId, long> loads =
            await inbox.LoadsAsync(actor.Network, each.Select(one => one.Role.Person), cancellationToken);
        ImmutableArray<TaskReceiver> sorted =
        [
            .. each.Select(one => Told(one, presence, loads, people.Where(person => atWork.Contains(person.Id))))
                .OrderBy(one => one.Absence is not null)
                .ThenByDescending(one => one.IsNear)
                .ThenBy(one => one.Load)
                .ThenBy(one => one.Name, StringComparer.Ordinal),
        ];
        return sorted is [{ Absence: null }, ..] ? sorted.SetItem(0, sorted[0] with { IsProposed = true }) : sorted;
    }

    /// <summary>What an act would come to, without doing it or leaving a line in a log.</summary>
    /// <param name="actor">Who would act.</param>
    /// <param name="act">What they would do.</param>
    /// <param name="choice">The task.</param>
    /// <param name="receiver">To whom; null for acts without a receiver.</param>
    /// <param name="today">Today in the network's zone.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public async Task<TaskActAnswer> ForeseeAsync(
        Actor actor, TaskAct act, TaskChoice choice, PersonId? receiver, DateOnly today, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(choice);
        if (await inbox.FindAsync(actor.Network, choice.InstanceId, choice.TaskId, cancellationToken) is not { Status: TaskPhase.Open } task)
        {
            return new TaskActAnswer(choice, null, Refusals.TaskGone(choice.TaskId));
        }

        AccessDecision decision = await desk.ForeseeAsync(actor, RightFor(act), task.Patient, StandingOf(act, task), cancellationToken);
        PersonId? holder = task.Task.Assignee;
        PersonId? inPlaceOf = act == TaskAct.Take ? await InPlaceOfAsync(actor, task, cancellationToken) : null;
        Rejection? whyNot = (decision, act) switch
        {
            (AccessDecision.Denied denied, _) => ToRejection(denied),
            (_, TaskAct.Take) when inPlaceOf is not null => null,
            (_, TaskAct.Take) when holder == actor.Person => Refusals.HasItAlready(task),
            (_, TaskAct.Take or TaskAct.HandOver) when holder is not null && holder != actor.Person =>
                Refusals.TakenBySomeoneElse(task),
            (_, TaskAct.GiveBack) when holder is null => Refusals.NobodyHasIt(task),
            (_, TaskAct.GiveBack) when holder != actor.Person => Refusals.HeldBySomeoneElse(task),
            (_, TaskAct.HandOver or TaskAct.Assign) when receiver is { } to && holder == to =>
                Refusals.HasItAlready(task),
            (_, TaskAct.HandOver or TaskAct.Assign) when receiver is { } to && await RoleOfAsync(to, task, today, cancellationToken) is null =>
                Refusals.ReceiverWithoutRole(task),
            _ => null,
        };
        return new TaskActAnswer(choice with { Holder = holder }, task, whyNot);
    }

    /// <summary>Does it, once however often it is asked for under the same command.</summary>
    /// <param name="command">Drawn when the page was shown; each task's own command is derived from it.</param>
    /// <param name="actor">Who acts.</param>
    /// <param name="act">What they do.</param>
    /// <param name="choice">The task.</param>
    /// <param name="receiver">To whom; null for acts without a receiver.</param>
    /// <param name="note">What the receiver should know; null for nothing.</param>
    /// <param name="today">Today in the network's zone.</param>
    /// <param name="cancellationToken">Stops before a transaction is sent.</param>
    public async Task<TaskActAnswer> DoAsync(
        CommandId command, Actor actor, TaskAct act, TaskChoice choice, PersonId? receiver, string? note, DateOnly today,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(choice);
        if (await inbox.FindAsync(actor.Network, choice.InstanceId, choice.TaskId, cancellationToken) is not { } task)
        {
            return new TaskActAnswer(choice, null, Refusals.TaskGone(choice.TaskId));
        }

        if (await desk.DecideAsync(
            actor, RightFor(act), task.Patient, StandingOf(act, task), choice.InstanceId, cancellationToken) is AccessDecision.Denied denied)
        {
            return new TaskActAnswer(choice, task, ToRejection(denied));
        }

        RoleAssignment? role = receiver is { } person ? await RoleOfAsync(person, task, today, cancellationToken) : null;
        if (act is TaskAct.HandOver or TaskAct.Assign && role is null)
        {
            return new TaskActAnswer(choice, task, Refusals.ReceiverWithoutRole(task));
        }

        CommandId own = new(DerivedId.Of(command.Value, $"{choice.InstanceId:N}/{choice.TaskId}"));
        var id = new TaskId(choice.TaskId);
        PersonId? inPlaceOf = act == TaskAct.Take ? await InPlaceOfAsync(actor, task, cancellationToken) : null;
        CommandOutcome outcome = act switch
        {
            TaskAct.Take when inPlaceOf is not null => await runtime.ReassignTaskAsync(
                own, actor, new TaskHandover(choice.InstanceId, id, actor, null, inPlaceOf), cancellationToken),
            TaskAct.Take => await runtime.ClaimTaskAsync(own, actor, choice.InstanceId, id, cancellationToken),
            TaskAct.GiveBack => await runtime.ReleaseTaskAsync(own, actor, choice.InstanceId, id, cancellationToken),
            _ => await runtime.ReassignTaskAsync(
                own,
                actor,
                new TaskHandover(choice.InstanceId, id, role!.AsActor(), note, act == TaskAct.Assign ? choice.Holder : null), // Refused above without one.
                cancellationToken),
        };
        return new TaskActAnswer(choice, task, (outcome as CommandOutcome.Refused)?.Reason);
    }

    /// <summary>Which roles of a network are served today.</summary>
    /// <param name="network">The network.</param>
    /// <param name="presence">Who is there today.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public async Task<Staffing> StaffingAsync(NetworkId network, Presence presence, CancellationToken cancellationToken) => Staffing.On(
        await directory.RolesAsync(network, cancellationToken),
        presence,
        [.. (await directory.OrganisationsAsync(network, cancellationToken)).Select(organisation => organisation.Id)]);

    /// <summary>Whose task somebody does who stands in for its holder today; null when they do not.</summary>
    /// <param name="presence">Who is there today.</param>
    /// <param name="task">The task.</param>
    /// <param name="person">Who would do it.</param>
    public static PersonId? InPlaceOf(Presence presence, TaskView task, PersonId person)
    {
        ArgumentNullException.ThrowIfNull(presence);
        ArgumentNullException.ThrowIfNull(task);
        return task.Task.Assignee is { } holder && holder != person && presence.StandInFor(holder) == person ? holder : null;
    }

    /// <summary>The posts whose holders may take a task.</summary>
    /// <param name="task">The task.</param>
    public static IEnumerable<Post> PostsOf(TaskView task)
    {
        ArgumentNullException.ThrowIfNull(task);
        return task.Standing.Roles.Select(role => Post.Of(role, task.Organisation));
    }

    /// <summary>Whether whoever holds a role may take a task.</summary>
    /// <param name="role">The role as it is held.</param>
    /// <param name="task">The task.</param>
    public static bool IsFor(RoleAssignment role, TaskView task) => PostsOf(task).Any(post => post.IsHeldIn(role));

    private static TaskReceiver Told(
        TaskReceiver one, Presence presence, ImmutableDictionary<PersonId, long> loads, IEnumerable<Person> atWork)
    {
        Absence? absence = presence.AbsenceOf(one.Role.Person);
        PersonId? standIn = absence is null ? null : presence.StandInFor(one.Role.Person);
        return one with
        {
            Load = loads.GetValueOrDefault(one.Role.Person),
            Absence = absence,
            StandIn = atWork.FirstOrDefault(person => person.Id == standIn)?.DisplayName,
        };
    }

    private static CareAct RightFor(TaskAct act) => act == TaskAct.Assign ? CareAct.AssignTasks : CareAct.WorkOnTask;

    private static TaskStanding? StandingOf(TaskAct act, TaskView task) => act == TaskAct.Assign ? null : task.Standing;

    private static Rejection ToRejection(AccessDecision.Denied denied) => new(denied.Code, denied.Sentence, denied.Arguments);

    private async Task<PersonId?> InPlaceOfAsync(Actor actor, TaskView task, CancellationToken cancellationToken) =>
        task.Task.Assignee is { } holder && holder != actor.Person
            ? InPlaceOf(await desk.PresenceAsync(actor.Network, cancellationToken), task, actor.Person)
            : null;

    // The role in which a person would do a task, in the case's organisation if they hold it there.
    private async Task<RoleAssignment?> RoleOfAsync(
        PersonId person, TaskView task, DateOnly today, CancellationToken cancellationToken)
    {
        ImmutableArray<RoleAssignment> roles = await directory.RolesOfAsync(person, cancellationToken);
        return roles.Where(role => role.Network == task.Network && role.IsValidOn(today) && IsFor(role, task))
            .OrderByDescending(role => role.Organisation == task.Organisation)
            .FirstOrDefault();
    }
}
