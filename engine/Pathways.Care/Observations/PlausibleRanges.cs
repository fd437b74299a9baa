using System.Collections.Immutable;
using System.Globalization;

namespace Pathways.Care;

/// <summary>The plausible values of all observations: data that the project ships, read from text.</summary>
/// <remarks>
/// The file is <c>samples/reference-tables/plausible_ranges.csv</c>: lines starting with <c>#</c> name the source, then
/// a header row, then one row per observation and age band; no cell holds a comma or a quotation mark.
/// </remarks>
public sealed class PlausibleRanges
{
    private PlausibleRanges(ImmutableArray<PlausibleRange> rows) => All = rows;

    /// <summary>No ranges: every value is a question.</summary>
    public static PlausibleRanges None { get; } = new([]);

    /// <summary>All rows in the order of the file.</summary>
    public ImmutableArray<PlausibleRange> All { get; }

    /// <summary>Reads the table.</summary>
    /// <param name="csv">The whole text of the file.</param>
    /// <exception cref="FormatException">A column or a value is missing or unreadable; the message names line and column.</exception>
    public static PlausibleRanges Read(string csv)
    {
        ArgumentNullException.ThrowIfNull(csv);
        string[] lines = csv.ReplaceLineEndings("\n").Split('\n');
        ImmutableArray<string> header = [];
        var rows = ImmutableArray.CreateBuilder<PlausibleRange>();
        for (int index = 0; index < lines.Length; index++)
        {
            string line = lines[index].Trim('\uFEFF');
            if (line.Length == 0 || line[0] == '#')
            {
                continue;
            }

            if (header.IsEmpty)
            {
                header = [.. line.Split(',')];
                continue;
            }

            rows.Add(RowOf(new Cells(header, line.Split(','), index + 1)));
        }

        return new PlausibleRanges(rows.ToImmutable());
    }

    /// <summary>The range of <paramref name="code"/> at an age; <c>null</c> when the file has none for it.</summary>
    /// <param name="code">What is observed.</param>
    /// <param name="completedYears">Age in completed years on the day of the measure.</param>
    public PlausibleRange? For(ObservationCode code, int completedYears) =>
        All.FirstOrDefault(range => range.Code == code && range.IsFor(completedYears));

    /// <summary>All rows of one code, whatever the age; empty when the code is unknown.</summary>
    /// <param name="code">What is observed.</param>
    public ImmutableArray<PlausibleRange> Of(ObservationCode code) => [.. All.Where(range => range.Code == code)];

    /// <summary>The code that a form field is recorded under, e.g. <c>weight</c> for <c>weight_kg</c>; <c>null</c> if none.</summary>
    /// <param name="field">A field name in forms and rules.</param>
    public ObservationCode? CodeOfField(string field) =>
        All.FirstOrDefault(range => string.Equals(range.Field, field, StringComparison.Ordinal))?.Code;

    private static PlausibleRange RowOf(Cells cells) => new(
        new ObservationCode(cells.Text("code")),
        cells.Text("field"),
        cells.Text("label_fr"),
        cells.Text("label_en"),
        cells.Text("unit_ucum"),
        (int)cells.Number("decimals"),
        (int)cells.Number("age_from"),
        cells.IsEmpty("age_below") ? null : (int)cells.Number("age_below"),
        cells.Number("soft_min"),
        cells.Number("soft_max"),
        cells.Number("hard_min"),
        cells.Number("hard_max"),
        cells.IsEmpty("loinc") ? null : cells.Text("loinc"));

    private sealed record Cells(ImmutableArray<string> Header, string[] Values, int Line)
    {
        public bool IsEmpty(string column) => Raw(column).Length == 0;

        public string Text(string column) => Raw(column) is { Length: > 0 } text
            ? text
            : throw new FormatException($"Plausible ranges, line {Line}: column '{column}' is empty.");

        public decimal Number(string column) =>
            decimal.TryParse(Text(column), NumberStyles.Number, CultureInfo.InvariantCulture, out decimal number)
                ? number
                : throw new FormatException(
                    $"Plausible ranges, line {Line}: '{Text(column)}' in column '{column}' is not a number.");

        private string Raw(string column)
        {
            int index = Header.IndexOf(column);
            return index >= 0 && index < Values.Length
                ? Values[index].Trim()
                : throw new FormatException($"Plausible ranges, line {Line}: column '{column}' is missing.");
        }
    }
}
