using System.Collections.Immutable;

namespace Pathways.Rules;

/// <summary>
/// One signature of a built-in function, written as in the standard:
/// <c>"string: string, start position: number, length?: number"</c>. A question mark after a name says that the argument
/// may be left out, after a type that it may be null; <c>|</c> gives a choice; <c>list...</c> takes a list or its items,
/// and <c>+</c> all the arguments that are left.
/// </summary>
internal sealed class Overload
{
    private readonly Parameter[] parameters;
    private readonly int required;
    private readonly bool isVariadic;
    private readonly string text;

    public Overload(string signature, FeelType result, BuiltInBody body)
    {
        text = signature;
        Result = result;
        Body = body;
        parameters = signature.Length == 0 ? [] : [.. signature.Split(", ").Select(Parameter.Read)];
        required = parameters.Count(parameter => !parameter.IsOptional);
        isVariadic = parameters.Any(parameter => parameter.IsVariadic);
    }

    public FeelType Result { get; }

    public BuiltInBody Body { get; }

    public ImmutableArray<FeelParameter> FeelParameters =>
        [.. parameters.Select(p => new FeelParameter(p.Name, p.Types.Length == 1 ? p.Types[0] : FeelType.Any))];

    /// <summary>The arguments as the parameters want them, the ones left out as null.</summary>
    public bool TryFit(
        FeelValue[] arguments, bool[]? given, Evaluation evaluation, bool converts, out FeelValue[] fitted)
    {
        fitted = arguments;
        if (parameters.Length > 0 && parameters[^1].IsRest)
        {
            return TryFitRest(arguments, evaluation, converts, ref fitted);
        }

        if (isVariadic && TryFitItems(arguments, evaluation, converts, ref fitted))
        {
            return true;
        }

        if (arguments.Length < required || arguments.Length > parameters.Length)
        {
            return false;
        }

        if (arguments.Length < parameters.Length || converts)
        {
            fitted = new FeelValue[parameters.Length];
            arguments.CopyTo(fitted, 0);
        }

        for (int i = 0; i < arguments.Length; i++)
        {
            if ((given is null || given[i]) && !parameters[i].TryFit(ref fitted[i], evaluation, converts))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether arguments of these types can fit, as far as types tell: some only as a list of one, or as its item.</summary>
    public bool MayFit(ImmutableArray<FeelType> types) => MayFit(types, (parameter, type) => parameter.MayFit(type));

    /// <summary>Whether arguments of these types can fit, lists as lists.</summary>
    public bool MayFitAsGiven(ImmutableArray<FeelType> types) => MayFit(types, (parameter, type) => parameter.MayFitAsGiven(type));

    private bool MayFit(ImmutableArray<FeelType> types, Func<Parameter, FeelType, bool> mayFit)
    {
        if (parameters.Length > 0 && parameters[^1].IsRest)
        {
            return types.Length > 0;
        }

        if (isVariadic && types.Length != 1)
        {
            return types.Length > 0 && types.All(parameters[0].MayFit);
        }

        return types.Length >= required && types.Length <= parameters.Length
            && types.Zip(parameters).All(pair => mayFit(pair.Second, pair.First));
    }

    /// <summary>Whether arguments of these names can fit.</summary>
    public bool MayFit(ImmutableArray<string> names) =>
        names.All(name => Array.Exists(parameters, parameter => parameter.Name == name))
        && parameters.All(parameter => parameter.IsOptional || names.Contains(parameter.Name));

    /// <summary>Whether the parameters are declared in the order of these names.</summary>
    public bool Declares(string[] names) => parameters.Select(parameter => parameter.Name).Take(names.Length).SequenceEqual(names);

    /// <summary>Named arguments in the order of the parameters; <paramref name="given"/> tells which were not left out.</summary>
    public bool TryOrder(string[] names, FeelValue[] arguments, out FeelValue[] ordered, out bool[] given)
    {
        ordered = new FeelValue[parameters.Length];
        given = new bool[parameters.Length];
        for (int i = 0; i < names.Length; i++)
        {
            int at = Array.FindIndex(parameters, parameter => parameter.Name == names[i]);
            if (at < 0 || given[at])
            {
                return false;
            }

            given[at] = true;
            ordered[at] = arguments[i];
        }

        for (int i = 0; i < given.Length; i++)
        {
            if (!given[i] && !parameters[i].IsOptional)
            {
                return false;
            }
        }

        return true;
    }

    public override string ToString() => $"({text})";

    private bool TryFitItems(FeelValue[] arguments, Evaluation evaluation, bool converts, ref FeelValue[] fitted)
    {
        // One argument that is a list is the list, and null is no list; anything else is its items.
        if (parameters.Length != 1 || arguments.Length == 0
            || (arguments.Length == 1 && arguments[0].Kind is FeelKind.List or FeelKind.Null))
        {
            return false;
        }

        FeelValue list = FeelValue.FromItems([.. arguments]);
        if (!parameters[0].TryFit(ref list, evaluation, converts))
        {
            return false;
        }

        fitted = [list];
        return true;
    }

    /// <summary>The last parameter takes all arguments from its place on, as a list.</summary>
    private bool TryFitRest(FeelValue[] arguments, Evaluation evaluation, bool converts, ref FeelValue[] fitted)
    {
        int before = parameters.Length - 1;
        if (arguments.Length <= before)
        {
            return false;
        }

        FeelValue[] all = [.. arguments];
        for (int i = 0; i < all.Length; i++)
        {
            if (!parameters[Math.Min(i, before)].TryFit(ref all[i], evaluation, converts))
            {
                return false;
            }
        }

        fitted = [.. all[..before], FeelValue.FromItems(all[before..])];
        return true;
    }

    private sealed record Parameter(
        string Name, FeelType[] Types, bool IsOptional, bool MayBeNull, bool IsVariadic, bool IsRest)
    {
        public static Parameter Read(string text)
        {
            string[] parts = text.Split(": ");
            bool isOptional = parts[0].EndsWith('?');
            bool mayBeNull = parts[1].EndsWith('?');
            bool isVariadic = parts[1].EndsWith("...", StringComparison.Ordinal);
            FeelType[] types = [.. parts[1].TrimEnd('?', '.', '+').Split('|').Select(TypeOf)];
            return new Parameter(
                parts[0].TrimEnd('?'),
                types,
                isOptional,
                mayBeNull || types[0] is FeelType.AnyType,
                isVariadic,
                parts[1].EndsWith('+'));
        }

        public bool TryFit(ref FeelValue value, Evaluation evaluation, bool converts)
        {
            if (value.IsNull)
            {
                return MayBeNull;
            }

            foreach (FeelType type in Types)
            {
                if (type.Holds(value, evaluation) || (converts && Binding.TryBind(ref value, type, evaluation)))
                {
                    return MayBeNull || !value.IsNull;
                }
            }

            return false;
        }

        public bool MayFit(FeelType type) => Array.Exists(Types, wanted => TypeRelations.MayBind(type, wanted));

        public bool MayFitAsGiven(FeelType type) => Array.Exists(Types, wanted =>
            type.Bare is FeelType.ListOf == wanted is FeelType.ListOf || type.Bare is FeelType.AnyType || wanted is FeelType.AnyType
            || ReferenceEquals(type.Bare, FeelType.Nothing));

        private static FeelType TypeOf(string name) => name switch
        {
            "any" => FeelType.Any,
            "days" => FeelType.DaysDuration,
            "months" => FeelType.MonthsDuration,
            "datetime" => FeelType.DateTime,
            "numbers" => new FeelType.ListOf(FeelType.Number),
            "strings" => new FeelType.ListOf(FeelType.String),
            "contexts" => new FeelType.ListOf(FeelType.AnyContext),
            _ => FeelType.Named(name)
                ?? throw new System.Diagnostics.UnreachableException($"'{name}' is no type of a built-in function."),
        };
    }
}
