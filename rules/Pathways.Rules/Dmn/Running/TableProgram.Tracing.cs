using System.Collections.Immutable;

namespace Pathways.Rules;

/// <content>The same, with every cell of every rule looked at, so that it can be told why the others did not match.</content>
internal sealed partial class TableProgram
{
    private FeelValue RunTraced(Frame frame, TraceBuilder tracing)
    {
        List<TableRule> matched = [];
        TableRule? nearest = null;
        TableRule? beside = null;
        int fewest = int.MaxValue;
        BitSets sets = default;
        bool isIndexed = TryLookUp(frame, ref sets);
        foreach (TableRule rule in rules)
        {
            bool mayBeBeside = matched.Count == 0 && nearest is not null;
            int failures = CountFailures(rule, frame, isIndexed, ref sets, mayBeBeside ? fewest + 1 : fewest);
            if (failures == 0)
            {
                matched.Add(rule);
                if (hitPolicy == DmnHitPolicy.First)
                {
                    break;
                }
            }
            else if (failures < fewest)
            {
                (nearest, beside, fewest) = (rule, rule, failures);
            }
            else if (failures == fewest && mayBeBeside)
            {
                beside = rule;
            }
        }

        // Authors order rules by what they are about: of those equally near, the one beside the rule that matched tells most.
        nearest = matched.Count > 0 ? beside : nearest;
        FeelValue output = Answer(matched, frame);
        tracing.AddTable(new TableTrace
        {
            TableId = id,
            HitPolicy = Name(hitPolicy, aggregator),
            Function = tracing.Function,
            Inputs = InputValues(frame),
            Matched = [.. matched.Select(rule => Trace(rule, frame))],
            Nearest = nearest is null ? null : new NearMiss(nearest.Number, nearest.Id, Failures(nearest, frame)),
            Output = output,
            At = place,
        });
        return output;
    }

    /// <summary>How many cells of a rule are not met, counted up to <paramref name="enough"/>.</summary>
    private static int CountFailures(TableRule rule, Frame frame, bool isIndexed, ref BitSets sets, int enough)
    {
        int at = rule.Number - 1;
        int failures = 0;
        for (int i = 0; i < rule.Tests.Length && failures < enough; i++)
        {
            bool isMet = isIndexed && rule.Constants[i] is not null
                ? (sets[i][at >> 6] & (1UL << (at & 63))) != 0
                : rule.Tests[i] is not Run test || test(frame).IsTrue;
            failures += isMet ? 0 : 1;
        }

        return failures;
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

    private ImmutableArray<TracedValue> InputValues(Frame frame)
    {
        TracedValue[] values = new TracedValue[inputs.Length];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = new TracedValue(inputs[i].Text, frame.Slots[inputs[i].Slot]);
        }

        return System.Runtime.InteropServices.ImmutableCollectionsMarshal.AsImmutableArray(values);
    }

    private RuleTrace Trace(TableRule rule, Frame frame)
    {
        FeelValue[] cells = rule.ConstantOutput is FeelValue constant ? [constant] : CellsOf(rule, frame);
        TracedValue[] values = new TracedValue[cells.Length];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = new TracedValue(outputs[i].Name, cells[i]);
        }

        return new RuleTrace(
            rule.Number,
            rule.Id,
            rule.Entries,
            System.Runtime.InteropServices.ImmutableCollectionsMarshal.AsImmutableArray(values),
            rule.Annotations);
    }

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
