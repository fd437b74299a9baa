using System.Collections.Immutable;

namespace Pathways.Rules;

/// <content>The same, with every cell of every rule looked at, so that it can be told why the others did not match.</content>
internal sealed partial class TableProgram
{
    private FeelValue RunTraced(Frame frame, TraceBuilder tracing)
    {
        List<TableRule> matched = [];
        NearMiss? nearest = null;
        foreach (TableRule rule in rules)
        {
            ImmutableArray<FailedCell> failed = Failures(rule, frame);
            if (failed.IsEmpty)
            {
                matched.Add(rule);
                if (hitPolicy == DmnHitPolicy.First)
                {
                    break;
                }
            }
            else if (nearest is null || failed.Length < nearest.Failed.Length)
            {
                nearest = new NearMiss(rule.Number, rule.Id, failed);
            }
        }

        FeelValue output = Answer(matched, frame);
        tracing.AddTable(new TableTrace
        {
            TableId = id,
            HitPolicy = Name(hitPolicy, aggregator),
            Inputs = [.. inputs.Select(input => new TracedValue(input.Text, frame.Slots[input.Slot]))],
            Matched = [.. matched.Select(rule => Trace(rule, frame))],
            Nearest = nearest,
            Output = output,
        });
        return output;
    }

    private ImmutableArray<FailedCell> Failures(TableRule rule, Frame frame)
    {
        ImmutableArray<FailedCell>.Builder? failed = null;
        for (int i = 0; i < rule.Tests.Length; i++)
        {
            if (rule.Tests[i] is not Run test || test(frame) is not { IsTrue: false } answer)
            {
                continue;
            }

            failed ??= ImmutableArray.CreateBuilder<FailedCell>();
            failed.Add(new FailedCell(
                inputs[i].Text, frame.Slots[inputs[i].Slot], rule.Entries[i], answer.Kind != FeelKind.Boolean));
        }

        return failed?.ToImmutable() ?? [];
    }

    private RuleTrace Trace(TableRule rule, Frame frame) => new(
        rule.Number,
        rule.Id,
        rule.Entries,
        [.. CellsOf(rule, frame).Zip(outputs, (cell, output) => new TracedValue(output.Name, cell))],
        rule.Annotations);

    private static string Name(DmnHitPolicy policy, DmnAggregator aggregator) => policy switch
    {
        DmnHitPolicy.Unique => "UNIQUE",
        DmnHitPolicy.First => "FIRST",
        DmnHitPolicy.Priority => "PRIORITY",
        DmnHitPolicy.Any => "ANY",
        DmnHitPolicy.RuleOrder => "RULE ORDER",
        DmnHitPolicy.OutputOrder => "OUTPUT ORDER",
        _ => aggregator == DmnAggregator.None ? "COLLECT" : "COLLECT " + aggregator.ToString().ToUpperInvariant(),
    };
}
