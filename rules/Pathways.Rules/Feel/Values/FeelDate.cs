using System.Globalization;

namespace Pathways.Rules;

/// <summary>A FEEL date: a day of the proleptic Gregorian calendar, years -999,999,999 to 999,999,999.</summary>
/// <param name="EpochDay">Days since 1970-01-01.</param>
public readonly record struct FeelDate(long EpochDay) : IComparable<FeelDate>
{
    internal const int LargestYear = 999_999_999;

    /// <summary>The year; negative before year 0.</summary>
    public int Year => Split().Year;

    /// <summary>The month, 1 to 12.</summary>
    public int Month => Split().Month;

    /// <summary>The day of the month, from 1.</summary>
    public int Day => Split().Day;

    /// <summary>1 for Monday to 7 for Sunday.</summary>
    public int Weekday => (int)((((EpochDay + 3) % 7) + 7) % 7) + 1;

    /// <summary>The day of the year, from 1.</summary>
    public int DayOfYear
    {
        get
        {
            (int year, int month, int day) = Split();
            return (int)(ToEpochDay(year, month, day) - ToEpochDay(year, 1, 1)) + 1;
        }
    }

    /// <summary>The date of a year, month and day.</summary>
    /// <returns>False when there is no such day.</returns>
    public static bool TryCreate(long year, long month, long day, out FeelDate date)
    {
        bool exists = Math.Abs(year) <= LargestYear && month is >= 1 and <= 12
            && day >= 1 && day <= DaysInMonth((int)year, (int)month);
        date = exists ? new FeelDate(ToEpochDay((int)year, (int)month, (int)day)) : default;
        return exists;
    }

    /// <summary>The date for a .NET date.</summary>
    public static FeelDate FromDateOnly(DateOnly date) => new(ToEpochDay(date.Year, date.Month, date.Day));

    /// <summary>The .NET date, when the year is 1 to 9999.</summary>
    public bool TryToDateOnly(out DateOnly date)
    {
        (int year, int month, int day) = Split();
        bool fits = year is >= 1 and <= 9999;
        date = fits ? new DateOnly(year, month, day) : default;
        return fits;
    }

    /// <summary>Moves by whole months; a day that the month does not have becomes its last day.</summary>
    /// <returns>False when the year leaves the range.</returns>
    public bool TryAddMonths(long months, out FeelDate date)
    {
        (int year, int month, int day) = Split();
        Int128 total = ((Int128)year * 12) + month - 1 + months;
        Int128 newYear = total >= 0 ? total / 12 : (total - 11) / 12;
        date = default;
        if (newYear > LargestYear || newYear < -LargestYear)
        {
            return false;
        }

        int newMonth = (int)(total - (newYear * 12)) + 1;
        return TryCreate((int)newYear, newMonth, Math.Min(day, DaysInMonth((int)newYear, newMonth)), out date);
    }

    /// <summary>Moves by whole days.</summary>
    /// <returns>False when the year leaves the range.</returns>
    public bool TryAddDays(long days, out FeelDate date)
    {
        Int128 moved = (Int128)EpochDay + days;
        date = default;
        if (moved < ToEpochDay(-LargestYear, 1, 1) || moved > ToEpochDay(LargestYear, 12, 31))
        {
            return false;
        }

        date = new FeelDate((long)moved);
        return true;
    }

    /// <inheritdoc />
    public int CompareTo(FeelDate other) => EpochDay.CompareTo(other.EpochDay);

    /// <summary>Earlier.</summary>
    public static bool operator <(FeelDate left, FeelDate right) => left.EpochDay < right.EpochDay;

    /// <summary>Later.</summary>
    public static bool operator >(FeelDate left, FeelDate right) => left.EpochDay > right.EpochDay;

    /// <summary>Earlier or the same.</summary>
    public static bool operator <=(FeelDate left, FeelDate right) => left.EpochDay <= right.EpochDay;

    /// <summary>Later or the same.</summary>
    public static bool operator >=(FeelDate left, FeelDate right) => left.EpochDay >= right.EpochDay;

    /// <summary>ISO 8601: <c>2026-11-21</c>; years have at least four digits.</summary>
    public override string ToString()
    {
        (int year, int month, int day) = Split();
        return string.Create(
            CultureInfo.InvariantCulture, $"{(year < 0 ? "-" : string.Empty)}{Math.Abs(year):0000}-{month:00}-{day:00}");
    }

    internal static int DaysInMonth(int year, int month) => month switch
    {
        2 => IsLeap(year) ? 29 : 28,
        4 or 6 or 9 or 11 => 30,
        _ => 31,
    };

    // Civil-from-days and days-from-civil count in eras of 400 years that start on 1 March.
    internal (int Year, int Month, int Day) Split()
    {
        long shifted = EpochDay + 719_468;
        long era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097;
        long dayOfEra = shifted - (era * 146_097);
        long yearOfEra = (dayOfEra - (dayOfEra / 1460) + (dayOfEra / 36_524) - (dayOfEra / 146_096)) / 365;
        long dayOfYear = dayOfEra - ((365 * yearOfEra) + (yearOfEra / 4) - (yearOfEra / 100));
        long marchMonth = ((5 * dayOfYear) + 2) / 153;
        int day = (int)(dayOfYear - (((153 * marchMonth) + 2) / 5)) + 1;
        int month = (int)(marchMonth < 10 ? marchMonth + 3 : marchMonth - 9);
        return ((int)(yearOfEra + (era * 400) + (month <= 2 ? 1 : 0)), month, day);
    }

    private static bool IsLeap(int year) => year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);

    private static long ToEpochDay(int year, int month, int day)
    {
        long y = month <= 2 ? year - 1L : year;
        long era = (y >= 0 ? y : y - 399) / 400;
        long yearOfEra = y - (era * 400);
        long dayOfYear = (((153 * (month > 2 ? month - 3 : month + 9)) + 2) / 5) + day - 1;
        long dayOfEra = (yearOfEra * 365) + (yearOfEra / 4) - (yearOfEra / 100) + dayOfYear;
        return (era * 146_097) + dayOfEra - 719_468;
    }
}
