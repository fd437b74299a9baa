using System.Globalization;
using System.Text.RegularExpressions;
using Pathways.Definitions;
using Pathways.DesignerHost.Wording;

namespace Pathways.DesignerHost.Designing;

/// <summary>A length of time as somebody typed it, and as the drawing writes it.</summary>
/// <param name="Value">ISO 8601, or FEEL.</param>
/// <param name="Days">Which days the words name; null when they name none.</param>
public sealed partial record DurationEntry(string Value, string? Days)
{
    // In the order in which they are written; both languages are understood whatever the page speaks.
    private static readonly (string Words, char Unit, bool IsTime)[] Units =
    [
        ("an|ans|année|années|year|years", 'Y', false),
        ("mois|month|months", 'M', false),
        ("semaine|semaines|sem|week|weeks", 'W', false),
        ("jour|jours|j|day|days|d", 'D', false),
        ("heure|heures|h|hour|hours", 'H', true),
        ("minute|minutes|min|mn", 'M', true),
    ];

    /// <summary>Understands "48 h", "3 jours ouvrés", ISO 8601, and FEEL after an equals sign; null for anything else.</summary>
    /// <param name="typed">What was typed; not blank.</param>
    public static DurationEntry? Read(string typed)
    {
        string text = typed.Trim();
        if (text.StartsWith('='))
        {
            return text.Length > 1 ? new DurationEntry(text[1..].Trim(), null) : null;
        }

        if (IsoDuration.TryParse(text, out _))
        {
            return new DurationEntry(text, null);
        }

        string plain = text.ToLowerInvariant();
        string? days = SaturdayWords().IsMatch(plain) ? "working-saturday" : WorkingWords().IsMatch(plain) ? "working" : null;
        plain = WorkingWords().Replace(SaturdayWords().Replace(plain, "jours"), "jours");
        if (Part().Replace(Joining().Replace(plain, " "), string.Empty).Trim().Length > 0)
        {
            return null;
        }

        string date = string.Empty;
        string time = string.Empty;
        int last = -1;
        foreach (Match part in Part().Matches(plain))
        {
            int at = Array.FindIndex(Units, unit => unit.Words.Split('|').Contains(part.Groups["unit"].Value));
            if (at <= last || !int.TryParse(part.Groups["amount"].Value, NumberStyles.None, CultureInfo.InvariantCulture, out int amount))
            {
                return null;
            }

            last = at;
            string written = $"{amount}{Units[at].Unit}";
            (date, time) = Units[at].IsTime ? (date, time + written) : (date + written, time);
        }

        string value = time.Length == 0 ? $"P{date}" : $"P{date}T{time}";
        return last >= 0 && IsoDuration.TryParse(value, out _) ? new DurationEntry(value, days) : null;
    }

    /// <summary>The words that <see cref="Read"/> understands again; FEEL with its equals sign.</summary>
    /// <param name="value">As the drawing writes it; null for nothing.</param>
    /// <param name="days">Which days count.</param>
    /// <param name="words">The reader's language.</param>
    public static string Tell(string? value, string? days, Words words)
    {
        if (string.IsNullOrWhiteSpace(value))
        {
            return string.Empty;
        }

        if (!IsoDuration.TryParse(value, out IsoDuration duration))
        {
            return $"= {value.TrimStart('=').Trim()}";
        }

        if (duration.IsNegative || duration.IsZero || duration.Exact.Seconds != 0)
        {
            return value;
        }

        string day = days switch { "working" => "workday", "working-saturday" => "saturday", _ => "day" };
        string[] parts =
        [
            .. Said(duration.Months / 12, "year"),
            .. Said(duration.Months % 12, "month"),
            .. Said(duration.Weeks, "week"),
            .. Said(duration.Days - (duration.Weeks * 7), day),
            .. duration.Exact.TotalHours >= 1 ? [$"{(int)duration.Exact.TotalHours} {words["canvas.hours"]}"] : Array.Empty<string>(),
            .. duration.Exact.Minutes > 0 ? [$"{duration.Exact.Minutes} {words["canvas.minutes"]}"] : Array.Empty<string>(),
        ];
        return string.Join(' ', parts);

        IEnumerable<string> Said(int count, string unit) =>
            count > 0 ? [$"{count} {words.Or($"canvas.{unit}{(count > 1 ? "s" : string.Empty)}", unit)}"] : [];
    }

    [GeneratedRegex(@"\bjours?\s+ouvrés?\b|\bworking\s+days?\b")]
    private static partial Regex WorkingWords();

    [GeneratedRegex(@"\bjours?\s+ouvrables?\b|\bsaturday\s+working\s+days?\b")]
    private static partial Regex SaturdayWords();

    [GeneratedRegex(@"\bet\b|\band\b|,")]
    private static partial Regex Joining();

    [GeneratedRegex(@"(?<amount>\d{1,5})\s*(?<unit>\p{L}+)")]
    private static partial Regex Part();
}
