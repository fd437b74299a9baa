using System.Collections.Immutable;

namespace Pathways.Rules;

/// <summary>A FEEL type: what a value may be. <see cref="ToString"/> gives the notation that FEEL reads.</summary>
public abstract class FeelType
{
    private FeelType()
    {
    }

    /// <summary>The type as FEEL writes it.</summary>
    public abstract override string ToString();

    /// <summary>Every value.</summary>
    public static FeelType Any { get; } = new AnyType();

    /// <summary>Only null.</summary>
    public static FeelType Nothing { get; } = new SimpleType(FeelKind.Null, "Null");

    /// <summary>Booleans.</summary>
    public static FeelType Boolean { get; } = new SimpleType(FeelKind.Boolean, "boolean");

    /// <summary>Numbers.</summary>
    public static FeelType Number { get; } = new SimpleType(FeelKind.Number, "number");

    /// <summary>Strings.</summary>
    public static FeelType String { get; } = new SimpleType(FeelKind.String, "string");

    /// <summary>Dates.</summary>
    public static FeelType Date { get; } = new SimpleType(FeelKind.Date, "date");

    /// <summary>Times of day.</summary>
    public static FeelType Time { get; } = new SimpleType(FeelKind.Time, "time");

    /// <summary>Dates and times.</summary>
    public static FeelType DateTime { get; } = new SimpleType(FeelKind.DateTime, "date and time");

    /// <summary>Days and time durations.</summary>
    public static FeelType DaysDuration { get; } = new SimpleType(FeelKind.DaysDuration, "days and time duration");

    /// <summary>Years and months durations.</summary>
    public static FeelType MonthsDuration { get; } = new SimpleType(FeelKind.MonthsDuration, "years and months duration");

    /// <summary>Lists of anything.</summary>
    public static FeelType AnyList { get; } = new ListOf(Any);

    /// <summary>Contexts with any members.</summary>
    public static FeelType AnyContext { get; } = new ContextOf([]);

    /// <summary>Ranges of anything.</summary>
    public static FeelType AnyRange { get; } = new RangeOf(Any);

    /// <summary>Functions of any shape.</summary>
    public static FeelType AnyFunction { get; } = new FunctionOf(default, Any);

    /// <summary>The names of the types that values have.</summary>
    internal static ImmutableArray<string> PlainNames { get; } =
    [
        "Any", "boolean", "number", "string", "date", "time", "date and time", "days and time duration", "years and months duration", "list", "context",
    ];

    /// <summary>The type by its name in FEEL, for the types that have one.</summary>
    internal static FeelType? Named(string name) => name switch
    {
        "Any" => Any,
        "Null" => Nothing,
        "boolean" => Boolean,
        "number" => Number,
        "string" => String,
        "date" => Date,
        "time" => Time,
        "date and time" or "dateTime" => DateTime,
        "days and time duration" or "dayTimeDuration" => DaysDuration,
        "years and months duration" or "yearMonthDuration" => MonthsDuration,
        "list" => AnyList,
        "context" => AnyContext,
        "range" => AnyRange,
        "function" => AnyFunction,
        _ => null,
    };

    /// <summary>The type without the names and constraints around it: for a list of allowed strings, strings.</summary>
    public FeelType Bare => this is Defined defined ? defined.Type.Bare : this;

    /// <summary>The unit of measure of its numbers, as UCUM spells it, for example <c>kg/m2</c>; null when none is known.</summary>
    public string? Unit => Measure?.Spelling;

    /// <summary>The unit as far as it is known: declared, or found by computation.</summary>
    internal UnitOfMeasure? Measure => this is Defined defined ? defined.MeasuredIn ?? defined.Type.Measure : null;

    /// <summary>The same type, its numbers in a unit.</summary>
    internal FeelType In(UnitOfMeasure? unit) =>
        unit is null || ReferenceEquals(unit, Measure) ? this : new Defined(ToString(), this, null, unit);

    /// <summary>The same type; a number without a unit gets that of a number it was computed as.</summary>
    internal FeelType WithUnitOf(FeelType computed) =>
        Measure is null && ReferenceEquals(Bare, Number) && ReferenceEquals(computed.Bare, Number) ? In(computed.Measure) : this;

