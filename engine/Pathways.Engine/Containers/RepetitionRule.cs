using System.Collections.Immutable;
using Pathways.Definitions;
using Pathways.Rules;

namespace Pathways.Engine;

/// <summary>
/// Loops and multi-instances. The token of the whole has an inside in which each instance has a token of its own at the
/// same element; the instance's data are <c>loopCounter</c> (from 1), its item and its result.
/// </summary>
internal static class RepetitionRule
{
    private const string CounterName = "loopCounter";
    private const int Most = 10_000;

    /// <summary>Begins the instances.</summary>
    public static void Work(StepRun step, Token whole, ExecutableNode node)
    {
        if (step.State.Scopes.ContainsKey(whole.Number))
        {
            GoOn(step, whole, node); // Retried: a condition could not be decided.
            return;
        }

        if (Plan(step, whole, node) is not { } plan)
        {
            return; // An incident was raised.
        }

        FeelContext own = node.Repetition is ExecutableRepetition.MultiInstance { Results: { } results }
            ? FeelContext.Of(KeyValuePair.Create(results, FeelValue.ListOf()))
            : FeelContext.Empty;
        step.Emit(new InstanceEvent.ScopeOpened(
            new Scope { Number = whole.Number, Variables = own, Repetition = plan })
        { At = step.Now });
        GoOn(step, whole, node);
    }

    /// <summary>Begins what has to begin next, or ends the whole when nothing does.</summary>
    public static void GoOn(StepRun step, Token whole, ExecutableNode node)
    {
        Repetition progress = step.State.Scopes[whole.Number].Repetition!; // The caller knows that it is repeated.
        switch (node.Repetition)
        {
            case ExecutableRepetition.Loop loop:
                switch (GoesRound(step, whole, loop, progress))
                {
                    case true:
                        Begin(step, whole, node, progress.Started + 1);
                        break;
                    case false:
                        End(step, whole, node);
                        break;
                    default:
                        break; // Still at work, or an incident was raised.
                }

                break;
            case ExecutableRepetition.MultiInstance when progress.Completed + progress.Terminated >= progress.Total:
                End(step, whole, node);
                break;
            case ExecutableRepetition.MultiInstance { IsSequential: true }:
                Begin(step, whole, node, progress.Started + 1);
                break;
            default:
                for (var counter = progress.Started + 1; counter <= progress.Total; counter++)
                {
                    Begin(step, whole, node, counter);
                }

                break;
        }
    }

    /// <summary>An instance is done.</summary>
    public static void Done(StepRun step, Token instance, ExecutableNode node)
    {
        Token whole = step.Whole(instance);
        var many = node.Repetition as ExecutableRepetition.MultiInstance;
        FeelContext seen = step.VariablesFor(instance);
        var counter = step.State.Scopes[instance.Number].Counter ?? 0;
        FeelValue result = many?.Result is { } name ? seen[name] : FeelValue.Null;
        CompensationRule.Record(step, instance, node);
        Withdrawal.EndWaits(step, instance.Number);
        step.Emit(new InstanceEvent.ScopeClosed(instance.Number, node.Id) { At = step.Now });
        step.Emit(new InstanceEvent.ElementCompleted(instance.Number, instance.Element) { At = step.Now });
        step.Emit(new InstanceEvent.RepeatEnded(whole.Number, node.Id, counter, IsDone: true, result) { At = step.Now });
        if (many?.Results is { } results)
        {
            step.SetLocal(whole.Number, FeelContext.Of(KeyValuePair.Create(results, Gathered(step, whole))), node.Id, null);
        }

        if (many?.CompletionCondition is { } enough)
        {
            FeelContext counted = seen.With(step.State.Scopes[whole.Number].Variables).With(Counts(step, whole));
            switch (SequenceFlowRule.Holds(step, whole, node.Id, enough, IncidentPhase.Working, counted))
            {
                case true:
                    Withdrawal.WithdrawAllIn(step, whole.Number);
                    End(step, whole, node);
                    return;
                case null:
                    return;
                default:
                    break;
            }
        }

        // When no instance is at work any more, the scope is empty, and its rule goes on.
    }

    /// <summary>An instance was ended undone.</summary>
    public static void Ended(StepRun step, Token instance, int counter) =>
        step.Emit(new InstanceEvent.RepeatEnded(
            instance.Scope, instance.Element, counter, IsDone: false, FeelValue.Null)
        { At = step.Now });

