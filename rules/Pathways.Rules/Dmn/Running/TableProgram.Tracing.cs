using System.Collections.Immutable;

namespace Pathways.Rules;

/// <content>The same with a trace: which rules matched, and which one came nearest among those that did not.</content>
internal sealed partial class TableProgram
{
    private readonly string hitPolicyName = Name(hitPolicy, aggregator);
    private readonly bool hasOnlyConstants = Array.TrueForAll(rules, rule => !rule.Constants.Contains(null));

    private FeelValue RunTraced(Frame frame, TraceBuilder tracing, bool isIndexed, ref MetCells met)
    {
        MatchedRules matched;
        TableRule? nearest;
        if (isIndexed && hasOnlyConstants)
        {
            matched = MatchByIndex(frame, ref met);
            int first = matched.First is null ? 0 : matched.First.Number - 1;
            int end = hitPolicy == DmnHitPolicy.First && matched.First is not null ? first : rules.Length;
            nearest = met.Nearest(end, first) is int at and >= 0 ? rules[at] : null;
        }
        else
        {
            matched = MatchEveryRule(frame, isIndexed, ref met, out nearest);
        }

        FeelValue output = Answer(matched, frame);

        // Cells are run once more to be shown: what they note or trace then has been said already.
        Evaluation evaluation = frame.Evaluation;
        int known = evaluation.ProblemCount;
        evaluation.Tracing = null;
        TableTrace table = new()
        {
            TableId = id,
            HitPolicy = hitPolicyName,
            Function = tracing.Function,
            Inputs = InputValues(frame),
            Matched = matched.First is TableRule only && matched.IsOnlyOne
                ? [Trace(only, frame)]
                : [.. matched.ToList().Select(rule => Trace(rule, frame))],
            Nearest = nearest is null ? null : new NearMiss(nearest.Number, nearest.Id, Failures(nearest, frame)),
            Output = output,
            At = place,
        };
        evaluation.Tracing = tracing;
        evaluation.ForgetProblemsAfter(known);
        tracing.AddTable(table);
        return output;
    }

    /// <summary>Looks at every cell; <paramref name="nearest"/> is as <see cref="MetCells.Nearest"/> says.</summary>
    private MatchedRules MatchEveryRule(Frame frame, bool isIndexed, ref MetCells met, out TableRule? nearest)
    {
        MatchedRules matched = default;
        TableRule? first = null;
        TableRule? beside = null;
        int fewest = inputs.Length + 1;
        foreach (TableRule rule in rules)
        {
            int failures = CountFailures(rule, frame, isIndexed, ref met, fewest + 1);
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
                (first, beside, fewest) = (rule, rule, failures);
            }
            else if (failures == fewest && matched.First is null)
            {
                beside = rule;
            }
        }

        nearest = matched.First is null ? first : beside;
        return matched;
    }

    /// <summary>How many cells of a rule are not met, counted up to <paramref name="enough"/>.</summary>
    private static int CountFailures(TableRule rule, Frame frame, bool isIndexed, ref MetCells met, int enough)
    {
        int failures = 0;
        for (int i = 0; i < rule.Tests.Length && failures < enough; i++)
        {
            bool isMet = isIndexed && rule.Constants[i] is not null
                ? met.IsMet(i, rule.Number - 1)
                : rule.Tests[i] is not Run test || test(frame).IsTrue;
            failures += isMet ? 0 : 1;
        }

        return failures;
    }

    private ImmutableArray<FailedCell> Failures(TableRule rule, Frame frame)
    {
        ImmutableArray<FailedCell> failed = [];
        for (int i = 0; i < rule.Tests.Length; i++)
        {
            if (rule.Tests[i] is not Run test || test(frame) is not { IsTrue: false } answer)
            {
                continue;
            }

            failed = failed.Add(new FailedCell(
                inputs[i].Text, frame.Slots[inputs[i].Slot], rule.Entries[i], answer.Kind != FeelKind.Boolean));
        }

        return failed;
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

    private RuleTrace Trace(TableRule rule, Frame frame) => rule.ConstantOutputs is FeelValue[] constants
        ? rule.ConstantTrace ??= Trace(rule, constants)
        : Trace(rule, CellsOf(rule, frame));

    private RuleTrace Trace(TableRule rule, FeelValue[] cells)
    {
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
