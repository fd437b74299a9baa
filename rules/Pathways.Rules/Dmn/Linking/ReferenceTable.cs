using System.Collections.Immutable;
using System.Text;

namespace Pathways.Rules;

/// <summary>
/// A table of reference data in CSV, as a FEEL list of contexts. Lines before the header that start with <c>#</c> are notes on
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
        string text = csv.TrimStart('\uFEFF');
        List<string> notes = [];
        while (text.StartsWith('#'))
        {
            int end = text.IndexOf('\n', StringComparison.Ordinal);
            notes.Add((end < 0 ? text : text[..end]).TrimStart('#').Trim());
            text = end < 0 ? string.Empty : text[(end + 1)..];
        }

        List<string[]> records = Records(text);
        if (records.Count == 0)
        {
            why = "it has no row of names";
            return null;
        }

        string[] names = [.. records[0].Select(name => name.Trim())];
        if (names.Distinct(StringComparer.Ordinal).Count() != names.Length || names.Contains(string.Empty))
        {
            why = "each column needs a name of its own";
            return null;
        }

        for (int i = 1; i < records.Count; i++)
        {
            if (records[i].Length != names.Length)
            {
                why = string.Create(
                    System.Globalization.CultureInfo.InvariantCulture,
                    $"row {i} has {records[i].Length} cells for {names.Length} columns");
                return null;
            }
        }

        return new ReferenceTable(Build(names, records), [.. notes]);
    }

    private static FeelValue Build(string[] names, List<string[]> records)
    {
        bool[] isNumeric = [.. names.Select((_, column) => records.Skip(1).All(
            record => record[column].Length == 0 || FeelNumber.TryParse(record[column], out FeelNumber _)))];
        ContextShape shape = new(names);
        FeelValue[] rows = new FeelValue[records.Count - 1];
        for (int i = 0; i < rows.Length; i++)
        {
            FeelValue[] cells = new FeelValue[names.Length];
            for (int column = 0; column < cells.Length; column++)
            {
                string cell = records[i + 1][column];
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

    /// <summary>RFC 4180: commas, and quotation marks around cells that hold commas, line ends or quotation marks.</summary>
    private static List<string[]> Records(string text)
    {
        List<string[]> records = [];
        List<string> cells = [];
        StringBuilder cell = new();
        bool isQuoted = false;
        for (int i = 0; i <= text.Length; i++)
        {
            char c = i < text.Length ? text[i] : '\n';
            if (isQuoted && i < text.Length)
            {
                if (c != '"')
                {
                    cell.Append(c);
                }
                else if (i + 1 < text.Length && text[i + 1] == '"')
                {
                    cell.Append('"');
                    i++;
                }
                else
                {
                    isQuoted = false;
                }
            }
            else if (c == '"')
            {
                isQuoted = true;
            }
            else if (c == ',')
            {
                cells.Add(cell.ToString());
                cell.Clear();
            }
            else if (c == '\n')
            {
                if (cells.Count > 0 || cell.Length > 0)
                {
                    cells.Add(cell.ToString());
                    records.Add([.. cells]);
                }

                cell.Clear();
                cells.Clear();
            }
            else if (c != '\r')
            {
                cell.Append(c);
            }
        }

        return records;
    }
}
