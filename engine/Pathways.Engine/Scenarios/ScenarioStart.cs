using Pathways.Definitions;
using Pathways.Rules;

namespace Pathways.Engine;

/// <summary>
/// How the case of a scenario begins: at once, or when the message, signal, time or condition of a start event comes.
/// </summary>
internal sealed class ScenarioStart(ExecutableProcess process, Scenario scenario, VirtualCase lived)
{
    private static readonly Performer Somebody = new("scenario", null);

    // What an installation reckons by: a zone fixed in the drawing goes before that of the network.
    private readonly CivilTime civil = CivilTime.Of(process.ZoneId ?? scenario.Zone);
    private FeelContext variables = scenario.Variables;

    private bool HasBegun => lived.State.Status != InstanceStatus.NotStarted;

    /// <summary>
    /// Begins the case at the given time: at the plain start event, unless the first step brings by name what another one
    /// waits for; else at the only one there is when the first step does not bring what it waits for, since a person may
    /// enter by hand what a message would have brought; without any as the process does; else where a condition already
    /// holds. Gives why not.
    /// </summary>
    public Rejection? Begin()
    {
        ExecutableNode.StartEvent[] starts = [.. process.StartEvents];
        if (starts.Length == 0)
        {
            return lived.Do(new InstanceCommand.Start(null, variables, Somebody, null));
        }

        ScenarioStep? first = scenario.Steps.FirstOrDefault();
        if (starts.Any(start => start.Triggers.Any(trigger => IsNamed(trigger, first))))
        {
            return null;
        }

        ExecutableNode.StartEvent? plain = Find(start => start.Triggers.IsEmpty)
            ?? (starts is [var only] && !IsBrought(only, first) ? only : null);
        return plain is null ? ByCondition() : At(plain, FeelContext.Empty);
    }

    public Rejection? ByMessage(string name, FeelContext payload) =>
        Find<ExecutableTrigger.Message>(message => message.Name == name) is { } start
            ? lived.Do(new InstanceCommand.Start(name, variables.With(payload), Somebody, start.Id))
            : ScenarioRefusals.NoStart(name, process);

    /// <summary>A signal that begins nothing is heard by nobody, which is no mistake.</summary>
    public Rejection? BySignal(string name, FeelContext payload) =>
        Find<ExecutableTrigger.Signal>(signal => signal.Name == name) is { } start ? At(start, payload) : null;

    /// <summary>Data that are known before the case begins; a condition over them may begin it.</summary>
    public Rejection? Set(FeelContext values)
    {
        variables = variables.With(values);
        return ByCondition();
    }

    /// <summary>Begins the case at the first timer start that falls due until an instant, if it has not begun.</summary>
    public Rejection? WaitFor(DateTimeOffset end)
    {
        if (HasBegun)
        {
            return null;
        }

        EvaluationSettings settings = SettingsAt(scenario.At);
        var first = process.StartEvents
            .SelectMany(start => start.Triggers.OfType<ExecutableTrigger.Timer>(), (start, timer) =>
                (Start: start, Plan: timer.Formula.Plan(scenario.At, 1, false, variables, settings, civil) as TimerPlan.Due))
            .Where(planned => planned.Plan?.At <= end)
            .OrderBy(planned => planned.Plan?.At).ThenBy(planned => planned.Start.Id)
            .FirstOrDefault();
        return first.Plan is null ? null : lived.PassTime(first.Plan.At) ?? At(first.Start, FeelContext.Empty);
    }

    /// <summary>Whether the first step lets one suppose that the case has not begun before it.</summary>
    private static bool IsBrought(ExecutableNode.StartEvent start, ScenarioStep? first) => first switch
    {
        null => true,
        ScenarioStep.Waiting waiting => waiting.Places.IsEmpty,
        ScenarioStep.Rejected rejected => IsBrought(start, rejected.Step),
        ScenarioStep.Message message => start.Triggers.Any(trigger =>
            trigger is ExecutableTrigger.Message awaited && awaited.Name == message.Name),
        ScenarioStep.Signal or ScenarioStep.Set or ScenarioStep.Advance or ScenarioStep.Until =>
            start.Triggers.Any(trigger => trigger is not ExecutableTrigger.Message),
        _ => false,
    };

    private static bool IsNamed(ExecutableTrigger trigger, ScenarioStep? step) => (trigger, step) switch
    {
        (ExecutableTrigger.Message awaited, ScenarioStep.Message message) => awaited.Name == message.Name,
        (ExecutableTrigger.Signal awaited, ScenarioStep.Signal signal) => awaited.Name == signal.Name,
        _ => false,
    };

    private Rejection? ByCondition()
    {
        EvaluationSettings settings = SettingsAt(lived.Now);
        return Find<ExecutableTrigger.Condition>(condition => condition.Formula.Evaluate(variables, settings).Value.IsTrue)
            is { } start
            ? At(start, FeelContext.Empty)
            : null;
    }

    private Rejection? At(ExecutableNode.StartEvent start, FeelContext payload) =>
        lived.Do(new InstanceCommand.Start(null, variables.With(payload), Somebody, start.Id));

    private ExecutableNode.StartEvent? Find<T>(Func<T, bool> isIt)
        where T : ExecutableTrigger =>
        Find(start => start.Triggers.OfType<T>().Any(isIt));

    private ExecutableNode.StartEvent? Find(Func<ExecutableNode.StartEvent, bool> isIt) =>
        process.StartEvents.OrderBy(start => start.Id).FirstOrDefault(isIt);

    private EvaluationSettings SettingsAt(DateTimeOffset now) => new() { Now = now, ZoneId = civil.ZoneId };
}
