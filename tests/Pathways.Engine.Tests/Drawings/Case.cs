using System.Collections.Immutable;
using Pathways.Definitions;
using Pathways.Rules;

namespace Pathways.Engine.Tests;

/// <summary>
/// Lives one instance on virtual time. Every command is checked on the way: folded events give the state, the same
/// input the
/// same bytes, a refusal changes nothing, state and events survive JSON.
/// </summary>
internal sealed class Case
{
    public static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);
    public static readonly Guid Id = new("01960000-0000-7000-8000-000000000001");
    public static readonly Performer Nurse = new("n.ames", "nurse");
    public static readonly Performer Coordinator = new("c.ole", "coordinator");

    private ExecutableProcess process;

    public Case(Drawing drawing, DateTimeOffset? at = null, string? zone = null)
        : this(drawing.Compile(zone), at)
    {
    }

    public Case(ExecutableProcess process, DateTimeOffset? at = null)
    {
        this.process = process;
        State = InstanceState.NotStarted(Id);
        Environment = new StepEnvironment { Now = at ?? Noon };
    }

    public InstanceState State { get; private set; }

    public StepEnvironment Environment { get; set; }

    public ImmutableArray<InstanceEvent> History { get; private set; } = [];

    /// <summary>The events of the last command.</summary>
    public ImmutableArray<InstanceEvent> Last { get; private set; } = [];

    public DateTimeOffset Now => Environment.Now;

    /// <summary>Where tokens are that have nothing at work inside.</summary>
    public IEnumerable<string> Waiting => State.Tokens.Values
        .Where(token => !State.Tokens.Values.Any(inner => inner.Scope == token.Number))
        .Select(token => token.Element.ToString()).Order(StringComparer.Ordinal);

    public IEnumerable<string> Visited =>
        History.OfType<InstanceEvent.ElementActivated>().Select(activated => activated.Element.ToString());

    public Case Start(string? message = null, string? at = null, params (string Name, FeelValue Value)[] variables) =>
        Do(new InstanceCommand.Start(message, Values(variables), Coordinator, at is null ? null : new ElementId(at)));

    public Case Complete(string element, params (string Name, FeelValue Value)[] answers) =>
        Do(new InstanceCommand.CompleteTask(TaskOf(element), Values(answers), Nurse));

    public Case Set(params (string Name, FeelValue Value)[] variables) =>
        Do(new InstanceCommand.SetVariables(Values(variables), Coordinator));

    public Case Deliver(string message, params (string Name, FeelValue Value)[] payload) =>
        Do(new InstanceCommand.DeliverMessage(message, Values(payload), Coordinator));

    public Case Signal(string signal, params (string Name, FeelValue Value)[] payload) =>
        Do(new InstanceCommand.BroadcastSignal(signal, Values(payload), Coordinator));

    public Case StartWork(string activity) => Do(new InstanceCommand.StartActivity(new ElementId(activity), Nurse));

    public Case Fail(string element, string code) =>
        Do(new InstanceCommand.FailActivity(TokenAt(element).Number, code, Nurse));

    public Case Escalate(string element, string code) =>
        Do(new InstanceCommand.EscalateActivity(TokenAt(element).Number, code, Nurse));

    public Case LeaveUndone(string element) => Do(new InstanceCommand.CancelActivity(TokenAt(element).Number, Nurse));

    public Case Report(string element, params (string Name, FeelValue Value)[] report) => Do(new InstanceCommand.CompleteJob(
        State.Jobs.Values.First(job => job.Element.ToString() == element).Id, Values(report)));

    public Case Retry() => Do(new InstanceCommand.RetryIncident(OnlyIncident().Number, Coordinator));

    public Token TokenAt(string element) => State.Tokens.Values.First(token => token.Element.ToString() == element);

    public Case Do(InstanceCommand command)
    {
        StepResult result = InstanceStepper.Step(process, State, command, Environment);
        StepResult.Accepted accepted = result as StepResult.Accepted
            ?? throw new Xunit.Sdk.XunitException($"Refused: {((StepResult.Rejected)result).Reason.Message}");
        CheckPromises(command, accepted);
        State = accepted.State;
        Last = accepted.Events;
        History = History.AddRange(accepted.Events);
        AssertPromises();
        return this;
    }

    // Every promise has one fate: those that are open are the timers of the state.
    private void AssertPromises() => Assert.Equal(
        State.Timers.Values.OrderBy(timer => timer.Id),
        PromiseLedger.Of(History).Where(entry => entry.Fate == PromiseFate.Open).Select(entry => entry.Timer).OrderBy(timer => timer.Id));

    /// <summary>Goes to another version; what is promised of commands is promised of this too.</summary>
    public Case Migrate(Drawing to, params (string From, string To)[] moves)
    {
        ExecutableProcess target = Next(to);
        StepResult.Accepted moved = Assert.IsType<MigrationResult.Moved>(Try(target, moves)).Step;
        var after = InstanceStateJson.Write(moved.State);
        Assert.Equal(after, InstanceStateJson.Write(EventApplier.Fold(State, moved.Events)));
        Assert.Equal(
            moved.Events.Select(InstanceEventJson.Write),
            moved.Events.Select(happened => InstanceEventJson.Write(InstanceEventJson.Read(InstanceEventJson.Write(happened)))));
        Invariants.Check(moved.State, target);
        process = target;
        State = moved.State;
        Last = moved.Events;
        History = History.AddRange(moved.Events);
        AssertPromises();
        return this;
    }

    /// <summary>What stands in the way of going to another version.</summary>
    public IEnumerable<string> Obstacles(Drawing to, params (string From, string To)[] moves) =>
        Assert.IsType<MigrationResult.Obstructed>(Try(Next(to), moves)).Obstacles.Select(obstacle => obstacle.Code);

    private ExecutableProcess Next(Drawing to) => to.Compile().AtVersion(process.Version + 1);

    private MigrationResult Try(ExecutableProcess target, (string From, string To)[] moves) => InstanceMigration.Migrate(
        process, target, State,
        new MigrationPlan([.. moves.Select(move => new ElementMove(new ElementId(move.From), new ElementId(move.To)))]),
        Coordinator, "a better version", Environment);

    public Rejection Refused(InstanceCommand command)
    {
        var before = InstanceStateJson.Write(State);

        StepResult result = InstanceStepper.Step(process, State, command, Environment);

        Assert.Equal(before, InstanceStateJson.Write(State));
        return Assert.IsType<StepResult.Rejected>(result).Reason;
    }

    /// <summary>Moves the clock, firing what falls due on the way at its own instant.</summary>
    public Case Until(DateTimeOffset instant)
    {
        while (State.Timers.Values.OrderBy(timer => timer.Due).ThenBy(timer => timer.Id).FirstOrDefault() is { } next && next.Due <= instant)
        {
            At(next.Due > Now ? next.Due : Now);
            Do(new InstanceCommand.FireTimer(next.Id));
        }

        return At(instant);
    }

    public Case Advance(TimeSpan span) => Until(Now + span);

    /// <summary>Sets the clock without firing anything: the workers were down.</summary>
    public Case At(DateTimeOffset instant)
    {
        Environment = Environment with { Now = instant };
        return this;
    }

    public TaskId TaskOf(string element) => Open(element).Id;

    public OpenTask Open(string element) =>
        State.Tasks.Values.FirstOrDefault(task => task.Element.ToString() == element)
        ?? throw new Xunit.Sdk.XunitException(
            $"Expected an open task '{element}', but the case waits at: {string.Join(", ", Waiting)}; status {State.Status}; "
            + $"incidents: {string.Join(" | ", State.Incidents.Values.Select(incident => incident.Reason.Message))}");

    public PendingTimer TimerOf(string element) => State.Timers.Values.First(timer => timer.Element.ToString() == element);

    public Incident OnlyIncident() => Assert.Single(State.Incidents.Values);

    public static FeelContext Values(params (string Name, FeelValue Value)[] values) =>
        FeelContext.Of(values.Select(value => new KeyValuePair<string, FeelValue>(value.Name, value.Value)));

    public static FeelValue Text(string text) => FeelValue.String(text);

    public static FeelValue Number(int number) => FeelValue.Number(FeelNumber.FromInt64(number));

    private static readonly InstanceStatus[] Over = [InstanceStatus.Completed, InstanceStatus.Terminated];

    private void CheckPromises(InstanceCommand command, StepResult.Accepted accepted)
    {
        var after = InstanceStateJson.Write(accepted.State);
        Assert.Equal(after, InstanceStateJson.Write(EventApplier.Fold(State, accepted.Events)));
        Assert.Equal(after, InstanceStateJson.Write(InstanceStateJson.Read(after)));
        Assert.Equal(State.Revision + accepted.Events.Length, accepted.State.Revision);

        InstanceState reread = InstanceStateJson.Read(InstanceStateJson.Write(State));
        var again = (StepResult.Accepted)InstanceStepper.Step(process, reread, command, Environment);
        Assert.Equal(after, InstanceStateJson.Write(again.State));
        Assert.Equal(accepted.Events.Select(InstanceEventJson.Write), again.Events.Select(InstanceEventJson.Write));
        Assert.Equal(
            accepted.Events.Select(InstanceEventJson.Write),
            accepted.Events.Select(happened => InstanceEventJson.Write(InstanceEventJson.Read(InstanceEventJson.Write(happened)))));
        Invariants.Check(accepted.State, process);
        Assert.Equal(Over.Contains(accepted.State.Status), accepted.State.IsOver);
    }
}
