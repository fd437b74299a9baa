namespace Pathways.Rules;

/// <summary>List functions (DMN 1.5, clause 10.3.4.4).</summary>
internal static class ListFunctions
{
    public static readonly BuiltInRow[] All =
    [
        new("list contains", "list: list, element: any", FeelType.Boolean, Contains),
        new("count", "list: list...", FeelType.Number, c => FeelValue.Number(c.List(0).Length)),
        new("min", "list: list...", FeelType.Any, c => Extreme(c, -1)),
        new("max", "list: list...", FeelType.Any, c => Extreme(c, 1)),
        new("sum", "list: numbers...", FeelType.Number, c => Fold(c, FeelNumber.Zero, FeelNumber.TryAdd)),
        new("product", "list: numbers...", FeelType.Number, c => Fold(c, FeelNumber.One, FeelNumber.TryMultiply)),
        new("mean", "list: numbers...", FeelType.Number, Statistics.Mean),
        new("median", "list: numbers...", FeelType.Number, Statistics.Median),
        new("stddev", "list: numbers...", FeelType.Number, Statistics.StandardDeviation),
        new("mode", "list: numbers...", FeelType.AnyList, Statistics.Mode),
        new("all", "list: list...", FeelType.Boolean, c => Reduce(c, FeelValue.False)),
        new("any", "list: list...", FeelType.Boolean, c => Reduce(c, FeelValue.True)),
        new("sublist", "list: list, start position: number, length?: number", FeelType.AnyList, Sublist),
        new("append", "list: list?, item: any+", FeelType.AnyList, c => FeelValue.FromItems([.. c.Has(0) ? c.List(0) : [FeelValue.Null], .. c.List(1)])),
        new("concatenate", "list: list+", FeelType.AnyList, c => Joined(c) is List<FeelValue> all ? FeelValue.FromItems([.. all]) : FeelValue.Null),
        new("union", "list: list+", FeelType.AnyList, c => Joined(c) is List<FeelValue> all ? Distinct(c, all) : FeelValue.Null),
        new("distinct values", "list: list", FeelType.AnyList, c => Distinct(c, c.List(0))),
        new("insert before", "list: list, position: number, newItem: any", FeelType.AnyList, InsertBefore),
        new("remove", "list: list, position: number", FeelType.AnyList, Remove),
        new("list replace", "list: list, position: number, newItem: any", FeelType.AnyList, ReplaceAt),
        new("list replace", "list: list, match: function, newItem: any", FeelType.AnyList, ReplaceMatching),
        new("reverse", "list: list", FeelType.AnyList, c => FeelValue.FromItems([.. c.List(0).Reverse()])),
        new("index of", "list: list, match: any", FeelType.AnyList, IndexesOf),
        new("flatten", "list: list", FeelType.AnyList, Flatten),
    ];

    private delegate bool Fold2(FeelNumber left, FeelNumber right, out FeelNumber result);

    private static FeelValue Contains(BuiltInCall call) =>
        call.SpendOnEach(call.List(0), call[1]) ? FeelValue.Boolean(IndexOf(call.List(0), call[1]) >= 0) : FeelValue.Null;

    private static int IndexOf(IReadOnlyList<FeelValue> items, FeelValue wanted)
    {
        for (int i = 0; i < items.Count; i++)
        {
            if (Equality.IsTrue(items[i], wanted))
            {
                return i;
            }
        }

        return -1;
    }

    private static FeelValue Extreme(BuiltInCall call, int direction)
    {
        FeelValue[] items = call.List(0);
        if (items.Length == 0)
        {
            return call.Fail("the list is empty");
        }

        FeelValue best = items[0];
        foreach (FeelValue item in items)
        {
            if (Ordering.Compare(item, best) is not int order)
            {
                return call.Fail($"{Evaluation.Describe(item)} and {Evaluation.Describe(best)} have no order");
            }

            best = Math.Sign(order) == direction ? item : best;
        }

        return best;
    }

    private static FeelValue Fold(BuiltInCall call, FeelNumber start, Fold2 combine)
    {
        FeelValue[] items = call.List(0);
        if (items.Length == 0)
        {
            return call.Fail("the list is empty");
        }

        FeelNumber total = start;
        foreach (FeelValue item in items)
        {
            if (item.IsNull)
            {
                return call.Fail("one of the items is null");
            }

            if (!combine(total, item.Numeric, out total))
            {
                return call.Fail("the result is out of range");
            }
        }

        return FeelValue.Number(total);
    }

    private static FeelValue Reduce(BuiltInCall call, FeelValue decisive)
    {
        FeelValue answer = FeelValue.Boolean(decisive.IsFalse);
        foreach (FeelValue item in call.List(0))
        {
            if (item == decisive)
            {
                return decisive;
            }

            answer = item.Kind == FeelKind.Boolean ? answer : FeelValue.Null;
        }

        return answer.IsNull ? call.Fail("one of the items is neither true nor false") : answer;
    }

