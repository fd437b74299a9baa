using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Pathways.Rules;

/// <content>Units of measure: what may be compared and added, and the unit of a result.</content>
internal sealed partial class Checker
{
    /// <summary>A number written into a rule: it takes the unit that its place wants.</summary>
    private static readonly FeelType writtenNumber = FeelType.Number.In(UnitOfMeasure.Written);

    /// <summary>The unit of a built-in function's result, by the units of its arguments.</summary>
    private static readonly FrozenDictionary<string, ResultUnit> resultUnits = new Dictionary<string, ResultUnit>
    {
        ["abs"] = ResultUnit.OfFirst,
        ["floor"] = ResultUnit.OfFirst,
        ["ceiling"] = ResultUnit.OfFirst,
        ["decimal"] = ResultUnit.OfFirst,
        ["round up"] = ResultUnit.OfFirst,
        ["round down"] = ResultUnit.OfFirst,
        ["round half up"] = ResultUnit.OfFirst,
        ["round half down"] = ResultUnit.OfFirst,
        ["modulo"] = ResultUnit.OfAll,
        ["min"] = ResultUnit.OfAll,
        ["max"] = ResultUnit.OfAll,
        ["sum"] = ResultUnit.OfAll,
        ["mean"] = ResultUnit.OfAll,
        ["median"] = ResultUnit.OfAll,
        ["stddev"] = ResultUnit.OfAll,
        ["sqrt"] = ResultUnit.Root,
        ["count"] = ResultUnit.Plain,
        ["string length"] = ResultUnit.Plain,
        ["exp"] = ResultUnit.Plain,
        ["log"] = ResultUnit.Plain,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, UnitOfMeasure?> unitsOfParts =
        new (string Part, string Unit)[]
        {
            ("years", "a"), ("months", "mo"), ("days", "d"), ("hours", "h"), ("minutes", "min"), ("seconds", "s"),
        }.ToFrozenDictionary(row => row.Part, row => UnitReading.Read(row.Unit), StringComparer.Ordinal);

    private enum ResultUnit
    {
        /// <summary>That of the first argument.</summary>
        OfFirst,

        /// <summary>That of all arguments, which must be one.</summary>
        OfAll,

        /// <summary>The unit whose square is that of the argument.</summary>
        Root,

        /// <summary>A plain number.</summary>
        Plain,
    }

    private void WantSameUnit(Expression at, (Expression Text, FeelType Type) left, (Expression Text, FeelType Type) right) =>
        WantSameUnit(at, left, $"'{TextOf(right.Text)}'", right.Type);

    private void WantSameUnit(Expression at, (Expression Text, FeelType Type) left, string other, FeelType otherType)
    {
        if (UnitFit.Of(left.Type, otherType) is UnitFit fit)
        {
            Find(
                at,
                fit.Factor is null ? Sentences.UnitsOfOtherKind : Sentences.UnitsOfOtherScale,
                $"'{TextOf(left.Text)}'",
                fit.Left,
                other,
                fit.Right,
                fit.Equation,
                fit.Change);
        }
    }

    /// <summary>The unit of a sum, product or power; null when it is not known.</summary>
    private UnitOfMeasure? UnitOf(Expression.Binary sum, FeelType left, FeelType right)
    {
        if (sum.Operator is BinaryOperator.Add or BinaryOperator.Subtract)
        {
            WantSameUnit(sum, (sum.Left, left), (sum.Right, right));
            return UnitOfSum(left, right);
        }

        if (left.Measure is not UnitOfMeasure one)
        {
            return null;
        }

        return sum.Operator switch
        {
            BinaryOperator.Power => PowerOf(one, sum.Right),
            BinaryOperator.Multiply => right.Measure is UnitOfMeasure factor ? one.Times(factor) : null,
            _ => right.Measure is UnitOfMeasure divisor ? one.Over(divisor) : null,
        };
    }

    private static UnitOfMeasure? PowerOf(UnitOfMeasure unit, Expression exponent)
    {
        FeelNumber? written = exponent is Expression.Literal { Value.Kind: FeelKind.Number } literal ? literal.Value.AsNumber() : null;
        if (written is { IsInteger: true } whole && whole.TryTruncateToInt32(out int times) && Math.Abs(times) < 10)
        {
            return unit.Power(times);
        }

        return written?.ToString() == "0.5" ? unit.Root() : unit.IsPlain ? UnitOfMeasure.One : null;
    }

    // What has no unit takes that of the other, unless the other is only written here.
    private static UnitOfMeasure? UnitOfSum(FeelType left, FeelType right)
    {
        if (left.Measure is not null && right.Measure is not null)
        {
            return TypeRelations.Join(left, right).Measure;
        }

        UnitOfMeasure? only = left.Measure ?? right.Measure;
        return ReferenceEquals(only, UnitOfMeasure.Written) ? null : only;
    }

    private FeelType WithUnit(Expression.Call call, string function, FeelType result, ImmutableArray<FeelType> arguments)
    {
        if (call.Names is not null || arguments.IsEmpty || !resultUnits.TryGetValue(function, out ResultUnit unit))
        {
            return result;
        }

        FeelType first = NumbersIn(arguments[0]);
        if (unit == ResultUnit.Plain)
        {
            return result.In(UnitOfMeasure.One);
        }

        if (unit == ResultUnit.OfAll)
        {
            for (int i = 1; i < arguments.Length; i++)
            {
                WantSameUnit(call.Arguments[i], (call.Arguments[i], arguments[i]), (call.Arguments[0], first));
                first = TypeRelations.Join(first, arguments[i]);
            }
        }

        return ReferenceEquals(first.Bare, FeelType.Number)
            ? FeelType.Number.In(unit == ResultUnit.Root ? first.Measure?.Root() : first.Measure)
            : result;
    }

    /// <summary>The years of a duration are years; those of a date are a date's.</summary>
    private static UnitOfMeasure? UnitOfPart(FeelKind kind, string part) =>
        kind is FeelKind.DaysDuration or FeelKind.MonthsDuration ? unitsOfParts.GetValueOrDefault(part) : null;

    private static FeelType NumbersIn(FeelType type) => type.Bare switch
    {
        FeelType.ListOf list => list.Element,
        FeelType.RangeOf range => range.Element,
        _ => type,
    };
}
