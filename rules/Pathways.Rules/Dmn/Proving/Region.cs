using System.Collections.Immutable;

namespace Pathways.Rules;

/// <summary>A stretch of an input's values in which no cell of the column changes its answer: the whole union.</summary>
/// <param name="Typical">A value in it, as a patient would have it.</param>
internal abstract record Region(FeelValue Typical)
{
    /// <summary>False when it is not known whether any allowed value lies in it.</summary>
    public bool IsInhabited { get; init; } = true;

    /// <summary>True when the two lie next to each other on one line, the end of one being the other.</summary>
    public bool Touches(Region next) => (this, next) switch
    {
        (Between between, Point point) => between.Line.Holds(point.Value) && between.High == point.Value,
        (Point point, Between between) => between.Line.Holds(point.Value) && between.Low == point.Value,
        _ => false,
    };

    /// <summary>No value.</summary>
    public sealed record Missing() : Region(FeelValue.Null);

    /// <summary>One value.</summary>
    public sealed record Point(FeelValue Value) : Region(Value);

    /// <summary>All values between two ends that are not in it; an end that is null is open.</summary>
    public sealed record Between(ValueLine Line, FeelValue Low, FeelValue High, FeelValue Typical) : Region(Typical);

    /// <summary>All texts that no cell names.</summary>
    public sealed record OtherText(FeelValue Typical) : Region(Typical);

    /// <summary>Lists that hold exactly these of the values that cells ask for, and perhaps others.</summary>
    public sealed record Holding(ImmutableArray<FeelValue> Members, bool HasOthers, FeelValue Typical) : Region(Typical);

    /// <summary>All values, of a kind into which the proof cannot look.</summary>
    public sealed record Anything(FeelValue Typical) : Region(Typical);
}

/// <summary>Values that have an order among themselves: those of one kind, times with a zone apart from those without.</summary>
internal readonly record struct ValueLine(FeelKind Kind, bool IsZoned)
{
    /// <summary>The lines of a kind.</summary>
    public static ImmutableArray<ValueLine> Of(FeelKind kind) => kind is FeelKind.Time or FeelKind.DateTime
        ? [new ValueLine(kind, false), new ValueLine(kind, true)]
        : [new ValueLine(kind, false)];

    public bool Holds(FeelValue value) => value.Kind == Kind && value.Kind switch
    {
        FeelKind.Time => value.AsTime().Zone is not null == IsZoned,
        FeelKind.DateTime => value.AsDateTime().IsZoned == IsZoned,
        _ => true,
    };
}
