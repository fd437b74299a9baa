namespace Pathways.Rules.Tests;

/// <content>Ranges, paths, filters and iterations (DMN 1.5, clauses 10.3.2.5, 10.3.2.7 and 10.3.2.14).</content>
internal sealed partial class Interpreter
{
    /// <summary>Two ends of one ordered kind, the lower first. An end that is null is not known, nor is membership then.</summary>
    private FeelValue Range(Expression.RangeOf range, OracleScope scope)
    {
        FeelValue from = Value(range.From, scope);
        FeelValue to = Value(range.To, scope);
        bool isRange = from.IsNull || to.IsNull ? MayBeEnd(from) && MayBeEnd(to) : Order(from, to) is <= 0;
        return isRange ? FeelValue.Range(new FeelRange(from, range.FromIncluded, to, range.ToIncluded)) : Misuse();
    }

    /// <summary><c>(&lt; 5)</c> is all that is smaller; <c>(= 5)</c> is 5 alone; <c>(!= 5)</c> is no range.</summary>
    private FeelValue HalfOpenRange(BinaryOperator comparison, FeelValue end)
    {
        if (!MayBeEnd(end))
        {
            return Misuse();
        }

        FeelValue none = FeelValue.Null;
        return comparison switch
        {
            BinaryOperator.Less => FeelValue.Range(new FeelRange(none, false, end, false) { IsStartOpen = true }),
            BinaryOperator.LessOrEqual => FeelValue.Range(new FeelRange(none, false, end, true) { IsStartOpen = true }),
            BinaryOperator.Greater => FeelValue.Range(new FeelRange(end, false, none, false) { IsEndOpen = true }),
            BinaryOperator.GreaterOrEqual => FeelValue.Range(new FeelRange(end, true, none, false) { IsEndOpen = true }),
            BinaryOperator.Equal => FeelValue.Range(new FeelRange(end, true, end, true)),
            _ => Misuse(),
        };
    }

    private static bool MayBeEnd(FeelValue end) => end.IsNull || Order(end, end) is not null;

    /// <summary>Of a list, the member of each item; a missing one is null. Properties of dates and so on: table 65.</summary>
    private FeelValue Member(FeelValue value, string name)
    {
        if (value.Kind == FeelKind.List)
        {
            return FeelValue.ListOf([.. value.AsList().Select(item => Member(item, name))]);
        }

        if (value.Kind == FeelKind.Context && value.AsContext().Names.Contains(name))
        {
            return value.AsContext()[name];
        }

        return PropertyNames.Find(value.Kind, name) is PropertyRule property ? property.Read(value) : NullFrom(value);
    }

    /// <summary>A number picks an item, from 1 on or from -1 back; a condition keeps the items for which it is true.</summary>
    private FeelValue Filter(Expression.Filter filter, OracleScope scope)
    {
        FeelValue source = Value(filter.Source, scope);
        FeelValue[] items = source.IsNull ? [] : source.Kind == FeelKind.List ? [.. source.AsList()] : [source];
        if (items.Length == 0)
        {
            int misuses = Misuses;
            bool isIndex = Value(filter.Condition, scope.ForItem(FeelValue.Null)).Kind == FeelKind.Number;
            Misuses = misuses;
            return isIndex ? FeelValue.Null : FeelValue.ListOf();
        }

        FeelValue first = Value(filter.Condition, scope.ForItem(items[0]));
        if (first.Kind == FeelKind.Number)
        {
            return ItemAt(items, first.AsNumber());
        }

        List<FeelValue> kept = [];
        for (int i = 0; i < items.Length; i++)
        {
            FeelValue answer = i == 0 ? first : Value(filter.Condition, scope.ForItem(items[i]));
            if (answer.Kind is not (FeelKind.Boolean or FeelKind.Null))
            {
                return Misuse();
            }

            if (answer.IsTrue)
            {
                kept.Add(items[i]);
            }
        }

        return FeelValue.ListOf([.. kept]);
    }

    /// <summary>Parts of a position are dropped: 1.9 is 1.</summary>
    private FeelValue ItemAt(FeelValue[] items, FeelNumber index)
    {
        Fraction position = Fraction.Of(index).Truncated();
        Fraction count = Fraction.Whole(items.Length);
        Fraction fromStart = position.Sign < 0 ? position + count + Fraction.Whole(1) : position;
        return fromStart.Sign > 0 && fromStart.CompareTo(count) <= 0
            ? items[(int)fromStart.Top - 1]
            : Misuse();
    }

