using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace Pathways.Rules;

/// <summary>Any FEEL value: a small tagged struct; numbers, dates and days durations need no allocation.</summary>
/// <remarks>
/// <c>Equals</c> compares by content (contexts in any order). It is not FEEL's <c>=</c>, which can be null.
/// </remarks>
[System.Text.Json.Serialization.JsonConverter(typeof(FeelValueJsonConverter))]
public readonly struct FeelValue : IEquatable<FeelValue>
{
    private readonly object? reference;
    private readonly long bits;
    private readonly int extra;
    private readonly byte kind;

    private FeelValue(FeelKind kind, object? reference, long bits = 0, int extra = 0)
    {
        this.kind = (byte)kind;
        this.reference = reference;
        this.bits = bits;
        this.extra = extra;
    }

    /// <summary>null.</summary>
    public static FeelValue Null => default;

    /// <summary>true.</summary>
    public static FeelValue True { get; } = new(FeelKind.Boolean, null, 1);

    /// <summary>false.</summary>
    public static FeelValue False { get; } = new(FeelKind.Boolean, null, 0);

    /// <summary>The empty list.</summary>
    public static FeelValue EmptyList { get; } = FromItems([]);

    /// <summary>What it is.</summary>
    public FeelKind Kind => (FeelKind)kind;

    /// <summary>True for null.</summary>
    public bool IsNull => kind == (byte)FeelKind.Null;

    /// <summary>True for the boolean true and nothing else.</summary>
    public bool IsTrue => kind == (byte)FeelKind.Boolean && bits != 0;

    /// <summary>True for the boolean false and nothing else.</summary>
    public bool IsFalse => kind == (byte)FeelKind.Boolean && bits == 0;

    /// <summary>A boolean.</summary>
    public static FeelValue Boolean(bool value) => value ? True : False;

    /// <summary>A number.</summary>
    public static FeelValue Number(FeelNumber value) => new(FeelKind.Number, value.Wide, value.Small, value.Exponent);

    /// <summary>A string; null gives FEEL null.</summary>
    public static FeelValue String(string? value) => value is null ? Null : new(FeelKind.String, value);

    /// <summary>A date.</summary>
    public static FeelValue Date(FeelDate value) => new(FeelKind.Date, null, value.EpochDay);

    /// <summary>A date.</summary>
    public static FeelValue Date(DateOnly value) => Date(FeelDate.FromDateOnly(value));

    /// <summary>A time of day.</summary>
    public static FeelValue Time(FeelTime value) => new(FeelKind.Time, value.Zone, value.NanosOfDay);

    /// <summary>A date and time; null gives FEEL null.</summary>
    public static FeelValue DateTime(FeelDateTime? value) => value is null ? Null : new(FeelKind.DateTime, value);

    /// <summary>A days and time duration.</summary>
    public static FeelValue Duration(DaysDuration value)
    {
        Int128 seconds = value.Nanos / FeelTime.NanosPerSecond;
        return new(FeelKind.DaysDuration, null, (long)seconds, (int)(value.Nanos - (seconds * FeelTime.NanosPerSecond)));
    }

    /// <summary>A years and months duration.</summary>
    public static FeelValue Duration(MonthsDuration value) => new(FeelKind.MonthsDuration, null, value.Months);

    /// <summary>A list.</summary>
    public static FeelValue List(ImmutableArray<FeelValue> items) =>
        FromItems(items.IsDefault ? [] : ImmutableCollectionsMarshal.AsArray(items) ?? []);

    /// <summary>A list of the items given.</summary>
    public static FeelValue ListOf(params ReadOnlySpan<FeelValue> items) => FromItems(items.ToArray());

    /// <summary>A context; null gives FEEL null.</summary>
    public static FeelValue Context(FeelContext? value) =>
        value is null ? Null : new(FeelKind.Context, value, value.Extent.Size, value.Extent.Depth);

    /// <summary>A range; null gives FEEL null.</summary>
    public static FeelValue Range(FeelRange? value) => value is null ? Null : Sized(FeelKind.Range, value, [value.Start, value.End]);

    /// <summary>A function; null gives FEEL null.</summary>
    public static FeelValue Function(FeelFunction? value) => value is null ? Null : new(FeelKind.Function, value);

    /// <summary>The boolean; only for <see cref="FeelKind.Boolean"/>.</summary>
    public bool AsBoolean() => Expect(FeelKind.Boolean).bits != 0;

    /// <summary>The number; only for <see cref="FeelKind.Number"/>.</summary>
    public FeelNumber AsNumber() => Expect(FeelKind.Number).Numeric;

    /// <summary>The text; only for <see cref="FeelKind.String"/>.</summary>
    public string AsString() => (string)Expect(FeelKind.String).reference!; // set by String()

    /// <summary>The date; only for <see cref="FeelKind.Date"/>.</summary>
    public FeelDate AsDate() => new(Expect(FeelKind.Date).bits);

    /// <summary>The time; only for <see cref="FeelKind.Time"/>.</summary>
    public FeelTime AsTime() => new(Expect(FeelKind.Time).bits, reference as FeelZone);

    /// <summary>The date and time; only for <see cref="FeelKind.DateTime"/>.</summary>
    public FeelDateTime AsDateTime() => (FeelDateTime)Expect(FeelKind.DateTime).reference!; // set by DateTime()

    /// <summary>The duration; only for <see cref="FeelKind.DaysDuration"/>.</summary>
    public DaysDuration AsDaysDuration() =>
        new(((Int128)Expect(FeelKind.DaysDuration).bits * FeelTime.NanosPerSecond) + extra);

    /// <summary>The duration; only for <see cref="FeelKind.MonthsDuration"/>.</summary>
    public MonthsDuration AsMonthsDuration() => new(Expect(FeelKind.MonthsDuration).bits);

    /// <summary>The items; only for <see cref="FeelKind.List"/>.</summary>
    public ImmutableArray<FeelValue> AsList() => ImmutableCollectionsMarshal.AsImmutableArray(Expect(FeelKind.List).Items);

    /// <summary>The context; only for <see cref="FeelKind.Context"/>.</summary>
    public FeelContext AsContext() => (FeelContext)Expect(FeelKind.Context).reference!; // set by Context()

    /// <summary>The range; only for <see cref="FeelKind.Range"/>.</summary>
    public FeelRange AsRange() => (FeelRange)Expect(FeelKind.Range).reference!; // set by Range()

    /// <summary>The function; only for <see cref="FeelKind.Function"/>.</summary>
    public FeelFunction AsFunction() => (FeelFunction)Expect(FeelKind.Function).reference!; // set by Function()

    /// <summary>The same content.</summary>
    public static bool operator ==(FeelValue left, FeelValue right) => left.Equals(right);

    /// <summary>Different content.</summary>
    public static bool operator !=(FeelValue left, FeelValue right) => !left.Equals(right);

    /// <inheritdoc />
    public bool Equals(FeelValue other)
    {
        if (kind != other.kind || bits != other.bits || extra != other.extra)
        {
            return false;
        }

        return Kind == FeelKind.List ? Items.AsSpan().SequenceEqual(other.Items) : Equals(reference, other.reference);
    }

    /// <inheritdoc />
    public override bool Equals(object? obj) => obj is FeelValue other && Equals(other);

    /// <inheritdoc />
    public override int GetHashCode() => Kind == FeelKind.List
        ? HashCode.Combine(kind, Items.Length, Items.Length == 0 ? 0 : Items[0].GetHashCode())
        : HashCode.Combine(kind, bits, extra, reference);

    /// <summary>FEEL text of the value: strings quoted, temporal values as at-literals.</summary>
    public override string ToString() => FeelText.ToLiteral(this);

    /// <summary>What FEEL's <c>string()</c> gives, for keys and labels: strings bare, dates as <c>2026-05-04</c>.</summary>
    public string ToPlainText() => FeelText.ToPlain(this);

    // Unchecked readers for the hot paths, where the kind was just looked at.
    internal FeelNumber Numeric => new(reference, bits, extra);

    internal FeelValue[] Items => (FeelValue[])reference!; // only for lists

    internal string Text => (string)reference!; // only for strings

    internal object? Reference => reference;

    internal long Bits => bits;

    /// <summary>A list of items that nobody will change.</summary>
    internal static FeelValue FromItems(FeelValue[] items) => Sized(FeelKind.List, items, items);

    /// <summary>How deep and how large; known without a walk through it.</summary>
    internal Extent Extent => Kind switch
    {
        FeelKind.List or FeelKind.Context or FeelKind.Range => new Extent(extra, bits),
        FeelKind.String => new Extent(0, 1 + (Text.Length / Extent.CharactersPerUnit)),
        FeelKind.Number => new Extent(0, 1 + (Math.Abs(extra) / Extent.CharactersPerUnit)),
        _ => new Extent(0, 1),
    };

    private static FeelValue Sized(FeelKind kind, object reference, ReadOnlySpan<FeelValue> parts)
    {
        Extent extent = Extent.Around(parts);
        return new FeelValue(kind, reference, extent.Size, extent.Depth);
    }

    private FeelValue Expect(FeelKind expected) => Kind == expected
        ? this
        : throw new InvalidOperationException($"This FEEL value is a {Kind}, not a {expected}; look at Kind first.");
}
