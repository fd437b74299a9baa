using Pathways.Definitions;
using Pathways.Rules;

namespace Pathways.Engine;

/// <summary>
/// How the case of a scenario begins: at once, or when the message, signal, time or condition of a start event comes.
/// </summary>
internal sealed class ScenarioStart(ExecutableProcess process, Scenario scenario)
{
    private static readonly Performer Nobody = new("scenario", null);
    private FeelContext variables = scenario.Variables;

    /// <summary>
    /// The start at the given time: by the plain start event, else by the only one there is when the first step does not
    /// bring what it waits for, since a person may enter by hand what a message would have brought.
    /// </summary>
    public InstanceCommand? Plainly()
    {
        ExecutableNode.StartEvent[] starts = [.. process.StartEvents.OrderBy(start => start.Id)];
        ExecutableNode.StartEvent? plain = Array.Find(starts, start => start.Triggers.IsEmpty)
            ?? (starts is [var only] && !IsBrought(only, scenario.Steps.FirstOrDefault()) ? only : null);
        return plain is null ? null : Command(plain, FeelContext.Empty);
    }

    public InstanceCommand? ByMessage(string name, FeelContext payload) =>
        At(trigger => trigger is ExecutableTrigger.Message message && message.Name == name) is { } start
            ? new InstanceCommand.Start(name, variables.With(payload), Nobody, start.Id)
            : null;

    public InstanceCommand? BySignal(string name, FeelContext payload) =>
        At(trigger => trigger is ExecutableTrigger.Signal signal && signal.Name == name) is { } start
            ? Command(start, payload)
            : null;

    /// <summary>The first timer start that falls due until an instant.</summary>
    public (DateTimeOffset At, InstanceCommand Command)? ByTimer(DateTimeOffset end, CivilTime civil)
    {
        (DateTimeOffset At, InstanceCommand Command)? first = null;
        EvaluationSettings settings = new() { Now = scenario.At, ZoneId = civil.ZoneId };
        foreach (ExecutableNode.StartEvent start in process.StartEvents)
        {
            foreach (ExecutableTrigger.Timer timer in start.Triggers.OfType<ExecutableTrigger.Timer>())
            {
                if (timer.Formula.Plan(scenario.At, 1, false, variables, settings, civil) is TimerPlan.Due due
                    && due.At <= end && (first is null || due.At < first.Value.At))
                {
                    first = (due.At, Command(start, FeelContext.Empty));
                }
            }
        }

        return first;
    }

    public InstanceCommand? ByCondition(DateTimeOffset now, CivilTime civil)
    {
        EvaluationSettings settings = new() { Now = now, ZoneId = civil.ZoneId };
        return At(trigger => trigger is ExecutableTrigger.Condition condition
            && condition.Formula.Evaluate(variables, settings).Value.IsTrue) is { } start
            ? Command(start, FeelContext.Empty)
            : null;
    }

    /// <summary>Data that are known before the case begins. Never refused.</summary>
    public string? Set(FeelContext values)
    {
        variables = variables.With(values);
        return null;
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

    private ExecutableNode.StartEvent? At(Func<ExecutableTrigger, bool> trigger) =>
        process.StartEvents.OrderBy(start => start.Id).FirstOrDefault(start => start.Triggers.Any(trigger));

    private InstanceCommand.Start Command(ExecutableNode.StartEvent start, FeelContext payload) =>
        new(null, variables.With(payload), Nobody, start.Id);
}
