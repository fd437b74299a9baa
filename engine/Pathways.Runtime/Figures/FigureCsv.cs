using System.Globalization;
using System.Text;
using System.Text.Json;
using Pathways.Care;
using Pathways.Definitions;

namespace Pathways.Runtime;

/// <summary>Figures as CSV (RFC 4180 with semicolons, UTF-8, decimal points), and the dictionary that says what they mean.</summary>
public static class FigureCsv
{
    /// <summary>The numbers: a row for each figure, group and period, of distributions for each value.</summary>
    /// <param name="report">The numbers.</param>
    /// <param name="isExact">Whether small numbers are told: only inside the network.</param>
    /// <param name="municipalities">Their names, beside the codes of a territory.</param>
    public static string Numbers(FigureReport report, bool isExact, Municipalities municipalities)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(municipalities);
        var text = new StringBuilder();
        Line(text, "pathway", "figure", "period", "by", "group", "group_name", "value", "number", "counted", "not_known", "percent", "sum", "lower_quartile", "median", "upper_quartile", "unit");
        foreach (FigureResult result in report.Results)
        {
            foreach (FigureCell cell in result.Cells)
            {
                Rows(text, report, result.Figure, cell, isExact, report.Request.By == FigureBreakdown.Municipality ? municipalities.NameOf(cell.Group) : null);
            }
        }

        return text.ToString();
    }

    /// <summary>The dictionary: a row for each figure with its definition in both languages, its source and its FEEL.</summary>
    /// <param name="sets">The figures.</param>
    public static string Dictionary(params IEnumerable<FigureSet> sets)
    {
        var text = new StringBuilder();
        Line(text, "pathway", "figure", "title_fr", "title_en", "definition_fr", "definition_en", "source", "mark", "measure", "unit", "each", "when", "cases", "value");
        foreach ((FigureSet set, FigureDefinition figure) in sets.SelectMany(set => set.Figures.Select(figure => (set, figure))))
        {
            Line(
                text, set.Pathway, figure.Key, figure.Title.French, figure.Title.English, figure.Meaning.French, figure.Meaning.English,
                figure.Source, figure.Mark, MeasureOf(figure), UnitOf(figure), figure.Each?.Text, figure.When.Text,
                figure.Cases?.Text, figure.Value?.Text);
        }

        return text.ToString();
    }

    private static void Rows(StringBuilder text, FigureReport report, FigureDefinition figure, FigureCell cell, bool isExact, string? groupName)
    {
        FigureAmount amount = cell.Amount;
        bool hides = !isExact && amount.Hidden.Counted;
        bool hidesPercent = hides || (!isExact && amount.Hidden.Matched);
        string?[] Row(string? value, string? number) =>
        [
            report.Pathway, figure.Key, cell.Period ?? "all", Word(report.Request.By), cell.Group, groupName, value, number,
            Count(amount.Counted, hides), Count(amount.Unknown, !isExact && SmallNumbers.Hides(amount.Unknown)),
            figure.Measure == FigureMeasure.Share && !hidesPercent ? Number(amount.Percent) : null,
            figure.Measure == FigureMeasure.Sum && !hides ? Number(amount.Sum) : null,
            hides ? null : Number(amount.Spread?.Lower, figure), hides ? null : Number(amount.Spread?.Median, figure), hides ? null : Number(amount.Spread?.Upper, figure),
            UnitOf(figure),
        ];

        if (figure.Measure != FigureMeasure.Distribution)
        {
            Line(text, Row(null, figure.Measure == FigureMeasure.Share ? hidesPercent ? null : Count(amount.Matched, isHidden: false) : Count(amount.Counted, hides)));
            return;
        }

        foreach ((string value, long number) in amount.Values)
        {
            Line(text, Row(value, Count(number, !isExact && amount.Hidden.Values.Contains(value))));
        }
    }

    private static string MeasureOf(FigureDefinition figure) => Word(figure.Measure);

    private static string Word<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.SnakeCaseLower.ConvertName($"{value}");

    private static string? UnitOf(FigureDefinition figure) => figure.Measure == FigureMeasure.Share ? "%" : figure.Unit;

    // A small number is told to be small; one that is hidden because of another is only told to be hidden.
    private static string Count(long number, bool isHidden) =>
        !isHidden ? number.ToString(CultureInfo.InvariantCulture)
        : SmallNumbers.Hides(number) ? $"<{SmallNumbers.Least}" : "hidden";

    private static string? Number(decimal? number, FigureDefinition figure) =>
        figure.Measure == FigureMeasure.Spread ? Number(number) : null;

    private static string? Number(decimal? number) =>
        number is { } known ? Math.Round(known, 2).ToString("0.##", CultureInfo.InvariantCulture) : null;

    private static void Line(StringBuilder text, params ReadOnlySpan<string?> fields)
    {
        for (var at = 0; at < fields.Length; at++)
        {
            text.Append(at == 0 ? string.Empty : ";").Append(Field(fields[at] ?? string.Empty));
        }

        text.Append("\r\n");
    }

    // A spreadsheet takes a text that begins like a formula for one; names come from people.
    private static string Field(string text)
    {
        string safe = text.Length > 1 && text[0] is '=' or '+' or '@' ? $"'{text}" : text;
        return safe.AsSpan().ContainsAny(";\"\r\n") ? $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : safe;
    }
}
