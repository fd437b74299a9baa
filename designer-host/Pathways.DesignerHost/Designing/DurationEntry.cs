using System.Globalization;
using System.Text.RegularExpressions;
using Pathways.Definitions;
using Pathways.DesignerHost.Wording;

namespace Pathways.DesignerHost.Designing;

/// <summary>A length of time as somebody typed it, and as the drawing writes it.</summary>
/// <remarks><c>durations.js</c> is the same rule for the canvas; <c>durations.json</c> of the tests tries both.</remarks>
/// <param name="Value">ISO 8601, or FEEL.</param>
/// <param name="Days">Which days the words name; null when they name none.</param>
public sealed partial record DurationEntry(string Value, string? Days)
{
    // In the order in which they are written; both languages are understood whatever the page speaks.
    private static readonly (string Words, char Unit, bool IsTime)[] Units =
    [
        ("an|ans|année|années|annee|annees|anne\u0301e|anne\u0301es|year|years", 'Y', false),
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

        if (Iso().IsMatch(text))
        {
            return IsoDuration.TryParse(text, out _) ? new DurationEntry(text, null) : null;
        }

        string plain = text.ToLowerInvariant();
        string? days = SaturdayWords().IsMatch(plain) ? "working-saturday" : WorkingWords().IsMatch(plain) ? "working" : null;
        plain = Joining().Replace((days is "working" ? WorkingWords() : SaturdayWords()).Replace(plain, "jours", 1), " ");
        if (Part().Replace(plain, string.Empty).Trim().Length > 0)
        {
            return null;
        }

        string date = string.Empty;
        string time = string.Empty;
        int last = -1;
        foreach (Match part in Part().Matches(plain))
        {
            int at = Array.FindIndex(Units, unit => unit.Words.Split('|').Contains(part.Groups["unit"].Value));
            if (at <= last)
            {
                return null;
            }

            last = at;
            string written = $"{int.Parse(part.Groups["amount"].Value, CultureInfo.InvariantCulture)}{Units[at].Unit}";
            (date, time) = Units[at].IsTime ? (date, time + written) : (date + written, time);
        }

        string value = time.Length == 0 ? $"P{date}" : $"P{date}T{time}";
        return last >= 0 && IsoDuration.TryParse(value, out _) ? new DurationEntry(value, days) : null;
    }

    /// <summary>
    /// The words that <see cref="Read"/> understands again, part by part as it is written; FEEL with its equals sign; what words do not
    /// say (seconds, fractions, back in time) as the drawing has it.
    /// </summary>
    /// <param name="value">As the drawing writes it; null for nothing.</param>
    /// <param name="days">Which days count.</param>
    /// <param name="words">The reader's language.</param>
    public static string Tell(string? value, string? days, Words words)
    {
        if (string.IsNullOrWhiteSpace(value))
        {
            return string.Empty;
        }

        Match iso = Iso().Match(value);
        if (!iso.Success)
        {
            return $"= {value.TrimStart('=').Trim()}";
        }

        if (iso.Groups["sign"].Length > 0 || iso.Groups["seconds"].Success || value.Contains('.', StringComparison.Ordinal))
        {
            return value;
        }

        string day = days switch { "working" => "workday", "working-saturday" => "saturday", _ => "day" };
        string[] parts =
        [
            .. Said("years", "year", "years"),
            .. Said("months", "month", "months"),
            .. Said("weeks", "week", "weeks"),
            .. Said("days", day, $"{day}s"),
            .. Said("hours", "hours", "hours"),
            .. Said("minutes", "minutes", "minutes"),
        ];
        return string.Join(' ', parts);

        IEnumerable<string> Said(string part, string one, string many)
        {
            if (!iso.Groups[part].Success)
            {
                return [];
            }

            string number = iso.Groups[part].Value[..^1].TrimStart('0') is { Length: > 0 } trimmed ? trimmed : "0";
            return [$"{number} {words.Or($"canvas.{(number is "0" or "1" ? one : many)}", many)}"];
        }
    }

    [GeneratedRegex(@"(?<!\p{L})((jours?|j)\s+ouvr(é|e\u0301?)s?|working\s+days?)(?![\p{L}\p{M}])")]
    private static partial Regex WorkingWords();

    [GeneratedRegex(@"(?<!\p{L})((jours?|j)\s+ouvrables?|saturday\s+working\s+days?)(?![\p{L}\p{M}])")]
    private static partial Regex SaturdayWords();

    [GeneratedRegex(@"\b(et|and)\b|,")]
    private static partial Regex Joining();

    [GeneratedRegex(@"(?<amount>[0-9]{1,6})\s*(?<unit>[\p{L}\p{M}]+)")]
    private static partial Regex Part();

    [GeneratedRegex(
        @"^(?<sign>[+-]?)P(?!\z)(?<years>[0-9]+Y)?(?<months>[0-9]+M)?(?<weeks>[0-9]+W)?(?<days>[0-9]+D)?"
        + @"(T(?=[0-9])(?<hours>[0-9]+(\.[0-9]+(?=H\z))?H)?(?<minutes>[0-9]+(\.[0-9]+(?=M\z))?M)?(?<seconds>[0-9]+(\.[0-9]+)?S)?)?\z",
        RegexOptions.ExplicitCapture)]
    private static partial Regex Iso();
}