    private static Repetition? Plan(StepRun step, Token whole, ExecutableNode node)
    {
        Repetition Of(int? total, FeelValue items) =>
            new(total, items, 0, 0, 0, ImmutableSortedDictionary<int, FeelValue>.Empty);

        if (node.Repetition is not ExecutableRepetition.MultiInstance many)
        {
            return Of(null, FeelValue.Null);
        }

        FeelExpression formula = (many.Collection ?? many.Cardinality)!; // The compiler saw to one of them.
        FeelResult found = step.Evaluate(formula, step.VariablesFor(whole));
        if (many.Collection is not null && !found.Value.IsNull)
        {
            FeelValue items = found.Value.Kind == FeelKind.List ? found.Value : FeelValue.ListOf(found.Value);
            if (items.AsList().Length <= Most)
            {
                return Of(items.AsList().Length, items);
            }
        }
        else if (many.Cardinality is not null && found.Value.Kind == FeelKind.Number
            && found.Value.AsNumber().TryToInt64(out var count) && count is >= 0 and <= Most)
        {
            return Of((int)count, FeelValue.Null);
        }

        IncidentRule.Raise(step, whole, IncidentPhase.Working, Reasons.HowManyUnknown(node, formula, found, Most));
        return null;
    }

    private static bool? GoesRound(StepRun step, Token whole, ExecutableRepetition.Loop loop, Repetition progress)
    {
        var done = progress.Completed + progress.Terminated;
        if (done < progress.Started)
        {
            return null; // Still at work.
        }

        if (loop.Maximum <= done)
        {
            return false;
        }

        if (loop.Condition is null || (done == 0 && !loop.IsTestedBefore))
        {
            return true;
        }

        FeelContext seen = step.VariablesFor(whole).With(CounterName, Number(done));
        return SequenceFlowRule.Holds(step, whole, whole.Element, loop.Condition, IncidentPhase.Working, seen);
    }

    private static void Begin(StepRun step, Token whole, ExecutableNode node, int counter)
    {
        FeelContext own = FeelContext.Of(KeyValuePair.Create(CounterName, Number(counter)));
        if (node.Repetition is ExecutableRepetition.MultiInstance many)
        {
            if (many.Result is { } result)
            {
                own = own.With(result, FeelValue.Null);
            }

            FeelValue items = step.State.Scopes[whole.Number].Repetition!.Items; // It is repeated.
            if (many.Item is { } item)
            {
                own = own.With(item, items.IsNull ? Number(counter) : items.AsList()[counter - 1]);
            }
        }

        step.Emit(new InstanceEvent.RepeatStarted(whole.Number, node.Id, counter) { At = step.Now });
        Token instance = step.Arrive(node.Id, whole.Number, via: null);
        step.Emit(new InstanceEvent.ScopeOpened(
            new Scope { Number = instance.Number, Variables = own, Counter = counter })
        { At = step.Now });
    }

    private static void End(StepRun step, Token whole, ExecutableNode node)
    {
        FeelContext results = node.Repetition is ExecutableRepetition.MultiInstance { Results: { } name }
            ? FeelContext.Of(KeyValuePair.Create(name, Gathered(step, whole)))
            : FeelContext.Empty;
        step.Emit(new InstanceEvent.ScopeClosed(whole.Number, node.Id) { At = step.Now });
        step.Set(whole.Scope, results, node.Id, null);
        SequenceFlowRule.Leave(step, whole, node);
    }

    private static FeelValue Gathered(StepRun step, Token whole) =>
        FeelValue.ListOf([.. step.State.Scopes[whole.Number].Repetition!.Results.Values]); // It is repeated.

    private static FeelContext Counts(StepRun step, Token whole)
    {
        Repetition progress = step.State.Scopes[whole.Number].Repetition!; // It is repeated.
        var active = progress.Started - progress.Completed - progress.Terminated;
        return FeelContext.Of(
            KeyValuePair.Create("numberOfInstances", Number(progress.Total ?? progress.Started)),
            KeyValuePair.Create("numberOfActiveInstances", Number(active)),
            KeyValuePair.Create("numberOfCompletedInstances", Number(progress.Completed)),
            KeyValuePair.Create("numberOfTerminatedInstances", Number(progress.Terminated)));
    }

    private static FeelValue Number(int number) => FeelValue.Number(FeelNumber.FromInt64(number));
}
