using Pathways.Care;
using Pathways.Definitions;
using Pathways.Engine;
using Pathways.Rules;
using Pathways.Runtime;

namespace Pathways.Population;

/// <summary>
/// One case on virtual time: people follow a story in their own rhythm, what falls due fires at its instant, and the runtime
/// decides and refuses as it does for everybody. For one thread.
/// </summary>
/// <param name="runtime">Works on <paramref name="cases"/> and <paramref name="clock"/>.</param>
/// <param name="cases">Where the case lives.</param>
/// <param name="clock">Its clock.</param>
/// <param name="course">Whose life, by which story.</param>
internal sealed class Life(PathwayRuntime runtime, CasesInMemory cases, LifeClock clock, LifeCourse course)
{
    // More than any pathway needs in three years; a life that does more goes round in circles.
    private const int MostSteps = 3_000;
    private const int Tries = 4;

    private readonly List<StoryAct> untold = [.. course.Story.Acts];
    private readonly Dictionary<TaskId, PlannedTask> plans = [];
    private readonly List<DoneTask> done = [];
    private readonly List<string> refusals = [];
    private DateTimeOffset lastAct = course.Start;
    private int commands;

    /// <summary>The tasks that people completed, in order.</summary>
    public IReadOnlyList<DoneTask> Done => done;

    /// <summary>Answers that the platform refused, for whoever keeps the stories.</summary>
    public IReadOnlyList<string> Refusals => refusals;

    /// <summary>Lives until the case is over, or until now.</summary>
    /// <param name="stop">Stops between two steps.</param>
    /// <exception cref="InvalidOperationException">The case cannot begin, or goes round in circles.</exception>
    public async Task<PastCase> LiveAsync(CancellationToken stop)
    {
        clock.MoveTo(course.Start);
        if (await runtime.StartAsync(NextCommand(), course.StartedBy, course.Request, stop) is CommandOutcome.Refused refused)
        {
            throw new InvalidOperationException($"{course.Request.PathwayKey}, story '{course.Story.Name}': {refused.Reason}");
        }

        for (int step = 0; Next() is { } next && next.At <= course.Until; step++)
        {
            if (step == MostSteps)
            {
                throw new InvalidOperationException($"{course.Request.PathwayKey}, story '{course.Story.Name}': {MostSteps} steps and no end.");
            }

            stop.ThrowIfCancellationRequested();
            clock.MoveTo(next.At);
            await next.DoAsync(stop);
        }

        await TakeSomeAsync(stop);
        return cases.Take(course.CaseId);
    }

    private InstanceState State => cases.StateOf(course.CaseId)!; // It was started.

    private CommandId NextCommand() => new(DemoIds.Of($"{course.CaseId:N}:{commands++}"));

    private Step? Next()
    {
        InstanceState state = State;
        if (state.IsOver)
        {
            return null;
        }

        Plan(state);
        Step?[] possible =
        [
            cases.NextDue(course.CaseId) is { } job ? new Step(job.DueAt, stop => DoAsync(job, stop)) : null,
            plans.Values.Where(plan => plan.At is not null).MinBy(plan => (plan.At, plan.Task)) is { } plan
                ? new Step(plan.At!.Value, stop => CompleteAsync(plan, stop)) // Filtered just before.
                : null,
            Told(state),
        ];
        Step? first = possible.OfType<Step>().MinBy(step => step.At);
        if (first is null && untold.Count > 0)
        {
            untold.RemoveAt(0); // This life has taken another way than the story.
            return Next();
        }

        return first;
    }

