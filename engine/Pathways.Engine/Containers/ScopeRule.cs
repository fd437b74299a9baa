using Pathways.Definitions;
using Pathways.Rules;

namespace Pathways.Engine;

/// <summary>
/// Scopes: which process an element belongs to, which data can be seen from a place, and whose data change when something
/// is set there.
/// </summary>
internal static class ScopeRule
{
    /// <summary>The element at which a token stands.</summary>
    public static ExecutableNode Node(this StepRun step, Token token) => step.NodeIn(token.Scope, token.Element);

    /// <summary>An element inside a scope.</summary>
    public static ExecutableNode NodeIn(this StepRun step, long scope, ElementId element)
    {
        ExecutableProcess process = step.ProcessIn(scope);
        return process.Find(element) ?? throw new InvalidOperationException(
            $"The process {process.Key} version {process.Version} has no element '{element}', where the case "
            + $"{step.State.InstanceId} stands.");
    }

    /// <summary>What stands directly inside a scope.</summary>
    public static ExecutableContent ContentIn(this StepRun step, long scope)
    {
        if (scope == 0)
        {
            return step.Process.Content;
        }

        if (step.State.Scopes[scope].Repetition is not null)
        {
            return ExecutableContent.Empty; // What is drawn inside is inside of each instance.
        }

        return step.Node(step.State.Tokens[scope]) switch
        {
            ExecutableNode.SubProcess box => box.Content,
            ExecutableNode.CallActivity => step.ProcessIn(scope).Content,
            _ => ExecutableContent.Empty,
        };
    }

    /// <summary>The scope of the repeated activity whose instance a token is; null when it is none.</summary>
    public static Scope? InstanceOf(this StepRun step, Token token) =>
        token.Scope != 0 && step.State.Scopes[token.Scope] is { Repetition: not null } repeated ? repeated : null;

    /// <summary>The token on which the events of the activity's edge are: of the whole, not of one instance.</summary>
    public static Token Whole(this StepRun step, Token token) =>
        step.InstanceOf(token) is { } repeated ? step.State.Tokens[repeated.Number] : token;

    /// <summary>The data that an element sees, with those of its own inside.</summary>
    public static FeelContext VariablesFor(this StepRun step, Token token) =>
        step.VariablesIn(step.State.Scopes.ContainsKey(token.Number) ? token.Number : token.Scope);

    /// <summary>The data that can be seen in a scope: its own before those around.</summary>
    public static FeelContext VariablesIn(this StepRun step, long scope)
    {
        if (scope == 0)
        {
            return step.State.Variables;
        }

        Scope inside = step.State.Scopes[scope];
        return inside.Process is not null
            ? inside.Variables
            : step.VariablesIn(step.State.Tokens[scope].Scope).With(inside.Variables);
    }

    /// <summary>
    /// Sets data: each where it lives, seen from a scope outwards; what lives nowhere yet becomes data of the case, or of
    /// the called process.
    /// </summary>
    public static void Set(this StepRun step, long scope, FeelContext values, ElementId? element, Performer? by)
    {
        if (values.Count == 0)
        {
            return;
        }

        if (scope == 0)
        {
            step.Emit(new InstanceEvent.VariablesSet(values, element, by) { At = step.Now });
            return;
        }

        foreach (IGrouping<long, string> owned in values.Names.GroupBy(name => step.OwnerOf(name, scope)))
        {
            FeelContext part = FeelContext.Of(owned.Select(name => KeyValuePair.Create(name, values[name])));
            step.SetLocal(owned.Key, part, element, by);
        }
    }

    /// <summary>Sets data of one scope.</summary>
    public static void SetLocal(this StepRun step, long scope, FeelContext values, ElementId? element, Performer? by) =>
        step.Emit(new InstanceEvent.VariablesSet(values, element, by) { At = step.Now, Scope = scope });

    /// <summary>Key of the called process to which a scope belongs; null for the case's own.</summary>
    public static string? CalledIn(this StepRun step, long scope)
    {
        for (var at = scope; at != 0; at = step.State.Tokens[at].Scope)
        {
            if (step.State.Scopes[at].Process is { } called)
            {
                return called;
            }
        }

        return null;
    }

    /// <summary>How many called processes are around a scope, each inside the one before.</summary>
    public static int CallsAround(this StepRun step, long scope)
    {
        var calls = 0;
        for (var at = scope; at != 0; at = step.State.Tokens[at].Scope)
        {
            calls += step.State.Scopes[at].Process is null ? 0 : 1;
        }

        return calls;
    }

    private static ExecutableProcess ProcessIn(this StepRun step, long scope) =>
        step.CalledIn(scope) is { } called ? step.Process.Called[called] : step.Process;

    private static long OwnerOf(this StepRun step, string name, long scope)
    {
        for (var at = scope; at != 0; at = step.State.Tokens[at].Scope)
        {
            Scope inside = step.State.Scopes[at];
            if (inside.Process is not null || inside.Variables.TryGet(name, out _))
            {
                return at;
            }
        }

        return 0;
    }
}
