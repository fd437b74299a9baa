using System.Collections.Immutable;
using Pathways.Definitions;
using Pathways.Rules;

namespace Pathways.Engine;

/// <summary>
/// One step while it is being decided. Element rules read <see cref="State"/> and emit events; each event is applied at
/// once, so that the next decision sees what the last one did.
/// </summary>
internal sealed class StepRun
{
    private readonly ImmutableArray<InstanceEvent>.Builder events = ImmutableArray.CreateBuilder<InstanceEvent>();
    private readonly Queue<long> arrivals = new();
    private readonly Queue<long> leftScopes = new();
    private readonly StepEnvironment environment;
    private readonly VisitCount visits;
    private ElementId? lastEnd;
    private ImmutableHashSet<string>? changed; // Data set while something was planned.

    public StepRun(ExecutableProcess process, InstanceState state, StepEnvironment environment)
    {
        this.environment = environment;
        visits = new VisitCount(environment.StepBudget);
        Process = process;
        State = state;
        Now = environment.Now.ToUniversalTime();
        Civil = CivilTime.Of(process.ZoneId ?? environment.ZoneId, environment.Calendar);
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

    /// <summary>Whether data changed, or a condition began to be waited for, since conditions were asked last.</summary>
    public bool MustAskConditions { get; set; }

    public ImmutableArray<Performer> CareTeam => environment.CareTeam;

    public BoundRuleSet? RuleSet(string key) => environment.RuleSets.GetValueOrDefault(key);

    public void Emit(InstanceEvent happened)
    {
        if (happened is InstanceEvent.ElementCompleted { Token: var completed })
        {
            leftScopes.Enqueue(State.Tokens[completed].Scope);
        }
        else if (happened is InstanceEvent.ElementWithdrawn { Token: var withdrawn })
        {
            leftScopes.Enqueue(State.Tokens[withdrawn].Scope);
        }
        else if (happened is InstanceEvent.VariablesSet set)
        {
            MustAskConditions = true;
            if (!State.Timers.IsEmpty || !State.Tasks.IsEmpty || !State.Waits.IsEmpty)
            {
                changed = (changed ?? []).Union(set.Variables.Names);
            }
        }

        State = EventApplier.Apply(State, happened);
        events.Add(happened);
    }

    /// <summary>Lets the flow come to an element; its rule runs when the step gets to it.</summary>
    public Token Arrive(ElementId element, long scope, ElementId? via)
    {
        Token token = Activate(element, scope, via);
        arrivals.Enqueue(token.Number);
        return token;
    }

    /// <summary>Puts a token at an element whose rule the caller runs.</summary>
    public Token Activate(ElementId element, long scope, ElementId? via)
    {
        var number = State.NextNumber;
        var kind = this.NodeIn(scope, element).Kind;
        Emit(new InstanceEvent.ElementActivated(number, element, kind, scope, via) { At = Now });
        return State.Tokens[number];
    }

    /// <summary>Notes that an end event was reached, for the day on which nothing is left.</summary>
    public void ReachEnd(ElementId endEvent) => lastEnd = endEvent;

    /// <summary>What a formula gives. A function is no data: it counts as null.</summary>
    public FeelResult Evaluate(FeelExpression expression, FeelContext variables)
    {
        FeelResult found = expression.Evaluate(variables, Settings);
        return found.Value.Kind == FeelKind.Function ? found with { Value = FeelValue.Null } : found;
    }

    /// <summary>Runs the rules of all elements that the flow comes to, until everything waits or has ended.</summary>
    public StepResult.Accepted Finish()
    {
        do
        {
            RunArrivals();
        }
        while (InclusiveGatewayRule.JoinOne(this) || arrivals.Count > 0 || leftScopes.Count > 0 || MustAskConditions);

        ParallelGatewayRule.NameStarved(this);
        if (!State.IsOver && State.Tokens.IsEmpty)
        {
            Withdrawal.EndWaits(this, 0);
            Emit(new InstanceEvent.InstanceEnded(InstanceStatus.Completed, lastEnd, null, null) { At = Now });
        }

        return new StepResult.Accepted(State, events.ToImmutable());
    }

    private void RunArrivals()
    {
        while (true)
        {
            if (leftScopes.TryDequeue(out var scope))
            {
                ContainerRule.CloseIfEmpty(this, scope);
            }
            else if (MustAskConditions)
            {
                ConditionalEventRule.AskAll(this);
            }
            else if (arrivals.TryDequeue(out var number))
            {
                if (State.Tokens.TryGetValue(number, out Token? token))
                {
                    Enter(token); // Else merged by a gateway, or withdrawn meanwhile.
                }
            }
            else if (changed is { } names)
            {
                changed = null;
                ReplanRule.Replan(this, names);
            }
            else
            {
                return;
            }
        }
    }

    private void Enter(Token token)
    {
        // How many instances a multi-instance has is known when it begins; how often a loop goes round is not.
        var isBounded = this.InstanceOf(token) is { Repetition.Total: not null };
        if (visits.IsTooMany(token.Scope, token.Element, isBounded))
        {
            IncidentRule.Raise(
                this, token, IncidentPhase.Entering, Reasons.EndlessLoop(this, token, environment.StepBudget));
            return;
        }

        ElementRules.Enter(this, token);
    }
}
