using System.Globalization;
using Pathways.Definitions;

namespace Pathways.Engine;

/// <summary>
/// Identifies a task open to people. Unique within its instance, e.g. <c>ob_consent#12</c>; globally unique together
/// with the instance id.
/// </summary>
public readonly record struct TaskId : IComparable<TaskId>
{
    private readonly string? value;

    /// <param name="value">The id as text; not blank.</param>
    /// <exception cref="ArgumentException"><paramref name="value"/> is blank.</exception>
    public TaskId(string value)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(value);
        this.value = value;
    }

    /// <summary>Whether one id sorts before another, by character code.</summary>
    public static bool operator <(TaskId left, TaskId right) => left.CompareTo(right) < 0;

    /// <summary>Whether one id sorts before another or equals it, by character code.</summary>
    public static bool operator <=(TaskId left, TaskId right) => left.CompareTo(right) <= 0;

    /// <summary>Whether one id sorts after another, by character code.</summary>
    public static bool operator >(TaskId left, TaskId right) => left.CompareTo(right) > 0;

    /// <summary>Whether one id sorts after another or equals it, by character code.</summary>
    public static bool operator >=(TaskId left, TaskId right) => left.CompareTo(right) >= 0;

    /// <inheritdoc />
    public int CompareTo(TaskId other) => string.CompareOrdinal(value, other.value);

    /// <inheritdoc />
    public override string ToString() => value ?? "(no task)";

    /// <summary>The id that an element's running number makes.</summary>
    internal static TaskId Of(ElementId element, long number) =>
        new(string.Create(CultureInfo.InvariantCulture, $"{element}#{number}"));
}
