using System.Collections.Immutable;
using Pathways.Definitions;

namespace Pathways.Engine;

/// <summary>
/// One case that lives on virtual time. Whatever falls due on the way fires at its own instant, as the workers of an
/// installation would do it: what was due first, of several the one that was armed first.
/// </summary>
internal sealed class VirtualCase(
    ExecutableProcess process, ImmutableDictionary<string, BoundRuleSet> ruleSets, DateTimeOffset at, string zone)
{
    // One name for all: a played case must not depend on chance.
    private static readonly Guid Id = new("0192f000-0000-7000-8000-000000000001");

    private readonly List<InstanceEvent> events = [];
    private readonly Dictionary<TimerId, int> armed = [];

    public required bool ChecksFolding { get; init; }

    public required int MostFirings { get; init; }

    public required int MostEvents { get; init; }

    public InstanceState State { get; private set; } = InstanceState.NotStarted(Id);

    public IReadOnlyList<InstanceEvent> Events => events;

    public DateTimeOffset Now { get; private set; } = at;

    public CivilTime Civil { get; } = CivilTime.Of(zone);

    /// <summary>Does a command, and fires what is due at once after it; gives why not.</summary>
    public Rejection? Do(InstanceCommand command) => Step(command) ?? FireUntil(Now);

    /// <summary>Lets time pass, with all that falls due on the way.</summary>
    public Rejection? PassTime(DateTimeOffset end)
    {
        Rejection? endless = FireUntil(end);
        Now = endless is null && end > Now ? end : Now;
        return endless;
    }

    private Rejection? Step(InstanceCommand command)
    {
        StepResult result = InstanceStepper.Step(
            process, State, command, new StepEnvironment { Now = Now, ZoneId = Civil.ZoneId, RuleSets = ruleSets });
        if (result is not StepResult.Accepted accepted)
        {
            return ((StepResult.Rejected)result).Reason;
        }

        if (ChecksFolding)
        {
            CheckFolding(command, accepted);
        }

        State = accepted.State;
        events.AddRange(accepted.Events);
        foreach (InstanceEvent.TimerArmed arming in accepted.Events.OfType<InstanceEvent.TimerArmed>())
        {
            armed[arming.Timer.Id] = armed.Count;
        }

        return events.Count > MostEvents ? ScenarioRefusals.IsTooMuch(MostEvents) : null;
    }

    private Rejection? FireUntil(DateTimeOffset end)
    {
        for (var firings = 0; NextDue(end) is { } timer; firings++)
        {
            if (firings == MostFirings)
            {
                return ScenarioRefusals.GoesRound(timer, MostFirings);
            }

            Now = timer.Due > Now ? timer.Due : Now;
            if (Step(new InstanceCommand.FireTimer(timer.Id)) is { } refusal)
            {
                return refusal;
            }
        }

        return null;
    }

    private PendingTimer? NextDue(DateTimeOffset end) =>
        State.Timers.Values.Where(timer => timer.Due <= end).MinBy(timer => (timer.Due, armed[timer.Id]));

    private void CheckFolding(InstanceCommand command, StepResult.Accepted accepted)
    {
        InstanceState folded = EventApplier.Fold(State, accepted.Events);
        if (InstanceStateJson.Write(folded) != InstanceStateJson.Write(accepted.State))
        {
            throw new InvalidOperationException(
                $"The events of {command.GetType().Name} do not give the state that it gave: "
                + $"{InstanceStateJson.Write(folded)} instead of {InstanceStateJson.Write(accepted.State)}.");
        }
    }
}
