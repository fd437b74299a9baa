using System.Globalization;

namespace Pathways.Samples.Tests;

/// <summary>A reference table as a test reads it: source notes, header, rows by column name.</summary>
internal sealed record ReferenceTable(
    IReadOnlyList<string> Notes, IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyDictionary<string, string>> Rows)
{
    public static ReferenceTable Read(string file)
    {
        string[] lines = [.. SampleFolder.Read("reference-tables", file).Split('\n').Where(line => line.Length > 0)];
        string[] notes = [.. lines.TakeWhile(line => line[0] == '#')];
        string[] columns = lines[notes.Length].Split(',');
        return new ReferenceTable(
            notes,
            columns,
            [.. lines.Skip(notes.Length + 1).Select(line => columns.Zip(line.Split(','))
                .ToDictionary(cell => cell.First, cell => cell.Second, StringComparer.Ordinal))]);
    }

    public IReadOnlyDictionary<string, string> Row(string sex, string key, decimal value) =>
        Rows.Single(row => row["sex"] == sex && decimal.Parse(row[key], CultureInfo.InvariantCulture) == value);

    public static double Number(IReadOnlyDictionary<string, string> row, string column) =>
        double.Parse(row[column], CultureInfo.InvariantCulture);
}
