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
                FeelType items = MemberType(path, list.Element, shown);
                return items is FeelType.AnyType ? items : new FeelType.ListOf(items);
            case FeelType.ContextOf context when context.Members.FirstOrDefault(m => m.Name == path.Member) is FeelParameter member:
                return member.Type;
            case FeelType.RangeOf range when path.Member is "start" or "end":
                return range.Element;
            default:
                if (KindOf(type) is FeelKind kind && PropertyNames.Find(kind, path.Member) is PropertyRule property)
                {
                    return property.Type.In(UnitOfPart(kind, path.Member));
                }

                Place place = new(source, Math.Max(path.Span.Start, path.Span.End - path.Member.Length), path.Span.End);
                findings.Add(Sentences.UnknownMember.At(
                    place, [Describe(path.Source, shown), path.Member, NearNames.Told(path.Member, MembersOf(type))]));
                return FeelType.Any;
        }
    }

    private static IEnumerable<string> MembersOf(FeelType type) => type.Bare is FeelType.ContextOf context
        ? context.Members.Select(member => member.Name)
        : PropertyNames.Rules.Where(rule => rule.Kind == KindOf(type)).Select(rule => rule.Name);

    private FeelType Filter(Expression.Filter filter, TypeScope scope)
    {
        FeelType from = TypeOf(filter.Source, scope);
        if (filter.Condition is Expression.Literal { Value: { Kind: FeelKind.Number } index } && index.AsNumber() == 0)
        {
            Find(filter.Condition, Sentences.ItemZero, TextOf(filter));
        }

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
        int found = findings.Count;
        ImmutableArray<FeelType> arguments = [.. call.Arguments.Select(argument => TypeOf(argument, scope))];
        if (call.Called is Expression.Name name && BuiltIns.Find(name.Text) is BuiltIn builtIn
            && (scope.Find(name.Text) is not FeelType hiding || hiding.Bare is not FeelType.FunctionOf))
        {
            return BuiltInCall(call, builtIn, arguments, findings.Count == found);
        }

        if (call.Called is Expression.Name unknown && scope.Find(unknown.Text) is null && !scope.AllowsUnknown
            && !scope.Elsewhere.Contains(unknown.Text))
        {
            Find(unknown, Sentences.UnknownFunction, unknown.Text, NearNames.Told(unknown.Text, [.. scope.Functions, .. BuiltIns.All.Select(one => one.Name)]));
            return FeelType.Any;
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

        if (call.Names is ImmutableArray<string> given && !function.Names.IsDefault
            && given.FirstOrDefault(name => !function.Names.Contains(name)) is string stranger)
        {
            Find(call, Sentences.UnknownParameter, $"'{TextOf(call.Called)}'", stranger, string.Join(", ", function.Names));
            return;
        }

        if (function.Parameters.Length != arguments.Length)
        {
            Find(
                call,
                Sentences.WrongArguments,
                $"'{TextOf(call.Called)}'",
                Count(function.Parameters.Length),
                Count(arguments.Length),
                function.Names.IsDefault ? string.Join(", ", function.Parameters) : string.Join(", ", function.Names));
            return;
        }

        for (int i = 0; i < arguments.Length; i++)
        {
            int at = call.Names is ImmutableArray<string> names && !function.Names.IsDefault ? function.Names.IndexOf(names[i]) : i;
            Argument((call.Arguments[i], arguments[i]), function, at, TextOf(call.Called));
        }
    }

    private void Argument((Expression Text, FeelType Type) argument, FeelType.FunctionOf function, int at, string called)
    {
        FeelType wanted = function.Parameters[at];
        string name = function.Names.IsDefault ? Count(at + 1) : function.Names[at];
        if (TypeRelations.MayBind(argument.Type, wanted))
        {
            WantSameUnit(argument.Text, argument, $"the parameter '{name}' of {called}", wanted);
        }
        else if (!FindRewriting(argument, wanted))
        {
            Find(argument.Text, Sentences.WrongArgumentType, $"'{TextOf(argument.Text)}'", argument.Type.ToString(), $"{called}({name})", wanted.ToString());
        }
    }

    private FeelType BuiltInCall(Expression.Call call, BuiltIn builtIn, ImmutableArray<FeelType> arguments, bool areSound)
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

        if (areSound && TypeOfWritten(call, builtIn) is FeelType written)
        {
            return WithUnit(call, builtIn.Name, written, arguments);
        }

        if (builtIn.Name == "not" && arguments is [FeelType negated] && !TypeRelations.MayMeet(negated, FeelType.Boolean))
        {
            Find(call.Arguments[0], Sentences.NotBoolean, $"'{TextOf(call.Arguments[0])}'", negated.ToString());
        }
        else if (builtIn.Name == "modulo" && call.Arguments is [_, Expression divisor])
        {
            WantDivisor(call, divisor);
        }
        else if (call.Names is null && !Array.Exists(fitting, overload => overload.MayFitAsGiven(arguments)))
        {
            Find(call, Sentences.ListMixedUp, builtIn.Name, string.Join(", ", arguments), builtIn.Usage);
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

    private static string Count(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
