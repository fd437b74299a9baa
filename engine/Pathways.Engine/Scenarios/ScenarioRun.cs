using System.Collections.Immutable;
using System.Globalization;
using Pathways.Definitions;
using Pathways.Rules;

namespace Pathways.Engine;

/// <summary>One scenario while it is played.</summary>
internal sealed class ScenarioRun
{
    private const int MostFirings = 100_000;
    private static readonly Guid Id = new("0192f000-0000-7000-8000-000000000001");
    private static readonly Performer Nobody = new("scenario", null);

    private readonly ExecutableProcess process;
    private readonly ImmutableDictionary<string, BoundRuleSet> ruleSets;
    private readonly ImmutableDictionary<string, FormDefinition> forms;
    private readonly CivilTime civil;
    private readonly List<InstanceEvent> events = [];
    private readonly ScenarioStart start;
    private DateTimeOffset now;
    private int told;

    public ScenarioRun(
        ExecutableProcess process, ImmutableDictionary<string, BoundRuleSet> ruleSets,
        ImmutableDictionary<string, FormDefinition> forms, Scenario scenario)
    {
        this.process = process;
        this.ruleSets = ruleSets;
        this.forms = forms;
        civil = CivilTime.Of(scenario.Zone);
        now = scenario.At;
        State = InstanceState.NotStarted(Id);
        start = new ScenarioStart(process, scenario);
    }

    public InstanceState State { get; private set; }

    public IReadOnlyList<InstanceEvent> Events => events;

    /// <summary>Begins the case at its plain start; without one it waits for what starts it.</summary>
    public string? Begin() => start.Plainly() is { } command ? Expect(Do(command)) : Expect(StartByCondition());

    /// <summary>Takes a step; gives the difference, if any.</summary>
    public string? Take(ScenarioStep step)
    {
        switch (step)
        {
            case ScenarioStep.Waiting waiting:
                return CompareWaiting(waiting);
            case ScenarioStep.Notified notified:
                return CompareMessages(notified);
            case ScenarioStep.Advance advance:
                return civil.Add(now, advance.For) is { } later ? PassTime(later) : "the time lies beyond the calendar";
            case ScenarioStep.Until until:
                return until.Instant < now
                    ? $"the time lies before {Iso(now)}, where the case stands"
                    : PassTime(until.Instant);
            case ScenarioStep.Rejected rejected:
                InstanceState before = State;
                return Act(rejected.Step) is null ? "expected a refusal; found that it was done"
                    : ReferenceEquals(before, State) ? null
                    : "the step was refused, but the case changed";
            default:
                return Expect(Act(step));
        }
    }

    /// <summary>The incidents of the case, to explain a difference.</summary>
    public string Trouble() => State.Incidents.IsEmpty
        ? ""
        : $"; incidents: {string.Join(" | ", State.Incidents.Values.Select(incident => $"{incident.Element}: {incident.Reason.Message}"))}";

    private static string? Expect(string? refusal) => refusal is null ? null : $"expected to be done; found refused: {refusal}";

