namespace Pathways.Rules;

/// <summary>What an iterator goes through (DMN 1.5, clause 10.3.2.14).</summary>
internal static class Iteration
{
    /// <summary>The values in order; null, with a problem, when there is nothing to go through.</summary>
    public static IEnumerable<FeelValue>? Over(IteratorProgram iterator, Frame frame)
    {
        FeelValue from = iterator.From(frame);
        if (iterator.To is not null)
        {
            FeelValue to = iterator.To(frame);
            return Between(from, to) ?? Fail(iterator, frame, from);
        }

        return OverValue(from) ?? Fail(iterator, frame, from);
    }

    /// <summary>The items of a list, or the steps of a closed range; null when there are none.</summary>
    public static IEnumerable<FeelValue>? OverValue(FeelValue value)
    {
        switch (value.Kind)
        {
            case FeelKind.List:
                return value.Items;
            case FeelKind.Null:
                return null;
            case FeelKind.Range:
                FeelRange range = value.AsRange();
                if (Ordering.Compare(range.Start, range.End) is not <= 0 || Between(range.Start, range.End) is not { } steps)
                {
                    return null;
                }

                return steps.Where(step => Ranges.Contains(range, step) == true);
            default:
                return [value];
        }
    }

    /// <summary>Whole numbers or dates from one end to the other, up or down.</summary>
    private static IEnumerable<FeelValue>? Between(FeelValue from, FeelValue to)
    {
        if (from.Kind == FeelKind.Number && to.Kind == FeelKind.Number)
        {
            return from.Numeric.TryToInt64(out long low) && to.Numeric.TryToInt64(out long high)
                ? Steps(low, high).Select(step => FeelValue.Number(step))
                : null;
        }

        if (from.Kind == FeelKind.Date && to.Kind == FeelKind.Date)
        {
            return Steps(from.Bits, to.Bits).Select(day => FeelValue.Date(new FeelDate(day)));
        }

        return null;
    }

    private static IEnumerable<long> Steps(long from, long to)
    {
        int direction = from <= to ? 1 : -1;
        for (long step = from; ; step += direction)
        {
            yield return step;
            if (step == to)
            {
                yield break;
            }
        }
    }

    private static IEnumerable<FeelValue>? Fail(IteratorProgram iterator, Frame frame, FeelValue value)
    {
        frame.Evaluation.Fail(iterator.At, Sentences.NotIterable, Evaluation.Describe(value));
        return null;
    }
}
