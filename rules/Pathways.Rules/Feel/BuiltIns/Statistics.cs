namespace Pathways.Rules;

/// <summary>Mean, median, standard deviation and mode of a list of numbers.</summary>
internal static class Statistics
{
    public static FeelValue Mean(BuiltInCall call) =>
        Numbers(call) is not FeelNumber[] numbers ? FeelValue.Null
        : numbers.Length == 0 ? call.Fail("the list is empty")
        : Mean(numbers) is FeelNumber mean ? FeelValue.Number(mean) : call.Fail("the result is out of range");

    public static FeelValue Median(BuiltInCall call)
    {
        if (Numbers(call) is not FeelNumber[] numbers)
        {
            return FeelValue.Null;
        }

        if (numbers.Length == 0)
        {
            return call.Fail("the list is empty");
        }

        Array.Sort(numbers);
        int middle = numbers.Length / 2;
        FeelNumber[] center = numbers.Length % 2 == 1 ? [numbers[middle]] : [numbers[middle - 1], numbers[middle]];
        return Mean(center) is FeelNumber median ? FeelValue.Number(median) : call.Fail("the result is out of range");
    }

    /// <summary>The standard deviation of a sample: one number has none.</summary>
    public static FeelValue StandardDeviation(BuiltInCall call)
    {
        if (Numbers(call) is not FeelNumber[] numbers)
        {
            return FeelValue.Null;
        }

        if (numbers.Length < 2)
        {
            return call.Fail("it needs at least two numbers");
        }

        FeelNumber squares = FeelNumber.Zero;
        bool fits = Mean(numbers) is not null;
        FeelNumber mean = Mean(numbers) ?? FeelNumber.Zero;
        foreach (FeelNumber number in numbers)
        {
            fits &= FeelNumber.TrySubtract(number, mean, out FeelNumber distance)
                & FeelNumber.TryMultiply(distance, distance, out FeelNumber square)
                & FeelNumber.TryAdd(squares, square, out squares);
        }

        return fits && FeelNumber.TryDivide(squares, numbers.Length - 1, out FeelNumber variance)
            && FeelNumber.TrySqrt(variance, out FeelNumber deviation)
                ? FeelValue.Number(deviation)
                : call.Fail("the result is out of range");
    }

    /// <summary>The most frequent numbers, in ascending order.</summary>
    public static FeelValue Mode(BuiltInCall call)
    {
        if (Numbers(call) is not FeelNumber[] numbers)
        {
            return FeelValue.Null;
        }

        IGrouping<FeelNumber, FeelNumber>[] groups = [.. numbers.GroupBy(number => number)];
        int most = groups.Length == 0 ? 0 : groups.Max(group => group.Count());
        return FeelValue.FromItems(
            [.. groups.Where(group => group.Count() == most).Select(group => group.Key).Order().Select(FeelValue.Number)]);
    }

    private static FeelNumber[]? Numbers(BuiltInCall call)
    {
        if (call.List(0).Any(item => item.IsNull))
        {
            call.Fail("one of the items is null");
            return null;
        }

        return [.. call.List(0).Select(item => item.Numeric)];
    }

    private static FeelNumber? Mean(FeelNumber[] numbers)
    {
        FeelNumber sum = FeelNumber.Zero;
        foreach (FeelNumber number in numbers)
        {
            if (!FeelNumber.TryAdd(sum, number, out sum))
            {
                return null;
            }
        }

        return FeelNumber.TryDivide(sum, numbers.Length, out FeelNumber mean) ? mean : null;
    }
}