    /// <summary>All results in order; <c>partial</c> is the list of those so far.</summary>
    private FeelValue For(Expression.For loop, OracleScope scope)
    {
        List<FeelValue> results = [];
        bool isDone = Each(loop.Iterators.AsSpan(), scope, inside =>
        {
            results.Add(Value(loop.Result, inside.With("partial", FeelValue.ListOf([.. results]))));
            return true;
        });
        return isDone ? FeelValue.ListOf([.. results]) : FeelValue.Null;
    }

    /// <summary>True if one is, else null if one is neither true nor false, else false.</summary>
    private FeelValue Some(Expression.Quantified some, OracleScope scope)
    {
        FeelValue answer = FeelValue.False;
        bool isDone = Each(some.Iterators.AsSpan(), scope, inside =>
        {
            FeelValue one = Value(some.Condition, inside);
            answer = one.IsTrue ? one : one.IsFalse ? answer : NotBoolean(one);
            return !one.IsTrue;
        });
        return isDone || answer.IsTrue ? answer : FeelValue.Null;
    }

    /// <summary>False if one is, else null if one is neither true nor false, else true.</summary>
    private FeelValue Every(Expression.Quantified every, OracleScope scope)
    {
        FeelValue answer = FeelValue.True;
        bool isDone = Each(every.Iterators.AsSpan(), scope, inside =>
        {
            FeelValue one = Value(every.Condition, inside);
            answer = one.IsFalse ? one : one.IsTrue ? answer : NotBoolean(one);
            return !one.IsFalse;
        });
        return isDone || answer.IsFalse ? answer : FeelValue.Null;
    }

    private FeelValue NotBoolean(FeelValue value) => value.IsNull ? value : Misuse();

    /// <summary>Goes through the combinations, the last iterator fastest; false when there was nothing to go through, or it was stopped.</summary>
    private bool Each(ReadOnlySpan<Expression.Iterator> iterators, OracleScope scope, Func<OracleScope, bool> visit)
    {
        if (iterators.IsEmpty)
        {
            return visit(scope);
        }

        if (Values(iterators[0], scope) is not { } values)
        {
            return false;
        }

        foreach (FeelValue value in values)
        {
            if (!Each(iterators[1..], scope.With(iterators[0].Name, value), visit))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The items of a list; whole numbers or days, up or down; those inside a range; a single value by itself.</summary>
    private IEnumerable<FeelValue>? Values(Expression.Iterator iterator, OracleScope scope)
    {
        FeelValue from = Value(iterator.From, scope);
        if (iterator.To is not null)
        {
            FeelValue to = Value(iterator.To, scope);
            return Steps(from, to) ?? NothingFrom(from, to);
        }

        return from.Kind switch
        {
            FeelKind.Null => null,
            FeelKind.List => from.AsList(),
            FeelKind.Range when from.AsRange() is FeelRange range => Order(range.Start, range.End) is <= 0
                ? Steps(range.Start, range.End)?.Where(step => Contains(range, step) == true) ?? NothingFrom(from)
                : NothingFrom(from),
            _ => [from],
        };
    }

    private IEnumerable<FeelValue>? NothingFrom(params ReadOnlySpan<FeelValue> ends)
    {
        NullFrom(ends);
        return null;
    }

    private static IEnumerable<FeelValue>? Steps(FeelValue from, FeelValue to)
    {
        if (from.Kind == FeelKind.Date && to.Kind == FeelKind.Date)
        {
            return Steps(from.AsDate().EpochDay, to.AsDate().EpochDay).Select(day => FeelValue.Date(new FeelDate(day)));
        }

        bool isWhole = from.Kind == FeelKind.Number && to.Kind == FeelKind.Number
            && from.AsNumber().TryToInt64(out _) && to.AsNumber().TryToInt64(out _);
        return isWhole
            ? Steps((long)Fraction.Of(from.AsNumber()).Top, (long)Fraction.Of(to.AsNumber()).Top).Select(step => FeelValue.Number(step))
            : null;
    }

    private static IEnumerable<long> Steps(long from, long to)
    {
        for (long step = from; step != to; step += from < to ? 1 : -1)
        {
            yield return step;
        }

        yield return to;
    }
}
