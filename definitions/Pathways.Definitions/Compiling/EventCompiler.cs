using System.Collections.Immutable;
using Pathways.Rules;

namespace Pathways.Definitions;

/// <summary>Makes events executable: what they wait for, and what they make happen.</summary>
internal sealed class EventCompiler(
    FindingLog log, FormulaCompiler formulas, WindowCompiler windows, ImmutableDictionary<string, MessageKey> keys)
{
    public ExecutableNode CompileStart(FlowNode.StartEvent start)
    {
        ImmutableArray<ExecutableTrigger> triggers = CompileTriggers(start, start.Trigger);
        var alwaysInterrupts = triggers.Any(trigger => trigger is ExecutableTrigger.Error);
        return new ExecutableNode.StartEvent(triggers, start.IsInterrupting || alwaysInterrupts, start.Marks.StartForm)
        {
            Id = start.Id,
            Title = start.Title,
            Kind = start.Kind,
            NeedsAll = start.Trigger.NeedsAll,
            Behind = start.Behind,
        };
    }

    public ExecutableNode CompileEnd(FlowNode.EndEvent end) =>
        new ExecutableNode.EndEvent(CompileResults(end, end.Result))
        {
            Id = end.Id,
            Title = end.Title,
            Kind = end.Kind,
            Data = formulas.CompileData(end),
        };

    /// <summary>A catching link waits for nothing: the throwing one leads to it.</summary>
    public ExecutableNode CompileCatch(FlowNode.CatchEvent catching) =>
        catching.Trigger is EventTrigger.Link
            ? PassThrough(catching)
            : new ExecutableNode.CatchEvent(CompileTriggers(catching, catching.Trigger), windows.Compile(catching))
            {
                Id = catching.Id,
                Title = catching.Title,
                Kind = catching.Kind,
                NeedsAll = catching.Trigger.NeedsAll,
            };

    public ExecutableNode CompileThrow(FlowNode.ThrowEvent throwing, FlowGraph graph) => throwing.Trigger switch
    {
        EventTrigger.None => PassThrough(throwing),
        EventTrigger.Link link when graph.LinkTarget(link.Name) is { } target => new ExecutableNode.LinkThrow(target.Id)
        {
            Id = throwing.Id,
            Title = throwing.Title,
            Kind = throwing.Kind,
        },
        EventTrigger.Link => PassThrough(throwing), // The flow check said that it leads nowhere.
        _ => new ExecutableNode.ThrowEvent(CompileResults(throwing, throwing.Trigger))
        {
            Id = throwing.Id,
            Title = throwing.Title,
            Kind = throwing.Kind,
            Data = formulas.CompileData(throwing),
        },
    };

    public ExecutableNode CompileBoundary(FlowNode.BoundaryEvent boundary)
    {
        ImmutableArray<ExecutableTrigger> triggers = CompileTriggers(boundary, boundary.Trigger);
        var alwaysCancels = triggers.Any(trigger => trigger is ExecutableTrigger.Error or ExecutableTrigger.Cancel);
        return new ExecutableNode.BoundaryEvent(
            boundary.AttachedTo, boundary.CancelsActivity || alwaysCancels, triggers)
        {
            Id = boundary.Id,
            Title = boundary.Title,
            Kind = boundary.Kind,
            NeedsAll = boundary.Trigger.NeedsAll,
        };
    }

    /// <summary>A wait for a message; a key of its own goes before what the process subscribes to.</summary>
    public ExecutableTrigger.Message Message(FlowNode node, string name) => new(
        name,
        node.Marks.Correlation is null ? keys.GetValueOrDefault(name)
            : formulas.Compile(node.Id, node.Marks.Correlation) is { } own ? new MessageKey([own], [])
            : null);

    private static ExecutableNode.PassThrough PassThrough(FlowNode node) =>
        new() { Id = node.Id, Title = node.Title, Kind = node.Kind };

    private ImmutableArray<ExecutableTrigger> CompileTriggers(FlowNode node, EventTrigger drawn) =>
        [.. drawn.Singly.Select(one => CompileTrigger(node, one)).OfType<ExecutableTrigger>()];

    /// <summary>Only an occurrence of a cycle may be left out: after anything else the flow would wait for ever.</summary>
    private LateLimit? LateOf(FlowNode node, EventTrigger.Timer timer)
    {
        if (node.Marks.Missed is not { } drawn)
        {
            return null;
        }

        if (timer.Word == TimerWord.Cycle && node is FlowNode.BoundaryEvent { CancelsActivity: false } or FlowNode.StartEvent { IsInterrupting: false })
        {
            return LateLimit.Read(log, node, drawn);
        }

        log.Add(
            "PW2078", FindingSeverity.Error, node.Id, drawn.Limit.Place,
            $"'{node.Title}' cannot be left out when it is late: something waits for it.",
            "Put care:missed on a timeCycle that does not interrupt, or remove it.", node.Title);
        return null;
    }

    private ExecutableTrigger? CompileTrigger(FlowNode node, EventTrigger drawn)
    {
        switch (drawn)
        {
            case EventTrigger.Timer timer:
                return formulas.CompileTimer(node, timer) is { } formula
                    ? new ExecutableTrigger.Timer(formula) { Late = LateOf(node, timer) }
                    : null;
            case EventTrigger.Message message:
                return Message(node, NameOf(node, message.Name, message.UnresolvedReference, "message"));
            case EventTrigger.Signal signal:
                return new ExecutableTrigger.Signal(NameOf(node, signal.Name, signal.UnresolvedReference, "signal"));
            case EventTrigger.Conditional { Condition: null }:
                log.Error(
                    "PW2034", node, $"The conditional event '{node.Title}' has no condition.",
                    "Give it a FEEL condition.", node.Title);
                return null;
            case EventTrigger.Conditional conditional:
                return formulas.Compile(node.Id, conditional.Condition) is { } condition
                    ? new ExecutableTrigger.Condition(condition)
                    : null;
            case EventTrigger.Error error:
                CheckReference(node, error.UnresolvedReference, "error");
                return new ExecutableTrigger.Error(error.Code);
            case EventTrigger.Escalation escalation:
                CheckReference(node, escalation.UnresolvedReference, "escalation");
                return new ExecutableTrigger.Escalation(escalation.Code);
            case EventTrigger.Cancel:
                return new ExecutableTrigger.Cancel();
            case EventTrigger.Compensation:
                return new ExecutableTrigger.Compensation();
            default:
                return null; // No trigger, or one that the support check named.
        }
    }

    private ImmutableArray<ExecutableResult> CompileResults(FlowNode node, EventTrigger drawn) =>
        [.. drawn.Singly.Select(one => CompileResult(node, one)).OfType<ExecutableResult>()];

    private ExecutableResult? CompileResult(FlowNode node, EventTrigger drawn)
    {
        switch (drawn)
        {
            case EventTrigger.Message message:
                return new ExecutableResult.Message(
                    NameOf(node, message.Name, message.UnresolvedReference, "message"),
                    node.Marks.Message?.Template, node.Marks.Message?.To);
            case EventTrigger.Signal signal:
                return new ExecutableResult.Signal(NameOf(node, signal.Name, signal.UnresolvedReference, "signal"));
            case EventTrigger.Error error:
                CheckReference(node, error.UnresolvedReference, "error");
                return new ExecutableResult.Error(error.Code ?? "");
            case EventTrigger.Escalation escalation:
                CheckReference(node, escalation.UnresolvedReference, "escalation");
                return new ExecutableResult.Escalation(escalation.Code ?? "");
            case EventTrigger.Compensation compensation:
                return new ExecutableResult.Compensation(compensation.Activity) { Waits = compensation.Waits };
            case EventTrigger.Cancel:
                return new ExecutableResult.Cancel();
            case EventTrigger.Terminate:
                return new ExecutableResult.Terminate();
            default:
                return null; // A plain end, or what the support check named.
        }
    }

    private string NameOf(FlowNode node, string? name, string? unresolved, string what)
    {
        CheckReference(node, unresolved, what);
        return name ?? node.Title;
    }

    private void CheckReference(FlowNode node, string? unresolved, string what)
    {
        if (unresolved is { } reference)
        {
            log.Error(
                "PW2011", node, $"'{node.Title}' refers to the {what} '{reference}', which the file does not declare.",
                $"Declare the {what}, or choose another one.", node.Title, reference);
        }
    }
}
