using System.Collections.Immutable;

namespace Pathways.Rules;

/// <summary>
/// A table of reference data in CSV (<see cref="CsvTable"/>), as a FEEL list of contexts. Lines before the header that start with <c>#</c> are notes on
/// its source. A column whose cells are all numbers holds numbers; an empty cell is null.
/// </summary>
public sealed class ReferenceTable
{
    private ReferenceTable(FeelValue rows, ImmutableArray<string> notes)
    {
        Rows = rows;
        Notes = notes;
    }

    /// <summary>A list of contexts, one for each row.</summary>
    public FeelValue Rows { get; }

    /// <summary>The notes on the source, without the sign before them.</summary>
    public ImmutableArray<string> Notes { get; }

    /// <summary>Reads a table.</summary>
    /// <param name="csv">The text.</param>
    /// <param name="why">What is wrong with it; empty when nothing is.</param>
    /// <returns>The table; null when it cannot be read.</returns>
    public static ReferenceTable? Read(string csv, out string why)
    {
        ArgumentNullException.ThrowIfNull(csv);
        why = string.Empty;
        CsvTable table = CsvTable.Read(csv);
        ImmutableArray<ImmutableArray<CsvCell>> records = table.Rows;
        if (records.Length == 0)
        {
            why = "it has no row of names";
            return null;
        }

        string[] names = [.. records[0].Select(name => name.Text.Trim())];
        if (names.Distinct(StringComparer.Ordinal).Count() != names.Length || names.Contains(string.Empty))
        {
            why = "each column needs a name of its own";
            return null;
        }

        for (int i = 1; i < records.Length; i++)
        {
            if (records[i].Length != names.Length)
            {
                why = string.Create(
                    System.Globalization.CultureInfo.InvariantCulture,
                    $"row {i} has {records[i].Length} cells for {names.Length} columns");
                return null;
            }
        }

        return new ReferenceTable(Build(names, records), table.Notes);
    }

    private static FeelValue Build(string[] names, ImmutableArray<ImmutableArray<CsvCell>> records)
    {
        bool[] isNumeric = [.. names.Select((_, column) => records.Skip(1).All(
            record => record[column].Text.Length == 0 || FeelNumber.TryParse(record[column].Text, out FeelNumber _)))];
        ContextShape shape = new(names);
        FeelValue[] rows = new FeelValue[records.Length - 1];
        for (int i = 0; i < rows.Length; i++)
        {
            FeelValue[] cells = new FeelValue[names.Length];
            for (int column = 0; column < cells.Length; column++)
            {
                string cell = records[i + 1][column].Text;
                cells[column] = cell.Length == 0
                    ? FeelValue.Null
                    : isNumeric[column] && FeelNumber.TryParse(cell, out FeelNumber number)
                        ? FeelValue.Number(number)
                        : FeelValue.String(cell);
            }

            rows[i] = FeelValue.Context(new FeelContext(shape, cells));
        }

        return FeelValue.FromItems(rows);
    }
}