    /// <summary>Does what a step says; gives why not.</summary>
    private string? Act(ScenarioStep step) => step switch
    {
        ScenarioStep.Complete complete => Complete(complete),
        ScenarioStep.Start startWork => Do(new InstanceCommand.StartActivity(startWork.Element, Nobody)),
        ScenarioStep.Message message when State.Status == InstanceStatus.NotStarted =>
            start.ByMessage(message.Name, message.With) is { } command ? Do(command) : $"no start waits for the message '{message.Name}'",
        ScenarioStep.Message message =>
            Do(new InstanceCommand.DeliverMessage(message.Name, message.With, Nobody, message.Key)),
        ScenarioStep.Signal signal when State.Status == InstanceStatus.NotStarted =>
            start.BySignal(signal.Name, signal.With) is { } command ? Do(command) : null,
        ScenarioStep.Signal signal => Do(new InstanceCommand.BroadcastSignal(signal.Name, signal.With, Nobody)),
        ScenarioStep.Set set when State.Status == InstanceStatus.NotStarted => start.Set(set.With) ?? StartByCondition(),
        ScenarioStep.Set set => Do(new InstanceCommand.SetVariables(set.With, Nobody)),
        ScenarioStep.Fail fail => OnActivity(
            fail.Element, fail.Index, token => new InstanceCommand.FailActivity(token, fail.Code, Nobody)),
        ScenarioStep.Escalate escalate => OnActivity(
            escalate.Element, escalate.Index, token => new InstanceCommand.EscalateActivity(token, escalate.Code, Nobody)),
        ScenarioStep.Cancel cancel => OnActivity(
            cancel.Element, cancel.Index, token => new InstanceCommand.CancelActivity(token, Nobody)),
        ScenarioStep.Retry retry => State.Incidents.Values.FirstOrDefault(incident => incident.Element == retry.Element) is { } incident
            ? Do(new InstanceCommand.RetryIncident(incident.Number, Nobody))
            : $"no incident is open at '{retry.Element}'{Unknown(retry.Element)}",
        ScenarioStep.Advance or ScenarioStep.Until or ScenarioStep.Waiting or ScenarioStep.Notified or ScenarioStep.Rejected =>
            Take(step),
        _ => throw new System.Diagnostics.UnreachableException($"The step {step.GetType().Name} cannot be played."),
    };

    private string? Complete(ScenarioStep.Complete step)
    {
        ImmutableArray<Token> open = [.. OpenWork.At(State, step.Element).Where(token => CompletionOf(token, step) is not null)];
        if (OpenWork.Choose(State, open, step.Index) is not { } token)
        {
            return $"'{step.Element}' is not open{Unknown(step.Element)}; open: [{string.Join(", ", OpenWork.WaitingPlaces(process, State))}]";
        }

        OpenTask? task = State.Tasks.Values.FirstOrDefault(task => task.Token == token.Number);
        return task is null
            ? Do(CompletionOf(token, step)!) // Only such tokens were chosen.
            : Refuse(task, step) ?? Do(CompletionOf(token, step)!);
    }

    private InstanceCommand? CompletionOf(Token token, ScenarioStep.Complete step)
    {
        if (State.Tasks.Values.FirstOrDefault(task => task.Token == token.Number) is { } task)
        {
            return new InstanceCommand.CompleteTask(
                task.Id, step.With, Nobody with { Role = step.By }, LateReason: task.Due < now ? "scenario" : null);
        }

        if (State.Jobs.Values.FirstOrDefault(job => job.Token == token.Number) is { } job)
        {
            return new InstanceCommand.CompleteJob(job.Id, step.With);
        }

        EventWait? wait = State.Waits.Values.FirstOrDefault(
            wait => wait.Token == token.Number && wait is { Purpose: WaitPurpose.Flow, Awaits: AwaitedEvent.Message });
        return process.FindAnywhere(token.Element) switch
        {
            ExecutableNode.ReceiveTask when wait is { Name: { } name } =>
                new InstanceCommand.DeliverMessage(name, step.With, Nobody with { Role = step.By }, null, wait.Number),
            ExecutableNode.SubProcess { Form: SubProcessForm.AdHoc } =>
                new InstanceCommand.CompleteActivity(token.Number, Nobody with { Role = step.By }),
            _ => null,
        };
    }

    /// <summary>Why a task may not be completed so: by somebody else, or with answers that its form refuses.</summary>
    private string? Refuse(OpenTask task, ScenarioStep.Complete step)
    {
        IEnumerable<string> roles = task.Roles.Concat(task.EscalatedRoles);
        if (step.By is { } role && !task.Roles.IsEmpty && !roles.Contains(role, StringComparer.OrdinalIgnoreCase))
        {
            return $"'{task.Title}' is for {string.Join(", ", roles)}, not for {role}";
        }

        if (task.Form is null || !forms.TryGetValue(task.Form, out FormDefinition? form))
        {
            return null;
        }

        EvaluationSettings settings = new() { Now = now, ZoneId = civil.ZoneId };
        AnswerProblem? problem = FormAnswers.Check(form, step.With, settings).FirstOrDefault(problem => !problem.IsQuestion);
        return problem is null ? null : $"the form '{task.Form}' refuses {problem.Path}: {problem.Message}";
    }

