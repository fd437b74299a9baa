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
    private readonly ContextShape shape = new([.. outputs.Select(output => output.Name)]);

    /// <summary>The value of the table; noted in the trace when there is one.</summary>
    public FeelValue Run(Frame frame)
    {
        if (!TryReadInputs(frame))
        {
            return FeelValue.Null;
        }

        MetCells met = default;
        bool isIndexed = TryLookUp(frame, ref met);
        if (frame.Evaluation.Tracing is TraceBuilder tracing)
        {
            return RunTraced(frame, tracing, isIndexed, ref met);
        }

        return Answer(isIndexed ? MatchByIndex(frame, ref met) : MatchByCells(frame), frame);
    }

    private bool IsSingleHit => hitPolicy is DmnHitPolicy.Unique or DmnHitPolicy.Any or DmnHitPolicy.Priority;

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

    /// <summary>From the rules that match to the table's value (DMN 1.5, clause 8.2.10).</summary>
    private FeelValue Answer(MatchedRules matches, Frame frame)
    {
        if (matches.First is not TableRule first)
        {
            return hitPolicy == DmnHitPolicy.Collect && aggregator == DmnAggregator.Count && !HasDefault
                ? FeelValue.Number(0)
                : Default(frame);
        }

        return hitPolicy == DmnHitPolicy.First || (matches.IsOnlyOne && IsSingleHit)
            ? OutputOf(first, frame)
            : AnswerOfSeveral(matches.ToList(), frame);
    }

    private FeelValue AnswerOfSeveral(List<TableRule> matched, Frame frame)
    {
        switch (hitPolicy)
        {
            case DmnHitPolicy.Unique:
                return frame.Evaluation.Fail(place, Sentences.SeveralRulesMatch, Numbers(matched));
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

    private FeelValue OutputOf(TableRule rule, Frame frame) => Join(CellsOf(rule, frame));

    private FeelValue[] CellsOf(TableRule rule, Frame frame)
    {
        if (rule.ConstantOutputs is FeelValue[] constants)
        {
            return constants;
        }

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
