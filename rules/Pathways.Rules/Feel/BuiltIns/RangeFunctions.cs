namespace Pathways.Rules;

/// <summary>
/// How points and ranges lie to each other (DMN 1.5, clause 10.3.4.8, after Allen's interval algebra). A point is taken
/// as the range that holds it alone.
/// </summary>
internal static class RangeFunctions
{
    public static readonly BuiltInRow[] All =
    [
        .. Both("before", "point1: any, point2: any", (a, b) => Before(a, b)),
        .. Both("after", "point1: any, point2: any", (a, b) => Before(b, a)),
        .. Ranges("meets", (a, b) => Meets(a, b)),
        .. Ranges("met by", (a, b) => Meets(b, a)),
        .. Ranges("overlaps", (a, b) => And(Not(Before(a, b)), Not(Before(b, a)))),
        .. Ranges("overlaps before", OverlapsBefore),
        .. Ranges("overlaps after", (a, b) => OverlapsBefore(b, a)),
        .. WithPoint("finishes", "point: any, range: range", "range1: range, range2: range", Finishes),
        .. WithPoint("finished by", "range: range, point: any", "range1: range, range2: range", (a, b) => Finishes(b, a)),
        .. WithPoint("includes", "range: range, point: any", "range1: range, range2: range", Includes),
        .. WithPoint("during", "point: any, range: range", "range1: range, range2: range", (a, b) => Includes(b, a)),
        .. WithPoint("starts", "point: any, range: range", "range1: range, range2: range", Starts),
        .. WithPoint("started by", "range: range, point: any", "range1: range, range2: range", (a, b) => Starts(b, a)),
        .. Ranges("coincides", Coincides),
        new("coincides", "point1: any, point2: any", FeelType.Boolean, CoincidingPoints),
    ];

    private static BuiltInRow[] Ranges(string name, Func<FeelRange, FeelRange, bool?> relation) =>
        [new(name, "range1: range, range2: range", FeelType.Boolean, c => Answer(c, relation))];

    private static BuiltInRow[] WithPoint(
        string name, string point, string ranges, Func<FeelRange, FeelRange, bool?> relation) =>
    [
        new(name, ranges, FeelType.Boolean, c => Answer(c, relation)),
        new(name, point, FeelType.Boolean, c => Answer(c, relation)),
    ];

    private static BuiltInRow[] Both(string name, string points, Func<FeelRange, FeelRange, bool?> relation) =>
    [
        .. WithPoint(name, "point: any, range: range", "range1: range, range2: range", relation),
        new(name, "range: range, point: any", FeelType.Boolean, c => Answer(c, relation)),
        new(name, points, FeelType.Boolean, c => Answer(c, relation)),
    ];

    private static FeelValue Answer(BuiltInCall call, Func<FeelRange, FeelRange, bool?> relation)
    {
        bool? answer = call.Has(0) && call.Has(1) ? relation(ToRange(call[0]), ToRange(call[1])) : null;
        return answer is bool known ? FeelValue.Boolean(known) : call.Fail("the two cannot be compared");
    }

    private static FeelRange ToRange(FeelValue value) =>
        value.Kind == FeelKind.Range ? value.AsRange() : new FeelRange(value, true, value, true);

    private static bool? Before(FeelRange a, FeelRange b)
    {
        if (a.IsEndOpen || b.IsStartOpen)
        {
            return false;
        }

        int? order = Ordering.Compare(a.End, b.Start);
        return order is null ? null : order < 0 || (order == 0 && !(a.EndIncluded && b.StartIncluded));
    }

    private static bool? Meets(FeelRange a, FeelRange b)
    {
        int? order = Ordering.Compare(a.End, b.Start);
        return order is null ? null : a.EndIncluded && b.StartIncluded && order == 0;
    }

    private static bool? OverlapsBefore(FeelRange a, FeelRange b) =>
        And(And(StartsFirst(a, b), EndsFirst(a, b, true)), Not(Before(a, b)));

    private static bool? Finishes(FeelRange a, FeelRange b) => And(SameEnd(a, b), StartsFirst(b, a, true));

    private static bool? Starts(FeelRange a, FeelRange b) => And(SameStart(a, b), EndsFirst(a, b, true));

    private static bool? Includes(FeelRange a, FeelRange b) => And(StartsFirst(a, b, true), EndsFirst(b, a, true));

    private static bool? Coincides(FeelRange a, FeelRange b) => And(SameStart(a, b), SameEnd(a, b));

    private static FeelValue CoincidingPoints(BuiltInCall call) => call[0].Kind == FeelKind.Range || call[1].Kind == FeelKind.Range
        ? call.Fail("a point and a range are not compared")
        : Answer(call, Coincides);

    private static bool? SameStart(FeelRange a, FeelRange b)
    {
        if (a.IsStartOpen || b.IsStartOpen)
        {
            return a.IsStartOpen && b.IsStartOpen;
        }

        return Ordering.Compare(a.Start, b.Start) is int order ? order == 0 && a.StartIncluded == b.StartIncluded : null;
    }

    private static bool? SameEnd(FeelRange a, FeelRange b)
    {
        if (a.IsEndOpen || b.IsEndOpen)
        {
            return a.IsEndOpen && b.IsEndOpen;
        }

        return Ordering.Compare(a.End, b.End) is int order ? order == 0 && a.EndIncluded == b.EndIncluded : null;
    }

    private static bool? StartsFirst(FeelRange a, FeelRange b, bool orTogether = false)
    {
        if (a.IsStartOpen || b.IsStartOpen)
        {
            return a.IsStartOpen && (orTogether || !b.IsStartOpen);
        }

        return Ordering.Compare(a.Start, b.Start) is int order
            ? order < 0 || (order == 0 && (a.StartIncluded == b.StartIncluded ? orTogether : a.StartIncluded))
            : null;
    }

    private static bool? EndsFirst(FeelRange a, FeelRange b, bool orTogether = false)
    {
        if (a.IsEndOpen || b.IsEndOpen)
        {
            return b.IsEndOpen && (orTogether || !a.IsEndOpen);
        }

        return Ordering.Compare(a.End, b.End) is int order
            ? order < 0 || (order == 0 && (a.EndIncluded == b.EndIncluded ? orTogether : b.EndIncluded))
            : null;
    }

    private static bool? And(bool? left, bool? right) => left == false || right == false ? false : left & right;

    private static bool? Not(bool? value) => !value;
}
