using Pathways.Definitions;

namespace Pathways.Engine;

/// <summary>The event that handles what was thrown, and where it stands.</summary>
/// <param name="Element">The boundary event, or the start event of an event sub-process.</param>
/// <param name="Purpose">Which of the two.</param>
/// <param name="Token">The activity on whose edge it is, or the scope of the event sub-process.</param>
internal sealed record Handler(ElementId Element, WaitPurpose Purpose, long Token);

/// <summary>
/// Looks for the handler of an error or escalation, from the thrower outwards: event sub-processes of the scope, then the
/// edge of the activity around it, and so on. Of two in the same place, the one that names the code goes before the one
/// that catches everything.
/// </summary>
internal static class HandlerSearch
{
    /// <summary>The nearest handler; null when there is none.</summary>
    /// <param name="step">The step.</param>
    /// <param name="thrower">The token that throws.</param>
    /// <param name="isActivity">Whether the thrower is the activity itself, whose own edge is asked first.</param>
    /// <param name="code">The code thrown.</param>
    /// <param name="codeOf">What a trigger catches; null when it catches something of another kind.</param>
    public static Handler? Find(
        StepRun step, Token thrower, bool isActivity, string code, Func<ExecutableTrigger, CaughtCode?> codeOf)
    {
        Token at = step.Whole(thrower);
        if (isActivity && OnEdge(step, at, code, codeOf) is { } own)
        {
            return own;
        }

        while (true)
        {
            if (InEventSubProcess(step, at, code, codeOf) is { } inside)
            {
                return inside;
            }

            if (at.Scope == 0)
            {
                return null;
            }

            at = step.Whole(step.State.Tokens[at.Scope]);
            if (OnEdge(step, at, code, codeOf) is { } edge)
            {
                return edge;
            }
        }
    }

    private static Handler? OnEdge(
        StepRun step, Token activity, string code, Func<ExecutableTrigger, CaughtCode?> codeOf)
    {
        ExecutableNode.BoundaryEvent? best = Best(
            step.Node(activity).Boundaries, boundary => boundary.Triggers, code, codeOf);
        return best is null ? null : new Handler(best.Id, WaitPurpose.Boundary, activity.Number);
    }

    private static Handler? InEventSubProcess(
        StepRun step, Token inside, string code, Func<ExecutableTrigger, CaughtCode?> codeOf)
    {
        // What an event sub-process throws itself is for those further out.
        IEnumerable<ExecutableNode.StartEvent> starts = step.ContentIn(inside.Scope).EventSubProcesses
            .Where(box => box != inside.Element)
            .SelectMany(box => ((ExecutableNode.SubProcess)step.NodeIn(inside.Scope, box)).Content.Starts)
            .Select(start => (ExecutableNode.StartEvent)step.NodeIn(inside.Scope, start));
        ExecutableNode.StartEvent? best = Best(starts, start => start.Triggers, code, codeOf);
        return best is null ? null : new Handler(best.Id, WaitPurpose.EventSubProcess, inside.Scope);
    }

    private static T? Best<T>(
        IEnumerable<T> events, Func<T, IEnumerable<ExecutableTrigger>> triggersOf, string code,
        Func<ExecutableTrigger, CaughtCode?> codeOf)
        where T : ExecutableNode
    {
        T? catchesAll = null;
        foreach (T candidate in events)
        {
            foreach (CaughtCode caught in triggersOf(candidate).Select(codeOf).OfType<CaughtCode>())
            {
                if (caught.Code == code)
                {
                    return candidate;
                }

                catchesAll ??= caught.Code is null ? candidate : null;
            }
        }

        return catchesAll;
    }
}

/// <summary>What a trigger catches.</summary>
/// <param name="Code">The code; null catches everything of its kind.</param>
internal sealed record CaughtCode(string? Code);
