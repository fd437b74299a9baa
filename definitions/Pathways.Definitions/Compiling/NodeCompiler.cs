using System.Collections.Immutable;
using System.Globalization;
using Pathways.Rules;

namespace Pathways.Definitions;

/// <summary>
/// Makes executable elements of drawn ones. What it cannot make is a finding, and the element is left out.
/// </summary>
internal sealed class NodeCompiler
{
    private readonly ProcessModel process;
    private readonly FindingLog log;
    private readonly FlowGraph graph;
    private readonly LaneRoles lanes;
    private readonly ImmutableArray<string> knownNames;
    private readonly WindowCompiler windows;

    public NodeCompiler(ProcessModel process, DefinitionCatalog catalog, FindingLog log)
    {
        this.process = process;
        this.log = log;
        graph = new FlowGraph(process.Content);
        lanes = new LaneRoles(process);
        knownNames = VariableNames.MentionedIn(process, catalog);
        windows = new WindowCompiler(log, knownNames);
    }

    public ImmutableArray<ExecutableNode> CompileAll()
    {
        var compiled = process.Content.Nodes
            .DistinctBy(node => node.Id)
            .Select(node => (Drawn: node, Made: Compile(node)))
            .Where(pair => pair.Made is not null)
            .ToDictionary(pair => pair.Drawn.Id, pair => pair.Made! with // Nulls were filtered just above.
            {
                Outgoing = [.. graph.FlowsFrom(pair.Drawn.Id).Select(flow => CompileFlow(pair.Drawn, flow))],
                Incoming = [.. graph.FlowsTo(pair.Drawn.Id).Select(flow => flow.Id)],
            });
        return
        [
            .. compiled.Values.Select(node => node with
            {
                Boundaries =
                [
                    .. graph.BoundariesOf(node.Id)
                        .Select(boundary => compiled.GetValueOrDefault(boundary.Id))
                        .OfType<ExecutableNode.BoundaryTimer>(),
                ],
            }),
        ];
    }

    private ExecutableNode? Compile(FlowNode node) => node switch
    {
        FlowNode.StartEvent start => CompileStart(start),
        FlowNode.EndEvent end => new ExecutableNode.EndEvent(end.Result is EventTrigger.Terminate)
        {
            Id = end.Id,
            Title = end.Title,
            Kind = end.Kind,
        },
        FlowNode.CatchEvent catching => CompileCatch(catching),
        FlowNode.ThrowEvent => PassThrough(node),
        FlowNode.BoundaryEvent boundary => CompileBoundary(boundary),
        FlowNode.Activity activity => CompileActivity(activity),
        FlowNode.Gateway gateway => CompileGateway(gateway),
        _ => null, // The support check named it.
    };

    private static ExecutableNode.PassThrough PassThrough(FlowNode node) =>
        new() { Id = node.Id, Title = node.Title, Kind = node.Kind };

    private ExecutableNode.StartEvent CompileStart(FlowNode.StartEvent start)
    {
        var message = start.Trigger is EventTrigger.Message trigger ? MessageName(start, trigger) : null;
        return new ExecutableNode.StartEvent(message, start.Marks.StartForm)
        {
            Id = start.Id,
            Title = start.Title,
            Kind = start.Kind,
        };
    }

    private ExecutableNode? CompileCatch(FlowNode.CatchEvent catching)
    {
        if (catching.Trigger is EventTrigger.Message message)
        {
            return new ExecutableNode.MessageCatch(MessageName(catching, message))
            {
                Id = catching.Id,
                Title = catching.Title,
                Kind = catching.Kind,
            };
        }

        return catching.Trigger is EventTrigger.Timer timer && CompileTimer(catching, timer) is { } formula
            ? new ExecutableNode.TimerCatch(formula, windows.Compile(catching))
            {
                Id = catching.Id,
                Title = catching.Title,
                Kind = catching.Kind,
            }
            : null;
    }

    private ExecutableNode.BoundaryTimer? CompileBoundary(FlowNode.BoundaryEvent boundary) =>
        boundary.Trigger is EventTrigger.Timer timer && CompileTimer(boundary, timer) is { } formula
            ? new ExecutableNode.BoundaryTimer(boundary.AttachedTo, boundary.CancelsActivity, formula)
            {
                Id = boundary.Id,
                Title = boundary.Title,
                Kind = boundary.Kind,
            }
            : null;

    private TimerFormula? CompileTimer(FlowNode node, EventTrigger.Timer timer)
    {
        if (timer.Formula is null)
        {
            log.Error(
                "PW2051", node, $"The timer '{node.Title}' does not say when it fires.",
                "Give it a duration, a date or a cycle.", node.Title);
            return null;
        }

        TimerFormulaReading reading = TimerFormula.Read(timer.Formula, timer.Word, log.Source, node.Id, knownNames);
        log.AddRange(reading.Findings);
        return reading.Formula;
    }

