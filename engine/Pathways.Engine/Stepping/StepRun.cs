using System.Collections.Immutable;
using Pathways.Definitions;
using Pathways.Rules;

namespace Pathways.Engine;

/// <summary>
/// One step while it is being decided. Element rules read <see cref="State"/> and emit events; each event is applied at
/// once,
/// so that the next decision sees what the last one did.
/// </summary>
internal sealed class StepRun
{
    private readonly ImmutableArray<InstanceEvent>.Builder events = ImmutableArray.CreateBuilder<InstanceEvent>();
    private readonly Queue<long> arrivals = new();
    private readonly StepEnvironment environment;
    private ElementId? lastEnd;

    public StepRun(ExecutableProcess process, InstanceState state, StepEnvironment environment)
    {
        this.environment = environment;
        Process = process;
        State = state;
        Now = environment.Now.ToUniversalTime();
        Civil = CivilTime.Of(process.ZoneId ?? environment.ZoneId);
        Settings = new EvaluationSettings
        {
            Now = Now,
            ZoneId = Civil.ZoneId,
            StepBudget = environment.ExpressionBudget,
        };
    }

    public ExecutableProcess Process { get; }

    public InstanceState State { get; private set; }

    public DateTimeOffset Now { get; }

    public CivilTime Civil { get; }

    public EvaluationSettings Settings { get; }

    public BoundRuleSet? RuleSet(string key) => environment.RuleSets.GetValueOrDefault(key);

    public ExecutableNode Node(ElementId id) =>
        Process.Find(id) ?? throw new InvalidOperationException(
            $"The process {Process.Key} version {Process.Version} has no element '{id}', where the case "
            + $"{State.InstanceId} stands.");

    public void Emit(InstanceEvent happened)
    {
        State = EventApplier.Apply(State, happened);
        events.Add(happened);
    }

    /// <summary>Lets the flow come to an element; its rule runs when the step gets to it.</summary>
    public void Arrive(ElementId element, long scope, ElementId? via)
    {
        var token = State.NextNumber;
        Emit(new InstanceEvent.ElementActivated(token, element, Node(element).Kind, scope, via) { At = Now });
        arrivals.Enqueue(token);
    }

    /// <summary>Notes that an end event was reached, for the day on which nothing is left.</summary>
    public void ReachEnd(ElementId endEvent) => lastEnd = endEvent;

    public FeelResult Evaluate(FeelExpression expression, FeelContext variables) =>
        expression.Evaluate(variables, Settings);

    /// <summary>Runs the rules of all elements that the flow comes to, until everything waits or has ended.</summary>
    public StepResult.Accepted Finish()
    {
        var entered = 0;
        while (arrivals.TryDequeue(out var number))
        {
            if (!State.Tokens.TryGetValue(number, out Token? token))
            {
                continue; // Merged by a parallel gateway or withdrawn by an end of the whole instance.
            }

            if (++entered > environment.StepBudget)
            {
                IncidentRule.Raise(
                    this, token, IncidentPhase.Entering, Reasons.EndlessLoop(this, token, environment.StepBudget));
                continue;
            }

            ElementRules.Enter(this, token);
        }

        ParallelGatewayRule.NameStarved(this);
        if (!State.IsOver && State.Tokens.IsEmpty)
        {
            Emit(new InstanceEvent.InstanceEnded(InstanceStatus.Completed, lastEnd, null, null) { At = Now });
        }

        return new StepResult.Accepted(State, events.ToImmutable());
    }
}
