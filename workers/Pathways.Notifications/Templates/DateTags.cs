using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using HandlebarsDotNet;

namespace Pathways.Notifications.Templates;

/// <summary>The helpers <c>date</c>, <c>time</c> and <c>datetime</c>: ISO 8601 text becomes words in the reader's language and zone.</summary>
internal static class DateTags
{
    /// <summary>Key under which a rendering passes its time zone to the helpers.</summary>
    public const string ZoneKey = "zone";

    /// <summary>Helper names that authors may use.</summary>
    public static readonly ImmutableArray<string> Names = ["date", "time", "datetime"];

    /// <summary>Adds the helpers to one language's environment.</summary>
    public static void Register(IHandlebars environment, CultureInfo culture)
    {
        string day = "d MMMM yyyy";
        string hour = culture.TwoLetterISOLanguageName == "fr" ? "HH 'h' mm" : "HH:mm";
        string between = culture.TwoLetterISOLanguageName == "fr" ? " 'à' " : " 'at' ";
        Add("date", day);
        Add("time", hour);
        Add("datetime", day + between + hour);

        void Add(string name, string format) => environment.RegisterHelper(
            name,
            (in EncodedTextWriter output, in HelperOptions options, in Context _, in Arguments arguments) =>
                output.Write(Format(arguments[0], format, ToZone(options.Data[ZoneKey]), culture)));
    }

    private static TimeZoneInfo ToZone(object? passed) =>
        passed as TimeZoneInfo ?? throw new UnreachableException("A rendering was started without its time zone.");

    private static string Format(object? value, string format, TimeZoneInfo zone, CultureInfo culture)
    {
        string text = Convert.ToString(value, CultureInfo.InvariantCulture) ?? string.Empty;
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day))
        {
            return Write(day.ToDateTime(TimeOnly.MinValue), format, culture);
        }

        // FEEL writes 2026-11-21T10:00:00@Europe/Paris: the zone's name follows the wall-clock time.
        string[] parts = text.Split('@');
        if (!DateTimeOffset.TryParse(
                parts[0], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset moment))
        {
            return text;
        }

        if (parts.Length == 2 && TimeZoneInfo.TryFindSystemTimeZoneById(parts[1], out TimeZoneInfo? named))
        {
            DateTime wall = DateTime.SpecifyKind(moment.UtcDateTime, DateTimeKind.Unspecified);
            moment = new DateTimeOffset(wall, named.GetUtcOffset(wall));
        }

        return Write(TimeZoneInfo.ConvertTime(moment, zone).DateTime, format, culture);
    }

    private static string Write(DateTime wall, string format, CultureInfo culture)
    {
        // French says "1er mai", but "2 mai".
        bool isFirstInFrench = wall.Day == 1 && culture.TwoLetterISOLanguageName == "fr" && format[0] == 'd';
        return wall.ToString(isFirstInFrench ? "d'er'" + format[1..] : format, culture);
    }
}
