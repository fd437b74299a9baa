namespace Pathways.Rules;

/// <summary>The kinds of FEEL value.</summary>
public enum FeelKind
{
    /// <summary>No value.</summary>
    Null,

    /// <summary>true or false.</summary>
    Boolean,

    /// <summary>A number.</summary>
    Number,

    /// <summary>A text.</summary>
    String,

    /// <summary>A date.</summary>
    Date,

    /// <summary>A time of day.</summary>
    Time,

    /// <summary>A date and time.</summary>
    DateTime,

    /// <summary>A days and time duration.</summary>
    DaysDuration,

    /// <summary>A years and months duration.</summary>
    MonthsDuration,

    /// <summary>A list.</summary>
    List,

    /// <summary>A context.</summary>
    Context,

    /// <summary>A range.</summary>
    Range,

    /// <summary>A function.</summary>
    Function,
}