    private static ExecutableNode? CompileGateway(FlowNode.Gateway gateway) => gateway.GatewayKind switch
    {
        GatewayKind.Exclusive => new ExecutableNode.ExclusiveGateway
        {
            Id = gateway.Id,
            Title = gateway.Title,
            Kind = gateway.Kind,
        },
        GatewayKind.Parallel => new ExecutableNode.ParallelGateway
        {
            Id = gateway.Id,
            Title = gateway.Title,
            Kind = gateway.Kind,
        },
        _ => null,
    };

    private ExecutableNode? CompileActivity(FlowNode.Activity activity) => activity.ActivityKind switch
    {
        ActivityKind.AbstractTask => PassThrough(activity),
        ActivityKind.UserTask or ActivityKind.ManualTask => CompileUserTask(activity),
        ActivityKind.BusinessRuleTask => CompileDecision(activity),
        ActivityKind.SendTask => CompileSend(activity),
        ActivityKind.ReceiveTask => new ExecutableNode.MessageCatch(activity.Message ?? activity.Title)
        {
            Id = activity.Id,
            Title = activity.Title,
            Kind = activity.Kind,
        },
        _ => null,
    };

    private ExecutableNode.UserTask CompileUserTask(FlowNode.Activity activity) =>
        new(
            lanes.RolesOf(activity), activity.Marks.Form, CompilePriority(activity),
            windows.Compile(activity), CompileData(activity))
        {
            Id = activity.Id,
            Title = activity.Title,
            Kind = activity.Kind,
        };

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
        if (activity.Marks.Decision is not { RuleSet: { } ruleSet, Decision: { } decision } mark)
        {
            log.Error(
                "PW2065", activity,
                $"The business rule task '{activity.Title}' does not say which decision of which rule set it asks for.",
                "Add care:decision with ruleSet and decision.", activity.Title);
            return null;
        }

        return new ExecutableNode.DecisionTask(ruleSet, decision, mark.Result ?? decision, CompileData(activity))
        {
            Id = activity.Id,
            Title = activity.Title,
            Kind = activity.Kind,
        };
    }

    private ExecutableNode.SendTask? CompileSend(FlowNode.Activity activity)
    {
        if (activity.Marks.Message is not { Template: { } template, To: { } to })
        {
            log.Error(
                "PW2067", activity, $"The send task '{activity.Title}' does not say which template goes to whom.",
                "Add care:message with template and to.", activity.Title);
            return null;
        }

        return new ExecutableNode.SendTask(template, to, CompileData(activity))
        {
            Id = activity.Id,
            Title = activity.Title,
            Kind = activity.Kind,
        };
    }

    private DataMapping CompileData(FlowNode node) =>
        node.Marks.Inputs.IsEmpty && node.Marks.Outputs.IsEmpty
            ? DataMapping.None
            : new DataMapping(CompileData(node, node.Marks.Inputs), CompileData(node, node.Marks.Outputs));

    private ImmutableArray<DataAssignment> CompileData(FlowNode node, ImmutableArray<DataMark> marks)
    {
        ImmutableArray<DataAssignment>.Builder assignments = ImmutableArray.CreateBuilder<DataAssignment>();
        foreach (DataMark mark in marks)
        {
            if (mark is not { Name: { } name, Value: { } value })
            {
                log.Add(
                    "PW2071", FindingSeverity.Error, node.Id, mark.Place,
                    $"A data mapping of '{node.Title}' lacks its name or its value.",
                    "Give care:input and care:output a name and a FEEL value.", node.Title);
                continue;
            }

            if (CompileFormula(node.Id, value) is { } formula)
            {
                assignments.Add(new DataAssignment(name, formula));
            }
        }

        return assignments.ToImmutable();
    }

    private ExecutableFlow CompileFlow(FlowNode from, SequenceFlow flow)
    {
        ElementId? defaultFlow = from switch
        {
            FlowNode.Gateway gateway => gateway.DefaultFlow,
            FlowNode.Activity activity => activity.DefaultFlow,
            _ => null,
        };
        var isDefault = flow.Id == defaultFlow;

        // The standard ignores a condition on a default flow, and on flows that leave a parallel gateway.
        var isConditional = !isDefault && from is not FlowNode.Gateway { GatewayKind: GatewayKind.Parallel };
        FeelExpression? condition = isConditional && flow.Condition is { } text ? CompileFormula(flow.Id, text) : null;
        return new ExecutableFlow(flow.Id, flow.Name, flow.To, condition, isDefault);
    }

    private FeelExpression? CompileFormula(ElementId element, DrawnText text)
    {
        FormulaReading reading = FormulaReader.Read(text.Text, log.Source, element, text.Place, knownNames);
        log.AddRange(reading.Findings);
        return reading.Formula;
    }

    private string MessageName(FlowNode node, EventTrigger.Message trigger)
    {
        if (trigger.UnresolvedReference is { } reference)
        {
            log.Error(
                "PW2011", node, $"'{node.Title}' refers to the message '{reference}', which the file does not declare.",
                "Declare the message, or choose another one.", node.Title, reference);
        }

        return trigger.Name ?? node.Title;
    }
}