    private static FeelValue Sublist(BuiltInCall call)
    {
        FeelValue[] items = call.List(0);
        if (!TryPosition(call, 1, items.Length, out int start))
        {
            return BadPosition(call, 1, items.Length);
        }

        int length = items.Length - start;
        if (call.Has(2) && (!call.Number(2).TryTruncateToInt32(out length) || length < 1 || start + (long)length > items.Length))
        {
            return call.Fail($"there are not {call.Number(2)} items from there on");
        }

        return FeelValue.FromItems(items[start..(start + length)]);
    }

    private static List<FeelValue>? Joined(BuiltInCall call)
    {
        List<FeelValue> all = [];
        foreach (FeelValue list in call.List(0))
        {
            if (list.IsNull)
            {
                call.Fail("one of the lists is null");
                return null;
            }

            all.AddRange(list.Items);
        }

        return call.Spend(all.Count) ? all : null;
    }

    private static FeelValue Distinct(BuiltInCall call, IReadOnlyList<FeelValue> items)
    {
        List<FeelValue> distinct = [];
        foreach (FeelValue item in items)
        {
            if (!call.Spend(1 + (distinct.Count / 16)) || !call.SpendOnEach(distinct, item))
            {
                return FeelValue.Null;
            }

            if (IndexOf(distinct, item) < 0)
            {
                distinct.Add(item);
            }
        }

        return FeelValue.FromItems([.. distinct]);
    }

    private static FeelValue InsertBefore(BuiltInCall call)
    {
        FeelValue[] items = call.List(0);
        return TryPosition(call, 1, items.Length, out int at)
            ? FeelValue.FromItems([.. items[..at], call[2], .. items[at..]])
            : BadPosition(call, 1, items.Length);
    }

    private static FeelValue Remove(BuiltInCall call)
    {
        FeelValue[] items = call.List(0);
        return TryPosition(call, 1, items.Length, out int at)
            ? FeelValue.FromItems([.. items[..at], .. items[(at + 1)..]])
            : BadPosition(call, 1, items.Length);
    }

    private static FeelValue ReplaceAt(BuiltInCall call)
    {
        FeelValue[] items = call.List(0);
        return TryPosition(call, 1, items.Length, out int at)
            ? FeelValue.FromItems([.. items[..at], call[2], .. items[(at + 1)..]])
            : BadPosition(call, 1, items.Length);
    }

    private static FeelValue ReplaceMatching(BuiltInCall call)
    {
        FeelFunction match = call[1].AsFunction();
        FeelValue[] items = [.. call.List(0)];
        for (int i = 0; i < items.Length; i++)
        {
            FeelValue answer = call.Spend(1)
                ? match.Invoke(call.Evaluation, call.Place, [items[i], call[2]])
                : FeelValue.Null;
            if (answer.Kind != FeelKind.Boolean)
            {
                return call.Fail("the match of an item is neither true nor false");
            }

            items[i] = answer.IsTrue ? call[2] : items[i];
        }

        return FeelValue.FromItems(items);
    }

    private static FeelValue IndexesOf(BuiltInCall call)
    {
        FeelValue wanted = call[1];
        if (!call.SpendOnEach(call.List(0), wanted))
        {
            return FeelValue.Null;
        }

        return FeelValue.FromItems(
            [.. call.List(0).Index().Where(pair => Equality.IsTrue(pair.Item, wanted)).Select(pair => FeelValue.Number(pair.Index + 1))]);
    }

    private static FeelValue Flatten(BuiltInCall call)
    {
        List<FeelValue> flat = [];
        return Flatten(call, call.List(0), flat) ? FeelValue.FromItems([.. flat]) : FeelValue.Null;
    }

    private static bool Flatten(BuiltInCall call, FeelValue[] items, List<FeelValue> flat)
    {
        foreach (FeelValue item in items)
        {
            if (!call.Spend(1) || (item.Kind == FeelKind.List && !Flatten(call, item.Items, flat)))
            {
                return false;
            }

            if (item.Kind != FeelKind.List)
            {
                flat.Add(item);
            }
        }

        return true;
    }

    /// <summary>A position counted from 1, or from the end with a minus, as an index from 0.</summary>
    private static bool TryPosition(BuiltInCall call, int argument, int length, out int index)
    {
        bool fits = call.Number(argument).TryTruncateToInt32(out int position)
            && position != 0 && Math.Abs((long)position) <= length;
        index = !fits ? 0 : position > 0 ? position - 1 : length + position;
        return fits;
    }

    private static FeelValue BadPosition(BuiltInCall call, int argument, int length) => call.Fail(string.Create(
        System.Globalization.CultureInfo.InvariantCulture, $"there is no position {call.Number(argument)} in a list of {length}"));
}
