namespace Pathways.Rules;

/// <summary>Which of two neighbours a number is rounded to.</summary>
public enum FeelRounding
{
    /// <summary>To the nearest; ties to the even digit.</summary>
    HalfEven,

    /// <summary>To the nearest; ties away from zero.</summary>
    HalfUp,

    /// <summary>To the nearest; ties towards zero.</summary>
    HalfDown,

    /// <summary>Away from zero.</summary>
    Up,

    /// <summary>Towards zero.</summary>
    Down,

    /// <summary>Towards minus infinity.</summary>
    Floor,

    /// <summary>Towards plus infinity.</summary>
    Ceiling,
}
