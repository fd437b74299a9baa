namespace Pathways.Care;

/// <summary>Age arithmetic, in one place.</summary>
public static class Age
{
    /// <summary>Mean length of a year in days, as the growth references count: 365.25.</summary>
    /// <remarks>Source: the rule "age in years = days / 365.25" used with the IOTF tables.</remarks>
    public const decimal DaysPerYear = 365.25m;

    /// <summary>Age of majority in France, in completed years.</summary>
    public const int Majority = 18;

    /// <summary>Completed years: birthdays reached. A child of 29 February grows older on 1 March of common years.</summary>
    /// <param name="birthDate">Date of birth.</param>
    /// <param name="on">The day in question; before birth the result is negative.</param>
    public static int CompletedYears(DateOnly birthDate, DateOnly on)
    {
        int years = on.Year - birthDate.Year;
        bool hadBirthday = (on.Month, on.Day).CompareTo((birthDate.Month, birthDate.Day)) >= 0;
        return hadBirthday ? years : years - 1;
    }

    /// <summary>Completed months since birth, for infants.</summary>
    /// <param name="birthDate">Date of birth.</param>
    /// <param name="on">The day in question.</param>
    public static int CompletedMonths(DateOnly birthDate, DateOnly on)
    {
        int months = ((on.Year - birthDate.Year) * 12) + on.Month - birthDate.Month;
        return on.Day >= birthDate.Day ? months : months - 1;
    }

    /// <summary>Age as growth references need it: days since birth / 365.25, not rounded.</summary>
    /// <param name="birthDate">Date of birth.</param>
    /// <param name="on">The day of the measure.</param>
    public static decimal InYears(DateOnly birthDate, DateOnly on) =>
        (on.DayNumber - birthDate.DayNumber) / DaysPerYear;

    /// <summary>Whether the person is under 18 on that day.</summary>
    /// <param name="birthDate">Date of birth.</param>
    /// <param name="on">The day in question.</param>
    public static bool IsMinor(DateOnly birthDate, DateOnly on) => CompletedYears(birthDate, on) < Majority;
}
