namespace Pathways.Definitions;

/// <summary>Identifies an element (event, task, gateway, flow …) within one file, e.g. <c>ob_consent</c>.</summary>
public readonly record struct ElementId : IComparable<ElementId>
{
    private readonly string? value;

    /// <param name="value">The <c>id</c> attribute from the BPMN file; not blank.</param>
    /// <exception cref="ArgumentException"><paramref name="value"/> is blank.</exception>
    public ElementId(string value)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(value);
        this.value = value;
    }

    /// <summary>Whether one id sorts before another, by character code.</summary>
    public static bool operator <(ElementId left, ElementId right) => left.CompareTo(right) < 0;

    /// <summary>Whether one id sorts before another or equals it, by character code.</summary>
    public static bool operator <=(ElementId left, ElementId right) => left.CompareTo(right) <= 0;

    /// <summary>Whether one id sorts after another, by character code.</summary>
    public static bool operator >(ElementId left, ElementId right) => left.CompareTo(right) > 0;

    /// <summary>Whether one id sorts after another or equals it, by character code.</summary>
    public static bool operator >=(ElementId left, ElementId right) => left.CompareTo(right) >= 0;

    /// <inheritdoc />
    public int CompareTo(ElementId other) => string.CompareOrdinal(value, other.value);

    /// <inheritdoc />
    public override string ToString() => value ?? "(no element)";
}
