using Pathways.Definitions;
using Pathways.DesignerHost.Wording;

namespace Pathways.DesignerHost.Cases;

/// <summary>Tells the durations of drawings in words.</summary>
public static class DurationWords
{
    /// <summary><c>P6M</c> is "6 mois", <c>PT48H</c> is "2 jours"; a formula over the data of the case is said to be one.</summary>
    public static string Of(string formula, Words words, Figures figures)
    {
        if (!IsoDuration.TryParse(formula, out IsoDuration duration) || duration.IsNegative || duration.IsZero)
        {
            return words["duration.by_data"];
        }

        (int years, int months) = Math.DivRem(duration.Months, 12);
        string[] parts =
        [
            .. Part(years, "duration.years", words),
            .. Part(months, "duration.months", words),
            .. Part(duration.Days, "duration.days", words),
            .. duration.Exact > TimeSpan.Zero ? new[] { figures.Duration(duration.Exact) } : [],
        ];
        return string.Join(' ', parts);
    }

    private static IEnumerable<string> Part(int count, string key, Words words) => count > 0 ? [words.Count(key, count)] : [];
}
