using System.Collections.Immutable;
using System.Globalization;
using Pathways.Rules;

namespace Pathways.Definitions;

/// <summary>
/// Makes executable elements of drawn ones. What it cannot make is a finding, and the element is left out.
/// </summary>
internal sealed class NodeCompiler(
    ProcessModel process, DefinitionCatalog catalog, FindingLog log, FormulaCompiler formulas, WindowCompiler windows)
{
    private readonly LaneRoles lanes = new(process);
    private readonly EventCompiler events = new(
        log, formulas, windows, new CorrelationCompiler(process, log, formulas).Compile());
    private readonly RepetitionCompiler repetitions = new(log, formulas);
    private readonly OutsideWorkCompiler outside = new(log);

    public ExecutableNode? Compile(FlowNode node, FlowGraph graph) => node switch
    {
        FlowNode.StartEvent start => events.CompileStart(start),
        FlowNode.EndEvent end => events.CompileEnd(end),
        FlowNode.CatchEvent catching => events.CompileCatch(catching),
        FlowNode.ThrowEvent throwing => events.CompileThrow(throwing, graph),
        FlowNode.BoundaryEvent boundary => events.CompileBoundary(boundary),
        FlowNode.Activity activity => CompileActivity(activity),
        FlowNode.Gateway gateway => CompileGateway(gateway),
        _ => null,
    };

    private static ExecutableNode? CompileGateway(FlowNode.Gateway gateway)
    {
        (ElementId id, string title, string kind) = (gateway.Id, gateway.Title, gateway.Kind);
        return gateway.GatewayKind switch
        {
            GatewayKind.Exclusive => new ExecutableNode.ExclusiveGateway { Id = id, Title = title, Kind = kind },
            GatewayKind.Parallel => new ExecutableNode.ParallelGateway { Id = id, Title = title, Kind = kind },
            GatewayKind.EventBased => new ExecutableNode.EventBasedGateway { Id = id, Title = title, Kind = kind },
            GatewayKind.Inclusive => new ExecutableNode.InclusiveGateway(
                ImmutableDictionary<ElementId, ImmutableHashSet<ElementId>>.Empty)
            { Id = id, Title = title, Kind = kind },
            _ => null, // The support check named it.
        };
    }

    private ExecutableNode? CompileActivity(FlowNode.Activity activity) => CompileKind(activity) is { } made
        ? made with
        {
            Data = formulas.CompileData(activity),
            Repetition = repetitions.Compile(activity),
            IsOptional = activity.Marks.IsOptional,
        }
        : null;

    private ExecutableNode? CompileKind(FlowNode.Activity activity)
    {
        (ElementId id, string title, string kind) = (activity.Id, activity.Title, activity.Kind);
        switch (activity.ActivityKind)
        {
            case ActivityKind.AbstractTask:
                return new ExecutableNode.AbstractTask { Id = id, Title = title, Kind = kind };
            case ActivityKind.UserTask or ActivityKind.ManualTask:
                return new ExecutableNode.UserTask(
                    lanes.RolesOf(activity), activity.Marks.Form, CompilePriority(activity), windows.Compile(activity))
                { Id = id, Title = title, Kind = kind, IsForCareTeam = activity.Marks.IsForCareTeam };
            case ActivityKind.ServiceTask:
                return new ExecutableNode.ServiceTask(outside.Compile(activity)) { Id = id, Title = title, Kind = kind };
            case ActivityKind.SendTask:
                return CompileSend(activity);
            case ActivityKind.ReceiveTask:
                return new ExecutableNode.ReceiveTask(events.Message(activity, activity.Message ?? activity.Title))
                {
                    Id = id,
                    Title = title,
                    Kind = kind,
                };
            case ActivityKind.ScriptTask:
                return CompileScript(activity);
            case ActivityKind.BusinessRuleTask:
                return CompileDecision(activity);
            case ActivityKind.CallActivity:
                return CompileCall(activity);
            default:
                return CompileSubProcess(activity);
        }
    }

    private int CompilePriority(FlowNode.Activity activity)
    {
        const int usual = 50;
        if (activity.Marks.Priority is not { } drawn)
        {
            return usual;
        }

        if (int.TryParse(drawn.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var priority) && priority <= 100)
        {
            return priority;
        }

        log.Add(
            "PW2073", FindingSeverity.Error, activity.Id, drawn.Place,
            $"The priority \"{drawn.Text}\" of '{activity.Title}' is not a whole number from 0 to 100.",
            "Correct it, or remove care:priority for the usual 50.", drawn.Text, activity.Title);
        return usual;
    }

    private ExecutableNode.DecisionTask? CompileDecision(FlowNode.Activity activity)
    {
        if (activity.Marks.Decision is { RuleSet: { } ruleSet, Decision: { } decision } mark)
        {
            return Decision(ruleSet, decision, mark.Result ?? decision);
        }

        // A drawing without our marks still runs when only one decision beside it goes by the task's id or label.
        if (activity.Marks.Decision is null && OnlyDecisionNamedLike(activity) is { } found)
        {
            return Decision(found.RuleSet, found.Decision, found.Decision);
        }

        log.Error(
            "PW2065", activity,
            $"The business rule task '{activity.Title}' does not say which decision of which rule set it asks for.",
            "Add care:decision with ruleSet and decision.", activity.Title);
        return null;

        ExecutableNode.DecisionTask Decision(string ruleSet, string decision, string result) =>
            new(ruleSet, decision, result) { Id = activity.Id, Title = activity.Title, Kind = activity.Kind };
    }

    private (string RuleSet, string Decision)? OnlyDecisionNamedLike(FlowNode.Activity activity)
    {
        (string RuleSet, string Decision)[] found =
        [
            .. (catalog.RuleSets ?? []).SelectMany(ruleSet => ruleSet.Value
                .Where(decision => decision == activity.Title || decision == activity.Id.ToString())
                .Select(decision => (ruleSet.Key, decision))),
        ];
        return found.Length == 1 ? found[0] : null;
    }

    private ExecutableNode.SendTask CompileSend(FlowNode.Activity activity)
    {
        OutsideWork by = outside.Compile(activity);
        if (activity.Marks.Message is null or { Template: not null, To: not null })
        {
            return new ExecutableNode.SendTask(activity.Marks.Message?.Template, activity.Marks.Message?.To, by)
            {
                Id = activity.Id,
                Title = activity.Title,
                Kind = activity.Kind,
            };
        }

        log.Error(
            "PW2067", activity, $"The send task '{activity.Title}' does not say which template goes to whom.",
            "Give care:message a template and a to, or remove it when an outside system sends the message.",
            activity.Title);
        return new ExecutableNode.SendTask(null, null, by) { Id = activity.Id, Title = activity.Title, Kind = activity.Kind };
    }

    private ExecutableNode.ScriptTask? CompileScript(FlowNode.Activity activity)
    {
        if (activity.Script is null)
        {
            log.Error(
                "PW2025", activity, $"The script task '{activity.Title}' has no script.",
                "Write a FEEL context such as {bmi: weight_kg / (height_m ** 2)}; its entries become variables.",
                activity.Title);
            return null;
        }

        return formulas.Compile(activity.Id, activity.Script) is { } script
            ? new ExecutableNode.ScriptTask(script) { Id = activity.Id, Title = activity.Title, Kind = activity.Kind }
            : null;
    }

    private ExecutableNode.CallActivity? CompileCall(FlowNode.Activity activity)
    {
        if (activity.CalledElement is { } called)
        {
            return new ExecutableNode.CallActivity(called)
            {
                Id = activity.Id,
                Title = activity.Title,
                Kind = activity.Kind,
            };
        }

        log.Error(
            "PW2026", activity, $"'{activity.Title}' does not say which process it calls.",
            "Set calledElement to the id of a process.", activity.Title);
        return null;
    }

    private ExecutableNode.SubProcess CompileSubProcess(FlowNode.Activity activity)
    {
        SubProcessForm form = activity.ActivityKind switch
        {
            ActivityKind.Transaction => SubProcessForm.Transaction,
            ActivityKind.AdHocSubProcess => SubProcessForm.AdHoc,
            _ => activity.IsTriggeredByEvent ? SubProcessForm.Event : SubProcessForm.Embedded,
        };
        ExecutableContent content = ContentCompiler.ContentOf(activity.Content);
        return new ExecutableNode.SubProcess(
            form, form == SubProcessForm.AdHoc ? content with { Starts = [] } : content, activity.LocalNames)
        {
            Id = activity.Id,
            Title = activity.Title,
            Kind = activity.Kind,
            CompletionCondition = formulas.Compile(activity.Id, activity.CompletionCondition),
            IsSequential = activity.IsSequential,
            CancelsRemaining = activity.CancelsRemaining,
        };
    }
}
