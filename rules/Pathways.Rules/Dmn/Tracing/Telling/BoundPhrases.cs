namespace Pathways.Rules;

/// <summary>The words of bounds: other ones for days and moments than for numbers and durations.</summary>
internal static class BoundPhrases
{
    public static bool IsTemporal(FeelValue value) => value.Kind is FeelKind.Date or FeelKind.DateTime or FeelKind.Time;

    /// <summary>A test against one bound; null for an operator that is none.</summary>
    public static Phrase? Of(BinaryOperator comparison, bool isTemporal) => comparison switch
    {
        BinaryOperator.GreaterOrEqual => isTemporal ? Phrases.OnOrAfter : Phrases.AtLeast,
        BinaryOperator.Greater => isTemporal ? Phrases.After : Phrases.MoreThan,
        BinaryOperator.LessOrEqual => isTemporal ? Phrases.OnOrBefore : Phrases.AtMost,
        BinaryOperator.Less => isTemporal ? Phrases.Before : Phrases.LessThan,
        _ => null,
    };

    /// <summary>A test against two bounds.</summary>
    public static Phrase Between(bool isFromIncluded, bool isToIncluded, bool isTemporal) => (isFromIncluded, isToIncluded) switch
    {
        (true, true) => isTemporal ? Phrases.DaysFromTo : Phrases.FromTo,
        (true, false) => isTemporal ? Phrases.DaysFromBefore : Phrases.FromBelow,
        (false, true) => isTemporal ? Phrases.DaysAfterTo : Phrases.AboveTo,
        (false, false) => isTemporal ? Phrases.DaysBetween : Phrases.Between,
    };
}
