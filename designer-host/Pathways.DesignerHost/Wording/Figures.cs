using System.Globalization;

namespace Pathways.DesignerHost.Wording;

/// <summary>Dates, durations, ages and numbers as people of one language and place write them.</summary>
/// <param name="words">The language.</param>
/// <param name="zone">The network's time zone: what is stored in UTC is shown in it.</param>
/// <param name="now">The instant to which distances are told.</param>
public sealed class Figures(Words words, TimeZoneInfo zone, DateTimeOffset now)
{
    private const char FixedSpace = '\u00A0';

    private static readonly string[] FrenchMonths =
        ["janv.", "févr.", "mars", "avr.", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.", "déc."];

    private static readonly string[] EnglishMonths =
        ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

    private bool IsFrench => words.Language == Language.French;

    /// <summary>The instant to which distances are told.</summary>
    public DateTimeOffset Now => now;

    /// <summary>Today in the network's zone.</summary>
    public DateOnly Today => DayOf(now);

    /// <summary>The civil day of an instant in the network's zone.</summary>
    public DateOnly DayOf(DateTimeOffset instant) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, zone).DateTime);

    /// <summary><c>21 nov. 2026</c> or <c>21 Nov 2026</c>.</summary>
    public string Date(DateOnly day) => Date(day, words.Language);

    /// <summary>A day as the language writes it.</summary>
    public static string Date(DateOnly day, Language language)
    {
        bool isFrench = language == Language.French;
        string month = (isFrench ? FrenchMonths : EnglishMonths)[day.Month - 1];
        string dayOfMonth = isFrench && day.Day == 1 ? "1er" : day.Day.ToString(CultureInfo.InvariantCulture);
        return $"{dayOfMonth}{FixedSpace}{month}{FixedSpace}{day.Year.ToString("0000", CultureInfo.InvariantCulture)}";
    }

    /// <summary>The day of an instant, in the network's zone.</summary>
    public string Date(DateTimeOffset instant) => Date(DayOf(instant));

    /// <summary><c>21 nov. 2026, 14 h 05</c> or <c>21 Nov 2026, 14:05</c>, in the network's zone.</summary>
    public string Moment(DateTimeOffset instant) => $"{Date(instant)}, {Time(instant)}";

    /// <summary><c>14 h 05</c> or <c>14:05</c>, in the network's zone.</summary>
    public string Time(DateTimeOffset instant)
    {
        DateTimeOffset local = TimeZoneInfo.ConvertTime(instant, zone);
        return Time(TimeOnly.FromDateTime(local.DateTime), words.Language);
    }

    /// <summary>A time of day as the language writes it.</summary>
    public static string Time(TimeOnly time, Language language)
    {
        string minutes = time.Minute.ToString("00", CultureInfo.InvariantCulture);
        return language == Language.French
            ? $"{time.Hour.ToString(CultureInfo.InvariantCulture)}{FixedSpace}h{FixedSpace}{minutes}"
            : $"{time.Hour.ToString("00", CultureInfo.InvariantCulture)}:{minutes}";
    }

    /// <summary>The value for the <c>datetime</c> attribute of a <c>time</c> element.</summary>
    public static string Machine(DateTimeOffset instant) =>
        instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>A due instant from here: "aujourd’hui", "demain", "dans 3 jours", "en retard de 2 jours".</summary>
    public string Due(DateTimeOffset due)
    {
        int days = DayOf(due).DayNumber - Today.DayNumber;
        return (due >= now, days) switch
        {
            (true, 0) => words["due.today"],
            (true, 1) => words["due.tomorrow"],
            (true, _) => words.With("due.in", Days(days)),
            (false, 0) => words["due.late_today"],
            (false, _) => words.With("due.late", Days(-days)),
        };
    }

    /// <summary>A coming instant from here: "aujourd’hui à 14 h 05", "demain", "dans 3 jours".</summary>
    public string Coming(DateTimeOffset instant)
    {
        int days = DayOf(instant).DayNumber - Today.DayNumber;
        return days switch
        {
            <= 0 => words.With("coming.today", Time(instant)),
            1 => words["due.tomorrow"],
            _ => words.With("due.in", Days(days)),
        };
    }

    /// <summary>A past instant from here: "aujourd’hui", "hier", "il y a 3 jours".</summary>
    public string Ago(DateTimeOffset instant)
    {
        int days = Today.DayNumber - DayOf(instant).DayNumber;
        return days switch
        {
            <= 0 => words["ago.today"],
            1 => words["ago.yesterday"],
            _ => words.With("ago.days", Days(days)),
        };
    }

    /// <summary>A number of days, told in days up to six weeks, then in months.</summary>
    public string Days(int days) => days switch
    {
        > 730 => words.Count("duration.years", (int)Math.Round(days / 365.25)),
        > 60 => words.Count("duration.months", (int)Math.Round(days / 30.44)),
        _ => words.Count("duration.days", days),
    };

    /// <summary>A duration in its largest fitting unit: "3 jours", "48 heures", "30 minutes".</summary>
    public string Duration(TimeSpan duration) => duration switch
    {
        _ when duration.TotalHours >= 72 || (duration.TotalHours >= 24 && duration.Hours == 0)
            => Days((int)Math.Round(duration.TotalDays)),
        _ when duration.TotalMinutes >= 120 || (duration.TotalMinutes >= 60 && duration.Minutes == 0)
            => words.Count("duration.hours", (int)Math.Round(duration.TotalHours)),
        _ => words.Count("duration.minutes", (int)Math.Round(duration.TotalMinutes)),
    };

    /// <summary>An age in completed years, with months below 3 years: "8 ans", "2 ans et 4 mois".</summary>
    public string Age(DateOnly birth) => Age(birth, Today);

    /// <summary>An age on a day.</summary>
    public string Age(DateOnly birth, DateOnly day)
    {
        int months = ((day.Year - birth.Year) * 12) + day.Month - birth.Month - (day.Day < birth.Day ? 1 : 0);
        (int years, int rest) = Math.DivRem(Math.Max(0, months), 12);
        return (years, rest) switch
        {
            (0, _) => words.Count("duration.months", rest),
            ( < 3, > 0) => words.With("age.years_months", words.Count("age.years", years), words.Count("duration.months", rest)),
            _ => words.Count("age.years", years),
        };
    }

    /// <summary>A number with the language's decimal sign and no needless zeros.</summary>
    public string Number(decimal value) => Localised(value.ToString("0.############", CultureInfo.InvariantCulture));

    /// <summary>A number with a fixed count of decimals.</summary>
    public string Number(decimal value, int decimals) =>
        Localised(Math.Round(value, decimals, MidpointRounding.AwayFromZero)
            .ToString("F" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture));

    private string Localised(string invariant) =>
        (IsFrench ? invariant.Replace('.', ',') : invariant).Replace('-', '−');
}