    private void Plan(InstanceState state)
    {
        foreach (TaskId gone in plans.Keys.Where(task => !state.Tasks.ContainsKey(task)).ToArray())
        {
            plans.Remove(gone);
        }

        foreach (OpenTask task in state.Tasks.Values.Where(task => !plans.ContainsKey(task.Id)))
        {
            DateTimeOffset at = Habits.WhenDone(task, course.Civil, course.Dice);
            StoryAct? own = untold.FirstOrDefault(act => act.Step is ScenarioStep.Complete complete && complete.Element == task.Element);
            if (own is not null)
            {
                untold.Remove(own);
                DateTimeOffset told = Habits.InWorkingHours(lastAct + own.Gap, course.Civil, course.Dice);
                plans[task.Id] = new PlannedTask(task.Id, at > told ? at : told, own, IsOfStory: true);
            }
            else
            {
                plans[task.Id] = new PlannedTask(task.Id, at, course.Book.AnswerAt(task.Element, course.Dice), IsOfStory: false);
            }
        }
    }

    /// <summary>The next act of the story that completes no task, once all before it are done.</summary>
    private Step? Told(InstanceState state)
    {
        if (untold.Count == 0 || plans.Values.Any(plan => plan is { IsOfStory: true, At: not null }))
        {
            return null;
        }

        StoryAct act = untold[0];
        if (act.Step is ScenarioStep.Complete { Element: var element }
            && (state.Tasks.Values.Any(task => task.Element == element) || !state.Tokens.Values.Any(token => token.Element == element)))
        {
            return null;
        }

        DateTimeOffset at = Habits.InWorkingHours(lastAct + act.Gap + TimeSpan.FromHours(2), course.Civil, course.Dice);
        return new Step(at, stop => TellAsync(act, stop));
    }

    private async Task TellAsync(StoryAct act, CancellationToken stop)
    {
        untold.Remove(act);
        lastAct = clock.GetUtcNow();
        InstanceState state = State;
        Actor by = course.StartedBy;
        CommandOutcome? outcome = act.Step switch
        {
            ScenarioStep.Message message when state.Waits.Values.Any(wait => wait.Name == message.Name) =>
                await runtime.DeliverMessageAsync(
                    NextCommand(), by, new IncomingMessage(message.Name, course.CaseId, null, Values(act, message.With)) { Key = message.Key }, stop),
            ScenarioStep.Signal signal =>
                await runtime.GiveSignalAsync(NextCommand(), by, course.CaseId, signal.Name, Values(act, signal.With), stop),
            ScenarioStep.Set set => await runtime.SetVariablesAsync(NextCommand(), by, course.CaseId, Values(act, set.With), stop),
            ScenarioStep.Start start => await runtime.StartActivityAsync(NextCommand(), by, course.CaseId, start.Element, stop),
            ScenarioStep.Cancel { Element: var element } when TokenAt(state, element) is { } token =>
                await runtime.CancelActivityAsync(NextCommand(), by, course.CaseId, token, stop),
            ScenarioStep.Complete complete when state.Waits.Values.FirstOrDefault(wait =>
                wait is { Awaits: AwaitedEvent.Message, Name: not null } && wait.Element == complete.Element) is { } wait =>
                await runtime.DeliverMessageAsync(
                    NextCommand(), by, new IncomingMessage(wait.Name!, course.CaseId, null, Values(act, complete.With)) { Key = wait.Key }, stop),
            // What a send task sends leaves by itself.
            ScenarioStep.Complete complete when TokenAt(state, complete.Element) is { } token
                && !state.Jobs.Values.Any(job => job.Token == token) =>
                await runtime.CompleteActivityAsync(NextCommand(), by, course.CaseId, token, stop),
            _ => null,
        };
        Note(outcome, act.Step.Text);
    }

