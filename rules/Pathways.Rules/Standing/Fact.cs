namespace Pathways.Rules;

/// <summary>Something recorded about a patient: a measure, an answer, a pathway that runs. What rules conclude is a <see cref="Conclusion"/>.</summary>
/// <param name="Kind">What it is about, for example <c>measure.gait_speed</c>; not blank.</param>
/// <param name="Value">What was recorded, in the unit that the kind is kept in.</param>
/// <param name="Time">When it was so, not when it was typed.</param>
/// <param name="Source">The record it comes from: with the kind it is the fact's identity; not blank.</param>
/// <exception cref="ArgumentException"><paramref name="Kind"/> or <paramref name="Source"/> is blank.</exception>
public sealed record Fact(string Kind, FeelValue Value, DateTimeOffset Time, string Source)
{
    /// <summary>What it is about.</summary>
    public string Kind { get; } = NotBlank(Kind, nameof(Kind));

    /// <summary>The record it comes from.</summary>
    public string Source { get; } = NotBlank(Source, nameof(Source));

    /// <summary>What kind of thing it is, for explanations.</summary>
    public InputOrigin Origin { get; init; }

    /// <summary>Who gave it, as the host wants it shown or looked up; null when that is not known.</summary>
    public string? By { get; init; }

    private static string NotBlank(string text, string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(text, name);
        return text;
    }
}