    private string? OnActivity(ElementId element, int? index, Func<long, InstanceCommand> command) =>
        OpenWork.Choose(State, OpenWork.At(State, element), index) is { } token
            ? Do(command(token.Number))
            : $"'{element}' is not open{Unknown(element)}; open: [{string.Join(", ", OpenWork.WaitingPlaces(process, State))}]";

    private string? StartByCondition() => start.ByCondition(now, civil) is { } command ? Do(command) : null;

    private string? Do(InstanceCommand command)
    {
        StepResult result = InstanceStepper.Step(
            process, State, command, new StepEnvironment { Now = now, ZoneId = civil.ZoneId, RuleSets = ruleSets });
        if (result is StepResult.Rejected rejected)
        {
            return $"{rejected.Reason.Code} {rejected.Reason.Message}";
        }

        var accepted = (StepResult.Accepted)result;
        State = accepted.State;
        events.AddRange(accepted.Events);
        return command is InstanceCommand.FireTimer ? null : FireUntil(now);
    }

    private string? PassTime(DateTimeOffset end)
    {
        if (State.Status == InstanceStatus.NotStarted && start.ByTimer(end, civil) is { } due)
        {
            now = due.At > now ? due.At : now;
            if (Do(due.Command) is { } refusal)
            {
                return refusal;
            }
        }

        var problem = FireUntil(end);
        now = end;
        return problem;
    }

    /// <summary>Fires what falls due on the way, each at its own instant, in due order.</summary>
    private string? FireUntil(DateTimeOffset end)
    {
        for (var firings = 0; NextDue(end) is { } timer; firings++)
        {
            if (firings == MostFirings)
            {
                return string.Create(
                    CultureInfo.InvariantCulture, $"more than {MostFirings} timers fired; '{timer.Element}' goes round too fast");
            }

            now = timer.Due > now ? timer.Due : now;
            if (Do(new InstanceCommand.FireTimer(timer.Id)) is { } refusal)
            {
                return refusal;
            }
        }

        return null;
    }

    private PendingTimer? NextDue(DateTimeOffset end) =>
        State.Timers.Values.Where(timer => timer.Due <= end).OrderBy(timer => timer.Due).ThenBy(timer => timer.Token)
            .ThenBy(timer => timer.Id).FirstOrDefault();

    private string? CompareWaiting(ScenarioStep.Waiting step)
    {
        ElementId unknown = step.Places.FirstOrDefault(place => process.FindAnywhere(place) is null);
        if (unknown != default)
        {
            return $"the drawing has no element '{unknown}'";
        }

        string[] expected = [.. step.Places.Select(place => place.ToString()).Order(StringComparer.Ordinal)];
        string[] found = [.. OpenWork.WaitingPlaces(process, State).Select(place => place.ToString()).Order(StringComparer.Ordinal)];
        return expected.SequenceEqual(found)
            ? null
            : $"expected waiting at [{string.Join(", ", expected)}]; found [{string.Join(", ", found)}]; state {ExpectationCheck.Word(State.Status)}";
    }

    private string? CompareMessages(ScenarioStep.Notified step)
    {
        string[] found =
        [
            .. events.Skip(told).OfType<InstanceEvent.NotificationRequested>()
                .SelectMany(request => request.To.Select(role => $"{role} {request.Template}")).Order(StringComparer.Ordinal),
        ];
        string[] expected = [.. step.Messages.Select(message => $"{message.Role} {message.Template}").Order(StringComparer.Ordinal)];
        told = events.Count;
        return expected.SequenceEqual(found)
            ? null
            : $"expected messages [{string.Join(", ", expected)}]; found [{string.Join(", ", found)}]";
    }

    private string Unknown(ElementId element) =>
        process.FindAnywhere(element) is null ? " (the drawing has no such element)" : "";

    private static string Iso(DateTimeOffset instant) =>
        instant.ToString("yyyy-MM-dd'T'HH:mm:ssK", CultureInfo.InvariantCulture);
}
