using System.Collections.Immutable;

namespace Pathways.Rules.Tests;

/// <content>Functions, calls, and what is done to a value when it is bound to a typed name.</content>
internal sealed partial class Interpreter
{
    /// <summary>A function keeps the names around it as they are now. A body in another language stands in a fixed table.</summary>
    private FeelValue Function(Expression.Function function, OracleScope scope)
    {
        ImmutableArray<FeelParameter> parameters =
        [
            .. function.Parameters.Select(parameter => new FeelParameter(
                parameter.Name, parameter.Type is null ? FeelType.Any : TypeReading.Resolve(parameter.Type, null) ?? FeelType.Any)),
        ];
        return function.IsExternal
            ? ExternalFunction.Of(parameters, Value(function.Body, WithParameters(parameters, new FeelValue[parameters.Length], scope)), evaluation, default)
            : FeelValue.Function(new OracleFunction(parameters, arguments => Value(function.Body, WithParameters(parameters, arguments, scope)), Misuse));
    }

    private static OracleScope WithParameters(ImmutableArray<FeelParameter> parameters, FeelValue[] arguments, OracleScope scope)
    {
        for (int i = 0; i < arguments.Length; i++)
        {
            scope = scope.With(parameters[i].Name, arguments[i]);
        }

        return scope;
    }

    /// <summary>A variable may have the name of a built-in function: in a call it hides it only if it is a function.</summary>
    private FeelValue Call(Expression.Call call, OracleScope scope)
    {
        FeelValue called = Value(call.Called, scope);
        FeelFunction? function = called.Kind == FeelKind.Function ? called.AsFunction()
            : call.Called is Expression.Name name ? BuiltIns.Find(name.Text)
            : null;
        if (function is null)
        {
            return NullFrom(called);
        }

        FeelValue[] arguments = [.. call.Arguments.Select(argument => Value(argument, scope))];
        if (function is OracleFunction own)
        {
            return own.Apply(call.Names is { } given ? Ordered(own.Parameters, given, arguments) : arguments);
        }

        FeelValue result = call.Names is { } names
            ? function.InvokeNamed(evaluation, default, [.. names], arguments)
            : function.Invoke(evaluation, default, arguments);

        // The only function that may answer null to good arguments: what it finds may be null.
        return result.IsNull && function.Name != "get value" && !arguments.Any(HoldsNull) ? Misuse() : result;
    }

    /// <summary>10.3.2.13.5: by name, each parameter exactly once; null when that does not work out.</summary>
    private static FeelValue[]? Ordered(
        ImmutableArray<FeelParameter> parameters, ImmutableArray<string> names, FeelValue[] arguments) =>
        names.Order(StringComparer.Ordinal).SequenceEqual(parameters.Select(p => p.Name).Order(StringComparer.Ordinal))
            ? [.. parameters.Select(parameter => arguments[names.IndexOf(parameter.Name)])]
            : null;

    private static bool HoldsNull(FeelValue value) => value.Kind switch
    {
        FeelKind.Null => true,
        FeelKind.List => value.AsList().Any(HoldsNull),
        FeelKind.Context => value.AsContext().Entries.Any(entry => HoldsNull(entry.Value)),
        FeelKind.Range => (value.AsRange().Start.IsNull && !value.AsRange().IsStartOpen)
            || (value.AsRange().End.IsNull && !value.AsRange().IsEndOpen),
        _ => false,
    };

    /// <summary>Clause 10.3.2.9.4: one item out of its list, a value into a list, a date to midnight; else it must conform.</summary>
    private static bool TryBind(FeelType type, ref FeelValue value)
    {
        if (Conforms(value, type))
        {
            return true;
        }

        if (Conforms(FeelValue.ListOf(value), type))
        {
            value = FeelValue.ListOf(value);
            return true;
        }

        if (value.Kind == FeelKind.List && value.AsList().Length == 1 && Conforms(value.AsList()[0], type))
        {
            value = value.AsList()[0];
            return true;
        }

        if (type == FeelType.DateTime && value.Kind == FeelKind.Date)
        {
            value = FeelValue.DateTime(new FeelDateTime(value.AsDate(), new FeelTime(0, FeelZone.Utc)));
            return true;
        }

        return false;
    }

    /// <summary>Null conforms to every type; lists, ranges and contexts conform by their parts, and may have members besides.</summary>
    private static bool Conforms(FeelValue value, FeelType type) => value.IsNull || type switch
    {
        FeelType.AnyType => true,
        FeelType.ListOf list => value.Kind == FeelKind.List && value.AsList().All(item => Conforms(item, list.Element)),
        FeelType.RangeOf range => value.Kind == FeelKind.Range
            && Conforms(value.AsRange().Start, range.Element) && Conforms(value.AsRange().End, range.Element),
        FeelType.ContextOf context => value.Kind == FeelKind.Context && context.Members.All(member =>
            value.AsContext().Names.Contains(member.Name) && Conforms(value.AsContext()[member.Name], member.Type)),
        FeelType.FunctionOf => type.Holds(value, null),
        FeelType.SimpleType simple => value.Kind == simple.Kind,
        _ => throw new System.Diagnostics.UnreachableException($"{type} stands in no text."),
    };

    /// <summary>Table 55: never converts; null is an instance of nothing.</summary>
    private FeelValue InstanceOf(Expression.InstanceOf instance, OracleScope scope)
    {
        FeelValue value = Value(instance.Value, scope);
        return TypeReading.Resolve(instance.Type, null) is FeelType type
            ? FeelValue.Boolean(!value.IsNull && Conforms(value, type))
            : Misuse();
    }

    /// <summary>A function written in FEEL.</summary>
    private sealed class OracleFunction(
        ImmutableArray<FeelParameter> parameters, Func<FeelValue[], FeelValue> body, Func<FeelValue> misuse) : FeelFunction
    {
        public override string Name => string.Empty;

        public override ImmutableArray<FeelParameter> Parameters => parameters;

        internal override FeelType ResultType => FeelType.Any;

        /// <summary>An argument that does not conform: the call is not made.</summary>
        public FeelValue Apply(FeelValue[]? arguments)
        {
            FeelValue[] bound = [.. arguments ?? []];
            bool isCall = arguments is not null && bound.Length == parameters.Length
                && Enumerable.Range(0, bound.Length).All(i => TryBind(parameters[i].Type, ref bound[i]));
            return isCall ? body(bound) : misuse();
        }

        internal override FeelValue Invoke(Evaluation evaluation, Place place, FeelValue[] arguments) => Apply(arguments);

        internal override FeelValue InvokeNamed(Evaluation evaluation, Place place, string[] names, FeelValue[] arguments) =>
            Apply(Ordered(parameters, [.. names], arguments));
    }
}
