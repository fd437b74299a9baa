using System.Collections.Immutable;
using Pathways.Care;
using Pathways.Definitions;
using Pathways.Engine;

namespace Pathways.Runtime;

/// <summary>
/// Where an administrator ends somebody's work in a network: shows what would have no owner, takes the plan of who takes over,
/// and carries it out. Each part is written for good; done again, also after an interruption, only what is missing is done. The
/// roles end last, so that nothing is without an owner in between.
/// </summary>
/// <param name="inbox">The tasks.</param>
/// <param name="cases">What runs.</param>
/// <param name="definitions">What running cases will need.</param>
/// <param name="directory">Who holds which role.</param>
/// <param name="files">Care teams and GPs.</param>
/// <param name="runtime">Hands tasks over.</param>
public sealed class LeavingDesk(
    IInbox inbox, ICases cases, PublishedDefinitions definitions, INetworkDirectory directory, IPatientFiles files, PathwayRuntime runtime)
{
    /// <summary>What would have no owner; null when the network does not know the person.</summary>
    /// <param name="network">The network.</param>
    /// <param name="person">Who would leave.</param>
    /// <param name="now">The installation's time.</param>
    /// <param name="today">Today in the network's zone.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public async Task<Leave?> LookAsync(
        NetworkId network, PersonId person, DateTimeOffset now, DateOnly today, CancellationToken cancellationToken)
    {
        ImmutableArray<Person> people = await directory.PeopleAsync(network, cancellationToken);
        if (people.FirstOrDefault(one => one.Id == person) is not { } known)
        {
            return null;
        }

        ImmutableArray<RoleAssignment> roles = await directory.RolesAsync(network, cancellationToken);
        ImmutableArray<RoleAssignment> own = [.. roles.Where(role => role.Person == person && (role.To is null || role.To >= today))];
        ImmutableArray<TaskView> tasks = await TasksAsync(network, person, now, cancellationToken);
        ImmutableDictionary<RoleKey, long> links = await files.LinksAsync(network, person, today, cancellationToken);
        ImmutableDictionary<PersonId, long> loads = await inbox.LoadsAsync(network, [person], cancellationToken);
        ImmutableArray<Absence> absences = await directory.AbsencesAsync(network, today, cancellationToken);
        // Tasks may be left to somebody who holds no role any more: then the tasks say for which role a successor is needed.
        IEnumerable<RoleKey> hers = own.Length > 0 ? own.Select(role => role.Role) : tasks.SelectMany(task => task.Standing.Roles.Take(1));
        var bare = new Leave(
            known,
            [.. hers.Distinct().Select(role => new LeftRole(role, [], 0, 0, false, []))],
            tasks,
            loads.GetValueOrDefault(person),
            [.. absences.Where(absence => absence.Substitute == person)]);
        var left = ImmutableArray.CreateBuilder<LeftRole>();
        foreach (RoleKey role in bare.Roles.Select(one => one.Role).Concat(links.Keys).Distinct())
        {
            bool isLast = !roles.Any(held => held.Role == role && held.Person != person && held.IsValidOn(today));
            left.Add(new LeftRole(
                role,
                [.. own.Where(held => held.Role == role)],
                tasks.Count(task => bare.RoleFor(task) == role),
                links.GetValueOrDefault(role),
                isLast,
                isLast ? await WaitsAsync(network, role, cancellationToken) : []));
        }

        return bare with { Roles = left.ToImmutable() };
    }

    /// <summary>Carries out a plan, or says what stands in its way.</summary>
    /// <param name="command">Drawn when the page was shown; each task's own command is derived from it.</param>
    /// <param name="actor">Who closes. That they may is asked before (<see cref="CareAct.AdministerNetwork"/>).</param>
    /// <param name="plan">Who takes over.</param>
    /// <param name="now">The installation's time.</param>
    /// <param name="today">Today in the network's zone.</param>
    /// <param name="cancellationToken">Stops between two parts; what was done stays done.</param>
    public async Task<LeaveOutcome> CloseAsync(
        CommandId command, Actor actor, LeavePlan plan, DateTimeOffset now, DateOnly today, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(plan);
        if (await LookAsync(actor.Network, plan.Person, now, today, cancellationToken) is not { } leave)
        {
            return new LeaveOutcome([LeaveProblems.Unknown()]);
        }

        ImmutableArray<Person> people = await directory.PeopleAsync(actor.Network, cancellationToken);
        ImmutableArray<RoleAssignment> roles = await directory.RolesAsync(actor.Network, cancellationToken);
        ImmutableArray<CareProblem> problems = LeaveProblems.Of(leave, plan, actor, roles, today);
        if (!problems.IsEmpty)
        {
            return new LeaveOutcome(problems);
        }

        ImmutableArray<RoleAssignment> successors = [.. leave.ToHandOver.Select(role => Successor(role, plan.ByRole[role.Role], roles, today))];
        await directory.SaveAsync(new DirectoryEntries { Roles = successors }, cancellationToken);
        if (!await HandOverTasksAsync(command, actor, plan, leave, successors.AddRange(roles), now, today, cancellationToken))
        {
            return new LeaveOutcome([LeaveProblems.Busy()]);
        }

        foreach (RoleAssignment successor in successors)
        {
            string name = people.First(person => person.Id == successor.Person).DisplayName;
            var handover = new LinkHandover(actor, plan.Person, successor, name, today, now);
            while (await files.HandOverAsync(handover, cancellationToken) > 0)
            {
                // The next hundred.
            }
        }

        foreach (Absence absence in leave.Replaces)
        {
            await directory.RecordAsync(
                absence with
                {
                    Version = absence.Version + 1,
                    Substitute = successors.Select(successor => (PersonId?)successor.Person).FirstOrDefault(person => person != absence.Person),
                    RecordedBy = actor.Person,
                    RecordedAs = actor.Role,
                    RecordedAt = now,
                },
                cancellationToken);
        }

        await directory.SaveAsync(
            new DirectoryEntries { Roles = [.. leave.Roles.SelectMany(role => role.Held).Select(held => Ended(held, today))] }, cancellationToken);
        return new LeaveOutcome([]);
    }

    // A role ends with the day before; one that begins later never does.
    private static RoleAssignment Ended(RoleAssignment held, DateOnly today) =>
        held with { To = held.From < today ? today.AddDays(-1) : held.From.AddDays(-1) };

    private static RoleAssignment Successor(LeftRole role, PersonId person, ImmutableArray<RoleAssignment> roles, DateOnly today)
    {
        ImmutableArray<RoleAssignment> held = [.. roles.Where(one => one.Person == person && one.IsValidOn(today))];
        return held.FirstOrDefault(one => one.Role == role.Role)
            ?? new RoleAssignment(
                held[0].Network, person, role.Role, role.Held.Length > 0 ? role.Held[0].Organisation : held[0].Organisation, today, To: null);
    }

    private async Task<bool> HandOverTasksAsync(
        CommandId command, Actor actor, LeavePlan plan, Leave leave, ImmutableArray<RoleAssignment> roles, DateTimeOffset now,
        DateOnly today, CancellationToken cancellationToken)
    {
        while (await TasksAsync(actor.Network, plan.Person, now, cancellationToken) is { Length: > 0 } tasks)
        {
            bool hasMoved = false;
            foreach (TaskView task in tasks)
            {
                if (leave.RoleFor(task) is not { } role || !plan.ByRole.TryGetValue(role, out PersonId ofRole))
                {
                    continue;
                }

                PersonId to = plan.ByTask.GetValueOrDefault(ChoiceOf(task), ofRole);
                Actor receiver = roles.Where(one => one.Person == to && one.IsValidOn(today))
                    .OrderByDescending(one => task.Standing.Roles.Contains(one.Role))
                    .First()
                    .AsActor();
                CommandOutcome outcome = await runtime.ReassignTaskAsync(
                    new CommandId(DerivedId.Of(command.Value, $"{task.InstanceId:N}/{task.Task.TaskId}")),
                    actor,
                    new TaskHandover(task.InstanceId, new TaskId(task.Task.TaskId), receiver, plan.Note, plan.Person),
                    cancellationToken);
                hasMoved |= outcome is CommandOutcome.Done;
            }

            if (!hasMoved)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The key of a task in <see cref="LeavePlan.ByTask"/>.</summary>
    /// <param name="task">The task.</param>
    public static TaskChoice ChoiceOf(TaskView task)
    {
        ArgumentNullException.ThrowIfNull(task);
        return new TaskChoice(task.InstanceId, task.Task.TaskId, null);
    }

    private async Task<ImmutableArray<TaskView>> TasksAsync(
        NetworkId network, PersonId person, DateTimeOffset now, CancellationToken cancellationToken) =>
        (await inbox.ReadAsync(
            new InboxQuery(new InboxReader(network, person, []), InboxTab.Mine, InboxConditions.None, After: null, now), cancellationToken)).Tasks;

    private async Task<ImmutableArray<LeftWait>> WaitsAsync(NetworkId network, RoleKey role, CancellationToken cancellationToken)
    {
        var waits = ImmutableArray.CreateBuilder<LeftWait>();
        foreach (RunningVersion running in await cases.RunningAsync(network, cancellationToken))
        {
            PublishedPathway pathway = await definitions.PathwayAsync(
                new DefinitionId(network, DefinitionKind.Pathway, running.PathwayKey, running.Version), cancellationToken);
            ImmutableArray<string> steps = [.. StepsOf(pathway.Process, role.Value).Distinct(StringComparer.Ordinal)];
            if (steps.Length > 0)
            {
                waits.Add(new LeftWait(running.PathwayKey, pathway.Process.Name, running.Cases, steps));
            }
        }

        return
        [
            .. waits.GroupBy(wait => wait.PathwayKey).Select(versions => versions.First() with
            {
                Cases = versions.Sum(version => version.Cases),
                Steps = [.. versions.SelectMany(version => version.Steps).Distinct(StringComparer.Ordinal)],
            }),
        ];
    }

    private static IEnumerable<string> StepsOf(ExecutableProcess process, string role) =>
        process.Nodes.Where(node => NamedIn(node).Contains(role)).Select(node => node.Title)
            .Concat(process.Called.Values.SelectMany(called => StepsOf(called, role)));

    private static IEnumerable<string> NamedIn(ExecutableNode node) => node switch
    {
        ExecutableNode.UserTask task => task.Roles.Concat(NamedIn(task.Window)),
        ExecutableNode.CatchEvent catching => NamedIn(catching.Window),
        _ => [],
    };

    private static IEnumerable<string> NamedIn(TaskWindow window) =>
        window.Escalations.Select(escalation => escalation.Role).Concat(window.Reminders.Select(reminder => reminder.To).OfType<string>());
}
