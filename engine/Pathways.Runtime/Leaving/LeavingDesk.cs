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
    // How often all tasks are walked along: what is still there then is being changed by others all the time.
    private const int TaskRounds = 4;

    // 100,000 files of one person: more is a fault, not a practice.
    private const int FileRounds = 1000;

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
        ImmutableArray<TaskView> tasks = (await inbox.ReadAsync(TasksOf(network, person, after: null, now), cancellationToken)).Tasks;
        ImmutableArray<CareLink> links = await files.LinksAsync(network, person, today, cancellationToken);
        ImmutableDictionary<PersonId, long> loads = await inbox.LoadsAsync(network, [person], cancellationToken);
        ImmutableArray<Absence> absences = await directory.AbsencesAsync(network, today, cancellationToken);
        // Tasks may be left to somebody who holds no role any more: then the tasks say for which post a successor is needed.
        ImmutableArray<Post> hers =
        [
            .. (own.Length > 0 ? own.Select(role => Post.Of(role.Role, role.Organisation)) : tasks.SelectMany(task => InboxDesk.PostsOf(task).Take(1)))
                .Distinct(),
        ];
        // Nobody is the GP of a patient at one practice: these patients go with the first.
        Post asGp = hers.FirstOrDefault(post => post.Role == RoleKey.Gp, new Post(RoleKey.Gp, Organisation: null));
        ILookup<Post, PatientId> patients =
            links.ToLookup(link => link.Organisation is { } organisation ? Post.Of(link.Role, organisation) : asGp, link => link.Patient);
        var bare = new Leave(
            known,
            [.. hers.Select(post => new LeftRole(post, [], 0, 0, IsGp: false, IsLastHolder: false, []))],
            tasks,
            loads.GetValueOrDefault(person),
            [.. absences.Where(absence => absence.Substitute == person)]);
        var left = ImmutableArray.CreateBuilder<LeftRole>();
        foreach (Post post in hers.Concat(patients.Select(ofPost => ofPost.Key)).Distinct())
        {
            bool isLast = !roles.Any(held => held.Person != person && held.IsValidOn(today) && post.IsHeldIn(held));
            left.Add(new LeftRole(
                post,
                [.. own.Where(post.IsHeldIn)],
                tasks.Count(task => bare.PostFor(task) == post),
                patients[post].Distinct().Count(),
                post == asGp && links.Any(link => link.Organisation is null),
                isLast,
                isLast ? await WaitsAsync(network, post, cancellationToken) : []));
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

        ImmutableArray<RoleAssignment> roles = await directory.RolesAsync(actor.Network, cancellationToken);
        var problems = new LeaveProblems(roles, Presence.On(today, await directory.AbsencesAsync(actor.Network, today, cancellationToken)));
        ImmutableArray<CareProblem> found = problems.Of(leave, plan, actor);
        if (!found.IsEmpty)
        {
            return new LeaveOutcome(found);
        }

        ImmutableArray<(LeftRole Role, RoleAssignment To)> heirs =
            [.. leave.ToHandOver.Select(role => (role, Successor(role, plan.ByPost[role.Post], roles, today)))];
        await directory.SaveAsync(new DirectoryEntries { Roles = [.. heirs.Select(heir => heir.To)] }, cancellationToken);
        var receiving = new Receiving(plan, leave, problems, [.. heirs.Select(heir => heir.To).Concat(roles).Where(role => role.IsValidOn(today))]);
        if (!await HandOverTasksAsync(command, actor, receiving, now, cancellationToken)
            || !await HandOverPatientsAsync(actor, plan, heirs, now, today, cancellationToken)
            || !await HandOverReplacementsAsync(actor, plan, [.. heirs.Select(heir => heir.To.Person)], now, today, cancellationToken))
        {
            return new LeaveOutcome([LeaveProblems.Busy()]);
        }

        ImmutableArray<RoleAssignment> held = await directory.RolesAsync(actor.Network, cancellationToken);
        await directory.SaveAsync(
            new DirectoryEntries
            {
                Roles = [.. held.Where(role => role.Person == plan.Person && (role.To is null || role.To >= today)).Select(role => Ended(role, today))],
            },
            cancellationToken);
        // Whoever was giving them a task meanwhile has seen their roles end, or the task is handed over now.
        return await HandOverTasksAsync(command, actor, receiving, now, cancellationToken)
            ? new LeaveOutcome([])
            : new LeaveOutcome([LeaveProblems.Busy()]);
    }

    // A role ends with the day before; one that begins later never does.
    private static RoleAssignment Ended(RoleAssignment held, DateOnly today) =>
        held with { To = held.From < today ? today.AddDays(-1) : held.From.AddDays(-1) };

    private static RoleAssignment Successor(LeftRole role, PersonId person, ImmutableArray<RoleAssignment> roles, DateOnly today)
    {
        ImmutableArray<RoleAssignment> held = [.. roles.Where(one => one.Person == person && one.IsValidOn(today))];
        return held.FirstOrDefault(role.Post.IsHeldIn)
            ?? new RoleAssignment(
                held[0].Network, person, role.Post.Role,
                role.Post.Organisation ?? (role.Held.Length > 0 ? role.Held[0].Organisation : held[0].Organisation), today, To: null);
    }

    // All tasks are walked along; what others changed meanwhile is tried again, but not for ever.
    private async Task<bool> HandOverTasksAsync(
        CommandId command, Actor actor, Receiving receiving, DateTimeOffset now, CancellationToken cancellationToken)
    {
        for (int round = 0; round < TaskRounds; round++)
        {
            InboxCursor? after = null;
            bool isEmpty = true;
            do
            {
                InboxPage page = await inbox.ReadAsync(TasksOf(actor.Network, receiving.Plan.Person, after, now), cancellationToken);
                foreach (TaskView task in page.Tasks)
                {
                    isEmpty = false;
                    await HandOverTaskAsync(command, actor, receiving, task, cancellationToken);
                }

                after = page.Next;
            }
            while (after is not null);

            if (isEmpty)
            {
                return true;
            }
        }

        return false;
    }

    private async Task HandOverTaskAsync(
        CommandId command, Actor actor, Receiving receiving, TaskView task, CancellationToken cancellationToken)
    {
        if (receiving.Of(task) is not { } receiver)
        {
            return;
        }

        await runtime.ReassignTaskAsync(
            // A task that came back is another one to hand over: under the same command nothing would happen.
            new CommandId(DerivedId.Of(command.Value, $"{task.InstanceId:N}/{task.Task.TaskId}/{task.ChangedAt.UtcTicks}")),
            actor,
            new TaskHandover(task.InstanceId, new TaskId(task.Task.TaskId), receiver, receiving.Plan.Note, receiving.Plan.Person),
            cancellationToken);
    }

    private async Task<bool> HandOverPatientsAsync(
        Actor actor, LeavePlan plan, ImmutableArray<(LeftRole Role, RoleAssignment To)> heirs, DateTimeOffset now, DateOnly today,
        CancellationToken cancellationToken)
    {
        ImmutableArray<Person> people = await directory.PeopleAsync(actor.Network, cancellationToken);
        foreach ((LeftRole role, RoleAssignment to) in heirs)
        {
            string name = people.First(person => person.Id == to.Person).DisplayName;
            var handover = new LinkHandover(actor, plan.Person, to, name, today, now) { Of = role.Post.Organisation, IsGp = role.IsGp };
            int round = 0;
            while (await files.HandOverAsync(handover, cancellationToken) > 0)
            {
                if (++round == FileRounds)
                {
                    return false;
                }
            }
        }

        return true;
    }

    private async Task<bool> HandOverReplacementsAsync(
        Actor actor, LeavePlan plan, ImmutableArray<PersonId> heirs, DateTimeOffset now, DateOnly today, CancellationToken cancellationToken)
    {
        bool isDone = true;
        ImmutableArray<Absence> absences = await directory.AbsencesAsync(actor.Network, today, cancellationToken);
        foreach (Absence absence in absences.Where(absence => absence.Substitute == plan.Person))
        {
            isDone &= await directory.RecordAsync(
                absence with
                {
                    Version = absence.Version + 1,
                    Substitute = heirs.Select(heir => (PersonId?)heir).FirstOrDefault(heir => heir != absence.Person),
                    RecordedBy = actor.Person,
                    RecordedAs = actor.Role,
                    RecordedAt = now,
                },
                cancellationToken);
        }

        return isDone;
    }

    /// <summary>The key of a task in <see cref="LeavePlan.ByTask"/>.</summary>
    /// <param name="task">The task.</param>
    public static TaskChoice ChoiceOf(TaskView task)
    {
        ArgumentNullException.ThrowIfNull(task);
        return new TaskChoice(task.InstanceId, task.Task.TaskId, null);
    }

    private static InboxQuery TasksOf(NetworkId network, PersonId person, InboxCursor? after, DateTimeOffset now) =>
        new(new InboxReader(network, person, []), InboxTab.Mine, InboxConditions.None, after, now);

    private async Task<ImmutableArray<LeftWait>> WaitsAsync(NetworkId network, Post post, CancellationToken cancellationToken)
    {
        var waits = ImmutableArray.CreateBuilder<LeftWait>();
        foreach (RunningVersion running in await cases.RunningAsync(network, post.Organisation, cancellationToken))
        {
            PublishedPathway pathway = await definitions.PathwayAsync(
                new DefinitionId(network, DefinitionKind.Pathway, running.PathwayKey, running.Version), cancellationToken);
            ImmutableArray<string> steps = [.. StepsOf(pathway.Process, post.Role.Value).Distinct(StringComparer.Ordinal)];
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

    // Who gets what: by name, where they can do it, else whoever takes over the role; in the role that the task is for.
    private sealed record Receiving(LeavePlan Plan, Leave Leave, LeaveProblems Problems, ImmutableArray<RoleAssignment> Roles)
    {
        public Actor? Of(TaskView task)
        {
            PersonId? heir = Leave.PostFor(task) is { } post && Plan.ByPost.TryGetValue(post, out PersonId ofPost) ? ofPost : null;
            PersonId? to = Plan.ByTask.TryGetValue(ChoiceOf(task), out PersonId named) && Problems.CanDo(named, task, Plan) ? named : heir;
            return Roles.Where(role => role.Person == to).OrderByDescending(role => InboxDesk.IsFor(role, task)).FirstOrDefault()?.AsActor();
        }
    }
}
