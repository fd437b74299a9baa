namespace Pathways.Rules;

/// <summary>A FEEL range.</summary>
/// <param name="Start">The lower end; null when there is none or it is unknown.</param>
/// <param name="StartIncluded">Whether the lower end belongs to the range.</param>
/// <param name="End">The upper end; null when there is none or it is unknown.</param>
/// <param name="EndIncluded">Whether the upper end belongs to the range.</param>
public sealed record FeelRange(FeelValue Start, bool StartIncluded, FeelValue End, bool EndIncluded)
{
    /// <summary>True for a range made by <c>&lt; x</c> or <c>&lt;= x</c>: every smaller value belongs to it.</summary>
    public bool IsStartOpen { get; init; }

    /// <summary>True for a range made by <c>&gt; x</c> or <c>&gt;= x</c>: every larger value belongs to it.</summary>
    public bool IsEndOpen { get; init; }
}
