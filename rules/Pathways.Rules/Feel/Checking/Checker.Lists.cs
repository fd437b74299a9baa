using System.Collections.Immutable;

namespace Pathways.Rules;

/// <content>Paths, filters, iterations, calls and tests.</content>
internal sealed partial class Checker
{
    private FeelType Path(Expression.Path path, TypeScope scope)
    {
        FeelType from = TypeOf(path.Source, scope);
        return MemberType(path, from, from);
    }

    private FeelType MemberType(Expression.Path path, FeelType type, FeelType shown)
    {
        switch (type.Bare)
        {
            case FeelType.AnyType or FeelType.ContextOf { Members.IsEmpty: true }:
                return FeelType.Any;
            case FeelType.ListOf list:
                return new FeelType.ListOf(MemberType(path, list.Element, shown));
            case FeelType.ContextOf context when context.Members.FirstOrDefault(m => m.Name == path.Member) is FeelParameter member:
                return member.Type;
            case FeelType.RangeOf range when path.Member is "start" or "end":
                return range.Element;
            default:
                if (KindOf(type) is FeelKind kind && PropertyNames.Find(kind, path.Member) is PropertyRule property)
                {
                    return property.Type.In(UnitOfPart(kind, path.Member));
                }

                Find(path, Sentences.UnknownMember, Describe(path.Source, shown), path.Member);
                return FeelType.Any;
        }
    }

    private FeelType Filter(Expression.Filter filter, TypeScope scope)
    {
        FeelType from = TypeOf(filter.Source, scope);
        FeelType element = from.Bare is FeelType.ListOf list ? list.Element : from;
        FeelType condition = TypeOf(filter.Condition, scope.Filter(element));
        switch (KindOf(condition))
        {
            case FeelKind.Number:
                return element;
            case FeelKind.Boolean:
                return new FeelType.ListOf(element);
            case null:
                return FeelType.Any;
            default:
                Find(filter.Condition, Sentences.NotBoolean, $"'{TextOf(filter.Condition)}'", condition.ToString());
                return FeelType.Any;
        }
    }

    private FeelType.ListOf For(Expression.For loop, TypeScope scope)
    {
        TypeScope inside = Iterators(loop.Iterators, scope);
        inside.Declare("partial", FeelType.AnyList);
        return new FeelType.ListOf(TypeOf(loop.Result, inside));
    }

    private FeelType Quantified(Expression.Quantified quantified, TypeScope scope)
    {
        WantBoolean(quantified.Condition, Iterators(quantified.Iterators, scope));
        return FeelType.Boolean;
    }

    private TypeScope Iterators(IEnumerable<Expression.Iterator> iterators, TypeScope scope)
    {
        TypeScope inside = scope.Inside();
        foreach (Expression.Iterator iterator in iterators)
        {
            FeelType from = TypeOf(iterator.From, inside);
            if (iterator.To is not null)
            {
                FeelType to = TypeOf(iterator.To, inside);
                if (!CanStep(from) || !CanStep(to) || !TypeRelations.MayMeet(from, to))
                {
                    Find(iterator.From, Sentences.NotIterableType, $"'{TextOf(iterator.From)}'", from.ToString());
                }
            }

            inside.Declare(iterator.Name, iterator.To is not null ? from : from.Bare switch
            {
                FeelType.ListOf list => list.Element,
                FeelType.RangeOf range => range.Element,
                _ => from,
            });
        }

        return inside;
    }

    private static bool CanStep(FeelType type) => KindOf(type) is null or FeelKind.Number or FeelKind.Date or FeelKind.Null;

    private FeelType Call(Expression.Call call, TypeScope scope)
    {
        ImmutableArray<FeelType> arguments = [.. call.Arguments.Select(argument => TypeOf(argument, scope))];
        if (call.Called is Expression.Name name && BuiltIns.Find(name.Text) is BuiltIn builtIn
            && (scope.Find(name.Text) is not FeelType hiding || hiding.Bare is not FeelType.FunctionOf))
        {
            return BuiltInCall(call, builtIn, arguments);
        }

        FeelType called = TypeOf(call.Called, scope);
        switch (called.Bare)
        {
            case FeelType.FunctionOf function:
                Arguments(call, function, arguments);
                return function.Result;
            case FeelType.AnyType:
                return FeelType.Any;
            default:
                Find(call, Sentences.NotCallable, $"'{TextOf(call.Called)}'", called.ToString());
                return FeelType.Any;
        }
    }

