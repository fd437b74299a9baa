using System.Collections.Immutable;

namespace Pathways.Rules;

/// <summary>A compiled decision table.</summary>
internal sealed partial class TableProgram(
    string? id,
    DmnHitPolicy hitPolicy,
    DmnAggregator aggregator,
    TableInput[] inputs,
    TableOutput[] outputs,
    TableRule[] rules,
    Place place)
{
    // A column without an index, or a rule with a cell that is no constant, is tested cell by cell.
    private readonly ColumnIndex[]? index = IndexOf(inputs.Length, rules);
    private readonly Run[][] leftToTest = [.. rules.Select(rule => LeftToTest(rule))];
    private readonly ContextShape shape = new([.. outputs.Select(output => output.Name)]);

    /// <summary>The value of the table; noted in the trace when there is one.</summary>
    public FeelValue Run(Frame frame)
    {
        if (!TryReadInputs(frame))
        {
            return FeelValue.Null;
        }

        if (frame.Evaluation.Tracing is TraceBuilder tracing)
        {
            return RunTraced(frame, tracing);
        }

        TableRule? only = null;
        List<TableRule>? matched = null;
        if (!TryMatchByIndex(frame, ref only, ref matched))
        {
            foreach (TableRule rule in rules)
            {
                if (!Matches(rule, frame))
                {
                    continue;
                }

                Add(rule, ref only, ref matched);
                if (hitPolicy == DmnHitPolicy.First)
                {
                    break;
                }
            }
        }

        return matched is null && only is not null && IsSingleHit
            ? OutputOf(only, frame)
            : Answer(matched ?? (only is null ? [] : [only]), frame);
    }

    private static void Add(TableRule rule, ref TableRule? only, ref List<TableRule>? matched)
    {
        if (only is null)
        {
            only = rule;
        }
        else
        {
            (matched ??= [only]).Add(rule);
        }
    }

    /// <summary>Intersects the rule sets of all columns, then tests the cells that no index knows.</summary>
    private bool TryMatchByIndex(Frame frame, ref TableRule? only, ref List<TableRule>? matched)
    {
        BitSets sets = default;
        if (index is null || !TryLookUp(frame, ref sets))
        {
            return false;
        }

        int words = (rules.Length + 63) / 64;
        for (int word = 0; word < words; word++)
        {
            ulong bits = sets[0][word];
            for (int i = 1; i < index.Length; i++)
            {
                bits &= sets[i][word];
            }

            for (; bits != 0; bits &= bits - 1)
            {
                int rule = (word * 64) + System.Numerics.BitOperations.TrailingZeroCount(bits);
                if (AllMet(leftToTest[rule], frame))
                {
                    Add(rules[rule], ref only, ref matched);
                    if (hitPolicy == DmnHitPolicy.First)
                    {
                        return true;
                    }
                }
            }
        }

        return true;
    }

    /// <summary>The rule sets of all columns for the inputs read; false when there is no index for such values.</summary>
    private bool TryLookUp(Frame frame, ref BitSets sets)
    {
        for (int i = 0; i < inputs.Length; i++)
        {
            if (index?[i].RulesFor(frame.Slots[inputs[i].Slot]) is not ulong[] set)
            {
                return false;
            }

            sets[i] = set;
        }

        return index is not null;
    }

    private static bool AllMet(Run[] tests, Frame frame)
    {
        foreach (Run test in tests)
        {
            if (!test(frame).IsTrue)
            {
                return false;
            }
        }

        return true;
    }

    private static ColumnIndex[]? IndexOf(int columns, TableRule[] rules)
    {
        if (columns is 0 or > BitSets.Most || rules.Length < 2)
        {
            return null;
        }

        List<ColumnIndex> index = [];
        for (int i = 0; i < columns; i++)
        {
            if (ColumnIndex.Build([.. rules.Select(rule => rule.Constants[i])]) is not ColumnIndex column)
            {
                return null;
            }

            index.Add(column);
        }

        return [.. index];
    }

    private static Run[] LeftToTest(TableRule rule) =>
        [.. rule.Tests.Where((test, i) => test is not null && rule.Constants[i] is null).OfType<Run>()];

    /// <summary>The rule sets of the columns at hand, on the stack.</summary>
    [System.Runtime.CompilerServices.InlineArray(Most)]
    private struct BitSets
    {
        public const int Most = 16;

        private ulong[] first;
    }

    private bool IsSingleHit => hitPolicy is DmnHitPolicy.Unique or DmnHitPolicy.Any or DmnHitPolicy.Priority or DmnHitPolicy.First;

    private bool TryReadInputs(Frame frame)
    {
        foreach (TableInput input in inputs)
        {
            FeelValue value = Binding.Bind(input.Value(frame), input.Type, frame.Evaluation, input.Place, input.Text);
            frame.Slots[input.Slot] = value;
            if (input.Allowed is not null && !value.IsNull && !input.Allowed.Allows(value, frame.Evaluation))
            {
                frame.Evaluation.Fail(
                    input.Place, Sentences.InputNotAllowed, input.Text, Evaluation.Describe(value), input.Allowed.Text);
                return false;
            }
        }

        return true;
    }

    private static bool Matches(TableRule rule, Frame frame)
    {
        foreach (Run? test in rule.Tests)
        {
            if (test is not null && !test(frame).IsTrue)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>From the rules that match to the table's value (DMN 1.5, clause 8.2.10).</summary>
    private FeelValue Answer(List<TableRule> matched, Frame frame)
    {
        if (matched.Count == 0)
        {
            return hitPolicy == DmnHitPolicy.Collect && aggregator == DmnAggregator.Count && !HasDefault
                ? FeelValue.Number(0)
                : Default(frame);
        }

        switch (hitPolicy)
        {
            case DmnHitPolicy.Unique when matched.Count > 1:
                return frame.Evaluation.Fail(place, Sentences.SeveralRulesMatch, Numbers(matched));
            case DmnHitPolicy.Unique or DmnHitPolicy.First:
                return OutputOf(matched[0], frame);
            case DmnHitPolicy.Any:
                FeelValue[] all = [.. matched.Select(rule => OutputOf(rule, frame))];
                return Array.TrueForAll(all, output => output.Equals(all[0]) || Equality.IsTrue(output, all[0]))
                    ? all[0]
                    : frame.Evaluation.Fail(place, Sentences.DifferentOutputs, Numbers(matched));
            case DmnHitPolicy.Priority:
                return ByPriority(matched, frame)[0];
            case DmnHitPolicy.OutputOrder:
                return FeelValue.FromItems(ByPriority(matched, frame));
            case DmnHitPolicy.RuleOrder:
                return FeelValue.FromItems([.. matched.Select(rule => OutputOf(rule, frame))]);
            default:
                return Collected([.. matched.Select(rule => OutputOf(rule, frame))], frame);
        }
    }

    private FeelValue Collected(FeelValue[] values, Frame frame)
    {
        FeelValue list = FeelValue.FromItems(values);
        if (aggregator == DmnAggregator.None)
        {
            return list;
        }

        if (outputs.Length > 1)
        {
            return frame.Evaluation.Fail(place, Sentences.CannotAggregate, aggregator.ToString());
        }

        string function = aggregator switch
        {
            DmnAggregator.Sum => "sum",
            DmnAggregator.Count => "count",
            DmnAggregator.Min => "min",
            _ => "max",
        };
        FeelValue[] counted = aggregator == DmnAggregator.Count ? Distinct(values) : values;
        return BuiltIns.Find(function)?.Invoke(frame.Evaluation, place, [FeelValue.FromItems(counted)]) ?? FeelValue.Null;
    }

    private static FeelValue[] Distinct(FeelValue[] values) => [.. values.Distinct()];

    private FeelValue[] ByPriority(List<TableRule> matched, Frame frame)
    {
        IEnumerable<FeelValue[]> cells = matched.Select(rule => CellsOf(rule, frame));
        IOrderedEnumerable<FeelValue[]> ordered = cells.OrderBy(row => Rank(0, row[0], frame));
        for (int i = 1; i < outputs.Length; i++)
        {
            int column = i;
            ordered = ordered.ThenBy(row => Rank(column, row[column], frame));
        }

        return [.. ordered.Select(Join)];
    }

    private int Rank(int column, FeelValue value, Frame frame)
    {
        Run[] values = outputs[column].Ranking;
        if (values.Length == 0)
        {
            return 0;
        }

        frame.Slots[outputs[column].Slot] = value;
        int rank = Array.FindIndex(values, test => test(frame).IsTrue);
        return rank < 0 ? values.Length : rank;
    }

    private FeelValue OutputOf(TableRule rule, Frame frame) => rule.ConstantOutput ?? Join(CellsOf(rule, frame));

    private FeelValue[] CellsOf(TableRule rule, Frame frame)
    {
        FeelValue[] cells = new FeelValue[outputs.Length];
        for (int i = 0; i < cells.Length; i++)
        {
            cells[i] = Checked(outputs[i], i < rule.Outputs.Length ? rule.Outputs[i](frame) : FeelValue.Null, frame);
        }

        return cells;
    }

    private static FeelValue Checked(TableOutput output, FeelValue value, Frame frame)
    {
        FeelValue bound = Binding.Bind(value, output.Type, frame.Evaluation, output.Place, output.Name);
        return bound.IsNull || output.Allowed is null || output.Allowed.Allows(bound, frame.Evaluation)
            ? bound
            : frame.Evaluation.Fail(
                output.Place, Sentences.OutputNotAllowed, output.Name, Evaluation.Describe(bound), output.Allowed.Text);
    }

    private bool HasDefault => Array.Exists(outputs, output => output.Default is not null);

    private FeelValue Default(Frame frame) => HasDefault
        ? Join([.. outputs.Select(output => output.Default is null ? FeelValue.Null : Checked(output, output.Default(frame), frame))])
        : FeelValue.Null;

    private FeelValue Join(FeelValue[] cells) => cells.Length == 1 ? cells[0] : FeelValue.Context(new FeelContext(shape, cells));

    private static string Numbers(List<TableRule> matched) => string.Join(
        ", ", matched.Select(rule => rule.Number.ToString(System.Globalization.CultureInfo.InvariantCulture)));
}

/// <summary>An input column, compiled: its value goes to a place of the frame, where the cells find it as <c>?</c>.</summary>
internal sealed record TableInput(string Text, Run Value, FeelType Type, int Slot, AllowedValues? Allowed, Place Place)
{
    /// <summary>The declared type, or what the expression is known to give.</summary>
    public required FeelType KnownType { get; init; }
}

/// <summary>An output column, compiled; the ranking is its output values as tests of what is at the slot, highest first.</summary>
internal sealed record TableOutput(
    string Name, FeelType Type, int Slot, AllowedValues? Allowed, Run[] Ranking, Run? Default, Place Place);

/// <summary>A rule, compiled; a cell without a test is null.</summary>
internal sealed record TableRule(
    int Number, string? Id, Run?[] Tests, Run[] Outputs, ImmutableArray<string> Entries, ImmutableArray<string> Annotations)
{
    /// <summary>The cells that are constants, for the index; a cell without a test is one that excludes nothing.</summary>
    public required ConstantCell?[] Constants { get; init; }

    /// <summary>The output of a table with one output column, when it is a literal that is fit for the column.</summary>
    public FeelValue? ConstantOutput { get; init; }
}