    /// <summary>Whether a value other than null belongs to the type, deeply; null never does at the top.</summary>
    internal abstract bool Holds(FeelValue value, Evaluation? evaluation);

    /// <summary>Whether a value may be bound to a name of this type: it belongs to it, or is null.</summary>
    internal bool Accepts(FeelValue value, Evaluation? evaluation) => value.IsNull || Holds(value, evaluation);

    internal sealed class AnyType : FeelType
    {
        public override string ToString() => "Any";

        internal override bool Holds(FeelValue value, Evaluation? evaluation) => !value.IsNull;
    }

    internal sealed class SimpleType(FeelKind kind, string name) : FeelType
    {
        public FeelKind Kind => kind;

        public override string ToString() => name;

        internal override bool Holds(FeelValue value, Evaluation? evaluation) => value.Kind == kind;
    }

    internal sealed class ListOf(FeelType element) : FeelType
    {
        public FeelType Element => element;

        public override string ToString() => $"list<{element}>";

        internal override bool Holds(FeelValue value, Evaluation? evaluation)
        {
            if (value.Kind != FeelKind.List)
            {
                return false;
            }

            foreach (FeelValue item in value.Items)
            {
                if (!element.Accepts(item, evaluation))
                {
                    return false;
                }
            }

            return true;
        }
    }

    internal sealed class RangeOf(FeelType element) : FeelType
    {
        public FeelType Element => element;

        public override string ToString() => $"range<{element}>";

        internal override bool Holds(FeelValue value, Evaluation? evaluation) =>
            value.Kind == FeelKind.Range && value.AsRange() is FeelRange range
            && element.Accepts(range.Start, evaluation) && element.Accepts(range.End, evaluation);
    }

    internal sealed class ContextOf(ImmutableArray<FeelParameter> members) : FeelType
    {
        public ImmutableArray<FeelParameter> Members => members;

        public override string ToString() =>
            members.IsEmpty ? "context" : $"context<{string.Join(", ", members.Select(m => $"{m.Name}: {m.Type}"))}>";

        internal override bool Holds(FeelValue value, Evaluation? evaluation)
        {
            if (value.Kind != FeelKind.Context)
            {
                return false;
            }

            FeelContext context = value.AsContext();
            foreach (FeelParameter member in members)
            {
                if (!context.TryGet(member.Name, out FeelValue part) || !member.Type.Accepts(part, evaluation))
                {
                    return false;
                }
            }

            return true;
        }
    }

    /// <summary>Functions; without parameters (default array) of any shape.</summary>
    internal sealed class FunctionOf(
        ImmutableArray<FeelType> parameters, FeelType result, ImmutableArray<string> names = default) : FeelType
    {
        public ImmutableArray<FeelType> Parameters => parameters;

        /// <summary>The names of the parameters; a default array when only their types are known.</summary>
        public ImmutableArray<string> Names => names;

        public FeelType Result => result;

        public override string ToString() => parameters.IsDefault
            ? "function"
            : $"function<{string.Join(", ", parameters.Select(parameter => parameter.ToString()))}> -> {result}";

        internal override bool Holds(FeelValue value, Evaluation? evaluation)
        {
            if (value.Kind != FeelKind.Function)
            {
                return false;
            }

            FeelFunction function = value.AsFunction();
            if (parameters.IsDefault)
            {
                return true;
            }

            return function.Parameters.Length == parameters.Length
                && function.Parameters.Zip(parameters).All(pair => TypeRelations.Conforms(pair.Second, pair.First.Type))
                && (function.ResultType is AnyType || TypeRelations.Conforms(function.ResultType, result));
        }
    }

    /// <summary>A type with a name of its own (an item definition), perhaps narrowed to allowed values, perhaps measured in a unit.</summary>
    internal sealed class Defined(string name, FeelType type, AllowedValues? allowed, UnitOfMeasure? measuredIn = null) : FeelType
    {
        public string Name => name;

        public FeelType Type => type;

        public AllowedValues? Allowed => allowed;

        public UnitOfMeasure? MeasuredIn => measuredIn;

        public override string ToString() => name;

        internal override bool Holds(FeelValue value, Evaluation? evaluation) =>
            type.Holds(value, evaluation) && (allowed is null || evaluation is null || allowed.Allows(value, evaluation));
    }
}