    private void Arguments(Expression.Call call, FeelType.FunctionOf function, ImmutableArray<FeelType> arguments)
    {
        if (function.Parameters.IsDefault)
        {
            return;
        }

        if (function.Parameters.Length != arguments.Length)
        {
            Find(
                call,
                Sentences.WrongArguments,
                $"'{TextOf(call.Called)}'",
                Count(function.Parameters.Length),
                Count(arguments.Length));
            return;
        }

        for (int i = 0; i < arguments.Length; i++)
        {
            int at = call.Names is ImmutableArray<string> names && !function.Names.IsDefault ? function.Names.IndexOf(names[i]) : i;
            if (at >= 0)
            {
                string name = function.Names.IsDefault ? Count(at + 1) : function.Names[at];
                WantSameUnit(
                    call.Arguments[i],
                    (call.Arguments[i], arguments[i]),
                    $"the parameter '{name}' of {TextOf(call.Called)}",
                    function.Parameters[at]);
            }
        }
    }

    private FeelType BuiltInCall(Expression.Call call, BuiltIn builtIn, ImmutableArray<FeelType> arguments)
    {
        Overload[] fitting =
        [
            .. builtIn.Overloads.Where(overload => call.Names is ImmutableArray<string> names
                ? overload.MayFit(names)
                : overload.MayFit(arguments)),
        ];
        if (fitting.Length == 0)
        {
            Find(
                call,
                Sentences.NoSuchOverload,
                builtIn.Name,
                string.Join(", ", arguments.Select((type, i) => call.Names is { } given ? $"{given[i]}: {type}" : type.ToString())),
                builtIn.Usage);
            return FeelType.Any;
        }

        FeelType result = fitting[0].Result;
        return Array.TrueForAll(fitting, overload => ReferenceEquals(overload.Result, result))
            ? WithUnit(call, builtIn.Name, ResultOf(builtIn.Name, result, arguments), arguments)
            : FeelType.Any;
    }

    /// <summary>Functions whose result is an item, or a list, of the list that they take.</summary>
    private static FeelType ResultOf(string name, FeelType result, ImmutableArray<FeelType> arguments)
    {
        if (arguments is not [{ } first, ..] || first.Bare is not FeelType.ListOf list)
        {
            return result;
        }

        return name switch
        {
            "min" or "max" => list.Element,
            "sort" or "reverse" or "sublist" or "remove" or "distinct values" => first,
            _ => result,
        };
    }

    private FeelType In(Expression.In test, TypeScope scope)
    {
        FeelType value = TypeOf(test.Value, scope);
        TypeScope inside = scope.Inside();
        inside.Declare("?", value);
        foreach (Expression one in test.Tests)
        {
            Test(one, value, inside);
        }

        return FeelType.Boolean;
    }

    private FeelType UnaryTests(Expression.UnaryTests tests, TypeScope scope)
    {
        FeelType value = scope.Find("?") ?? FeelType.Any;
        foreach (Expression test in tests.Tests)
        {
            Test(test, value, scope);
        }

        return FeelType.Boolean;
    }

    private void Test(Expression test, FeelType value, TypeScope scope)
    {
        FeelType type = test is Expression.Comparing comparing ? TypeOf(comparing.With, scope) : TypeOf(test, scope);
        WantSameUnit(test, (test, NumbersIn(type)), "what it tests", value);
        bool isCondition = KindOf(type) == FeelKind.Boolean && FreeNames.Uses(test, "?");
        if (isCondition || TypeRelations.MayMeet(type, value))
        {
            return;
        }

        bool holdsSuch = type.Bare switch
        {
            FeelType.ListOf list => TypeRelations.MayMeet(list.Element, value)
                || (list.Element.Bare is FeelType.RangeOf inner && TypeRelations.MayMeet(inner.Element, value)),
            FeelType.RangeOf range => TypeRelations.MayMeet(range.Element, value),
            _ => false,
        };
        if (!holdsSuch)
        {
            Find(test, Sentences.TestNeverMet, TextOf(test), type.ToString(), value.ToString());
        }
    }

    private static string Count(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