    private async Task CompleteAsync(PlannedTask plan, CancellationToken stop)
    {
        OpenTask task = State.Tasks[plan.Task];
        DateTimeOffset now = clock.GetUtcNow();
        Actor by = PerformerOf(task, plan.Act);
        StoryAct? act = plan.Act;
        for (int attempt = 1; attempt <= Tries; attempt++)
        {
            FeelContext answers = act is null ? FeelContext.Empty : Values(act, ((ScenarioStep.Complete)act.Step).With);
            var completion = new TaskCompletion(
                course.CaseId, task.Id, answers, DoneOn: null, now > task.Due ? Habits.LateReason(course.Dice) : null);
            CommandOutcome outcome = await runtime.CompleteTaskAsync(NextCommand(), by, completion, stop);
            if (outcome is not CommandOutcome.Refused)
            {
                done.Add(new DoneTask(task, by, answers, now));
                lastAct = plan.IsOfStory ? now : lastAct;
                return;
            }

            Note(outcome, $"{course.Story.Name}: {task.Element}");
            act = course.Book.AnswerAt(task.Element, course.Dice);
        }

        plans[task.Id] = plan with { At = null }; // It stays open, late, as some do.
    }

    private async Task DoAsync(LeasedJob job, CancellationToken stop)
    {
        switch (job.Kind)
        {
            case JobKind.Timer:
                Note(await runtime.FireTimerAsync(NextCommand(), job, stop), job.Key);
                break;
            case JobKind.Outgoing or JobKind.Service when State.Jobs.ContainsKey(new JobId(job.Key)):
                Note(await runtime.CompleteJobAsync(NextCommand(), Actor.Platform(course.Network), job, FeelContext.Empty, stop), job.Key);
                break;
            case JobKind.Outgoing:
                cases.Put(job, clock.GetUtcNow());
                break;
            default:
                cases.Put(job, sentAt: null); // News for other cases: each life is told alone.
                break;
        }
    }

    /// <summary>Of what is still open in the end, some has been taken by somebody.</summary>
    private async Task TakeSomeAsync(CancellationToken stop)
    {
        InstanceState state = State;
        if (state.IsOver)
        {
            return;
        }

        clock.MoveTo(course.Until);
        foreach (OpenTask task in state.Tasks.Values.Where(task => task.From <= course.Until))
        {
            if (course.Dice.Happens(0.3))
            {
                Note(
                    await runtime.ClaimTaskAsync(NextCommand(), PerformerOf(task, null), course.CaseId, task.Id, stop),
                    task.Element.ToString());
            }
        }
    }

    private Actor PerformerOf(OpenTask task, StoryAct? act)
    {
        string? told = act?.Step is ScenarioStep.Complete { By: { } role } && task.Roles.Contains(role) ? role : null;
        string? wanted = told ?? (task.Roles.IsEmpty ? null : course.Dice.Pick(task.Roles));
        return wanted is not null && RoleKey.IsWellFormed(wanted)
            ? course.Staff.Holder(course.Request.Organisation, new RoleKey(wanted), course.Dice) ?? course.StartedBy
            : course.StartedBy;
    }

    private FeelContext Values(StoryAct act, FeelContext values)
    {
        int days = course.Civil.DayOf(clock.GetUtcNow()).DayNumber - course.Civil.DayOf(act.At).DayNumber;
        FeelContext moved = ShiftedDates.By(values, days);
        return course.Person?.Personal(moved) ?? moved;
    }

    private static long? TokenAt(InstanceState state, ElementId element) =>
        state.Tokens.Values.FirstOrDefault(token => token.Element == element)?.Number;

    private void Note(CommandOutcome? outcome, string what)
    {
        if (outcome is CommandOutcome.Refused { Reason: var reason })
        {
            refusals.Add($"{course.Request.PathwayKey} {what}: {reason.Code} {reason.Message}");
        }
    }

    private sealed record Step(DateTimeOffset At, Func<CancellationToken, Task> DoAsync);

    private sealed record PlannedTask(TaskId Task, DateTimeOffset? At, StoryAct? Act, bool IsOfStory);
}

/// <summary>A task that somebody completed.</summary>
/// <param name="Task">The task.</param>
/// <param name="By">Who.</param>
/// <param name="Answers">With what.</param>
/// <param name="At">When.</param>
internal sealed record DoneTask(OpenTask Task, Actor By, FeelContext Answers, DateTimeOffset At);
