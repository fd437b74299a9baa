using System.Globalization;
using Pathways.Definitions;

namespace Pathways.Engine;

/// <summary>
/// Identifies a timer. Unique within its instance, e.g. <c>ev_surv#7</c>; globally unique together with the instance
/// id.
/// </summary>
public readonly record struct TimerId : IComparable<TimerId>
{
    private readonly string? value;

    /// <param name="value">The id as text; not blank.</param>
    /// <exception cref="ArgumentException"><paramref name="value"/> is blank.</exception>
    public TimerId(string value)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(value);
        this.value = value;
    }

    /// <summary>Whether one id sorts before another, by character code.</summary>
    public static bool operator <(TimerId left, TimerId right) => left.CompareTo(right) < 0;

    /// <summary>Whether one id sorts before another or equals it, by character code.</summary>
    public static bool operator <=(TimerId left, TimerId right) => left.CompareTo(right) <= 0;

    /// <summary>Whether one id sorts after another, by character code.</summary>
    public static bool operator >(TimerId left, TimerId right) => left.CompareTo(right) > 0;

    /// <summary>Whether one id sorts after another or equals it, by character code.</summary>
    public static bool operator >=(TimerId left, TimerId right) => left.CompareTo(right) >= 0;

    /// <inheritdoc />
    public int CompareTo(TimerId other) => string.CompareOrdinal(value, other.value);

    /// <inheritdoc />
    public override string ToString() => value ?? "(no timer)";

    /// <summary>The id that an element's running number makes.</summary>
    internal static TimerId Of(ElementId element, long number) =>
        new(string.Create(CultureInfo.InvariantCulture, $"{element}#{number}"));
}
