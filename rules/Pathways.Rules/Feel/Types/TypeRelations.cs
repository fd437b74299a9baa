namespace Pathways.Rules;

/// <summary>How types relate: conformance (DMN 1.5, 10.3.2.9.2), and what two types have in common.</summary>
internal static class TypeRelations
{
    /// <summary>Whether every value of <paramref name="type"/> belongs to <paramref name="target"/>.</summary>
    public static bool Conforms(FeelType type, FeelType target)
    {
        FeelType from = type.Bare;
        FeelType to = target.Bare;
        if (to is FeelType.AnyType || ReferenceEquals(from, to) || ReferenceEquals(from, FeelType.Nothing))
        {
            return true;
        }

        return (from, to) switch
        {
            (FeelType.SimpleType a, FeelType.SimpleType b) => a.Kind == b.Kind,
            (FeelType.ListOf a, FeelType.ListOf b) => Conforms(a.Element, b.Element),
            (FeelType.RangeOf a, FeelType.RangeOf b) => Conforms(a.Element, b.Element),
            (FeelType.ContextOf a, FeelType.ContextOf b) => b.Members.All(wanted =>
                a.Members.FirstOrDefault(member => member.Name == wanted.Name) is FeelParameter found
                && Conforms(found.Type, wanted.Type)),
            (FeelType.FunctionOf a, FeelType.FunctionOf b) => b.Parameters.IsDefault || (!a.Parameters.IsDefault
                && a.Parameters.Length == b.Parameters.Length
                && a.Parameters.Zip(b.Parameters).All(pair => Conforms(pair.Second, pair.First))
                && Conforms(a.Result, b.Result)),
            _ => false,
        };
    }

    /// <summary>Whether a value could belong to both: false only when it is certain that none can.</summary>
    public static bool MayMeet(FeelType left, FeelType right)
    {
        FeelType a = left.Bare;
        FeelType b = right.Bare;
        if (a is FeelType.AnyType || b is FeelType.AnyType
            || ReferenceEquals(a, FeelType.Nothing) || ReferenceEquals(b, FeelType.Nothing))
        {
            return true;
        }

        return (a, b) switch
        {
            (FeelType.SimpleType x, FeelType.SimpleType y) => x.Kind == y.Kind,
            (FeelType.ListOf, FeelType.ListOf) => true,
            (FeelType.RangeOf, FeelType.RangeOf) => true,
            (FeelType.ContextOf, FeelType.ContextOf) => true,
            (FeelType.FunctionOf, FeelType.FunctionOf) => true,
            _ => false,
        };
    }

    /// <summary>Whether a value of one type could be bound to a name of the other, with the conversions of <see cref="Binding"/>.</summary>
    public static bool MayBind(FeelType type, FeelType wanted) => MayMeet(ItemOf(type), ItemOf(wanted))
        || ((type.Bare is not FeelType.ListOf || wanted.Bare is not FeelType.ListOf) && MayMeet(type, wanted))
        || (ReferenceEquals(ItemOf(wanted).Bare, FeelType.DateTime) && ReferenceEquals(ItemOf(type).Bare, FeelType.Date));

    /// <summary>The type of the items of a list, else the type itself.</summary>
    public static FeelType ItemOf(FeelType type) => type.Bare is FeelType.ListOf list ? list.Element : type;

    /// <summary>The narrowest type known to hold both.</summary>
    public static FeelType Join(FeelType left, FeelType right)
    {
        if (ReferenceEquals(left.Bare, FeelType.Nothing))
        {
            return right;
        }

        if (ReferenceEquals(left.Bare, FeelType.Number) && ReferenceEquals(right.Bare, FeelType.Number))
        {
            return JoinNumbers(left, right);
        }

        if (Conforms(right, left))
        {
            return left;
        }

        return Conforms(left, right) ? right : FeelType.Any;
    }

    // A number written into a rule takes the unit of the others; of two units, none is left.
    private static FeelType JoinNumbers(FeelType left, FeelType right)
    {
        FeelType kept = ReferenceEquals(left.Measure, UnitOfMeasure.Written) ? right : left;
        FeelType other = ReferenceEquals(kept, left) ? right : left;
        bool areAlike = ReferenceEquals(other.Measure, UnitOfMeasure.Written)
            || (kept.Measure is { } one && other.Measure is { } two && one.IsOfOneKindWith(two) && one.In(two) is 1);
        return kept.Measure is null || areAlike ? kept : FeelType.Number;
    }

    /// <summary>The type of a value, as far as a look at it tells.</summary>
    public static FeelType Of(FeelValue value) => value.Kind switch
    {
        FeelKind.Null => FeelType.Nothing,
        FeelKind.Boolean => FeelType.Boolean,
        FeelKind.Number => FeelType.Number,
        FeelKind.String => FeelType.String,
        FeelKind.Date => FeelType.Date,
        FeelKind.Time => FeelType.Time,
        FeelKind.DateTime => FeelType.DateTime,
        FeelKind.DaysDuration => FeelType.DaysDuration,
        FeelKind.MonthsDuration => FeelType.MonthsDuration,
        FeelKind.List => new FeelType.ListOf(OfItems(value.Items)),
        FeelKind.Context => new FeelType.ContextOf(
            [.. value.AsContext().Entries.Select(entry => new FeelParameter(entry.Key, Of(entry.Value)))]),
        FeelKind.Range => new FeelType.RangeOf(Join(Of(value.AsRange().Start), Of(value.AsRange().End))),
        _ => new FeelType.FunctionOf(
            [.. value.AsFunction().Parameters.Select(parameter => parameter.Type)],
            value.AsFunction().ResultType,
            [.. value.AsFunction().Parameters.Select(parameter => parameter.Name)]),
    };

    // A long list is judged by its first items: the type only guides warnings and names.
    private static FeelType OfItems(FeelValue[] items)
    {
        FeelType type = FeelType.Nothing;
        foreach (FeelValue item in items.Take(16))
        {
            type = Join(type, Of(item));
        }

        return ReferenceEquals(type, FeelType.Nothing) || items.Length > 16 && type.Bare is not FeelType.ContextOf
            ? FeelType.Any
            : type;
    }
}
