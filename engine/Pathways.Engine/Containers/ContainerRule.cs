using Pathways.Definitions;
using Pathways.Rules;

namespace Pathways.Engine;

/// <summary>Sub-processes and called processes: opened with their data, closed when nothing is left inside.</summary>
internal static class ContainerRule
{
    private const int MostCalls = 100; // Of processes inside one another.

    /// <summary>Call activities: the called process sees only what it is given, all data without a mapping.</summary>
    public static void Work(StepRun step, Token token, ExecutableNode.CallActivity call)
    {
        if (step.CallsAround(token.Scope) >= MostCalls)
        {
            IncidentRule.Raise(step, token, IncidentPhase.Working, Reasons.EndlessLoop(step, token, MostCalls));
            return;
        }

        FeelContext around = step.VariablesFor(token);
        FeelContext given = call.Data.Inputs.IsEmpty ? around : VariablesRule.InputsOf(step, token, call);
        step.State.Scopes.TryGetValue(token.Number, out Scope? instance);
        step.Emit(new InstanceEvent.ScopeOpened(new Scope
        {
            Number = token.Number,
            Process = call.Called,
            Variables = given,
            Around = instance?.Variables,
            Counter = instance?.Counter,
        })
        { At = step.Now });
        Begin(step, token);
    }

    /// <summary>Opens a sub-process: its own data, its event sub-processes, its starts.</summary>
    public static void Work(StepRun step, Token token, ExecutableNode.SubProcess box)
    {
        FeelContext own = VariablesRule.InputsOf(step, token, box);
        foreach (var name in box.LocalNames)
        {
            own = own.TryGet(name, out _) ? own : own.With(name, FeelValue.Null);
        }

        if (!step.State.Scopes.ContainsKey(token.Number))
        {
            step.Emit(new InstanceEvent.ScopeOpened(new Scope { Number = token.Number, Variables = own }) { At = step.Now });
        }
        else if (own.Count > 0)
        {
            step.SetLocal(token.Number, own, box.Id, null); // An instance of a repeated one has its inside already.
        }

        Begin(step, token);
    }

    /// <summary>A token has left a scope: when it was the last one, the activity around it is done.</summary>
    public static void CloseIfEmpty(StepRun step, long scope)
    {
        if (scope == 0 || !step.State.Scopes.TryGetValue(scope, out Scope? inside))
        {
            return;
        }

        Token token = step.State.Tokens[scope];
        if (AdHocSubProcessRule.OpenBox(step, token) is { } adHoc)
        {
            AdHocSubProcessRule.Ask(step, token, adHoc);
        }
        else if (!step.State.Tokens.Values.Any(inner => inner.Scope == scope)
            && !step.State.Incidents.Values.Any(incident => incident.Token == scope))
        {
            Emptied(step, token, inside);
        }
    }

    private static void Emptied(StepRun step, Token token, Scope inside)
    {
        switch (step.Node(token))
        {
            case var _ when inside.Undoing is not null:
                CompensationRule.UndoNext(step, token);
                break;
            case var node when inside.Repetition is not null:
                RepetitionRule.GoOn(step, token, node);
                break;
            case ExecutableNode.SubProcess box:
                Close(step, token, box);
                break;
            case ExecutableNode.CallActivity call:
                Return(step, token, call);
                break;
            default:
                break; // The inside of an instance of a repeated task holds data only.
        }
    }

    /// <summary>A sub-process is done: its results are taken, and the flow goes on.</summary>
    public static void Close(StepRun step, Token token, ExecutableNode.SubProcess box)
    {
        FeelContext results = VariablesRule.OutputsOf(step, step.VariablesFor(token), box);
        SequenceFlowRule.Done(step, token, box, results);
    }

    /// <summary>Ends everything in a scope at once, as a terminate end event says; the activity around it is done.</summary>
    public static void Terminate(StepRun step, Token endEvent)
    {
        if (endEvent.Scope == 0)
        {
            SequenceFlowRule.Leave(step, endEvent, []);
            InstanceEndRule.Terminate(step, endEvent.Element);
            return;
        }

        Withdrawal.WithdrawOthers(step, endEvent);
        SequenceFlowRule.Leave(step, endEvent, []);
    }

    private static void Return(StepRun step, Token token, ExecutableNode.CallActivity call)
    {
        Scope inside = step.State.Scopes[token.Number];
        FeelContext results = call.Data.Outputs.IsEmpty
            ? inside.Variables
            : VariablesRule.OutputsOf(step, inside.Variables, call);
        if (inside.Counter is { } counter)
        {
            step.Emit(new InstanceEvent.ScopeClosed(token.Number, call.Id) { At = step.Now });
            step.Emit(new InstanceEvent.ScopeOpened(new Scope
            {
                Number = token.Number,
                Variables = inside.Around ?? FeelContext.Empty,
                Counter = counter,
            })
            { At = step.Now });
        }

        FeelContext seen = inside.Counter is null ? step.VariablesIn(token.Scope) : step.VariablesFor(token);
        FeelContext changed = FeelContext.Of(results.Entries
            .Where(result => !seen.TryGet(result.Key, out FeelValue known) || !known.Equals(result.Value)));
        SequenceFlowRule.Done(step, token, call, changed);
    }

    private static void Begin(StepRun step, Token token)
    {
        EventSubProcessRule.Listen(step, token.Number);
        foreach (ElementId start in step.ContentIn(token.Number).Starts)
        {
            step.Arrive(start, token.Number, via: null);
        }

        if (step.Node(token) is ExecutableNode.SubProcess { Form: not SubProcessForm.AdHoc, Content.Starts: [] })
        {
            CloseIfEmpty(step, token.Number); // Nothing is drawn inside: no token will ever leave it.
        }
    }
}
