using System.Collections.Immutable;
using System.Text;

namespace Pathways.Cli.Vectors;

/// <summary>A CSV file of test vectors: the columns of its first line, and its rows as texts.</summary>
/// <param name="Columns">Names in order.</param>
/// <param name="Rows">One text per column; a short row is filled with empty texts.</param>
internal sealed record VectorTable(ImmutableArray<string> Columns, ImmutableArray<ImmutableArray<string>> Rows)
{
    /// <summary>Reads a table (RFC 4180); lines that are empty or begin with <c>#</c> are left out.</summary>
    public static VectorTable Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        List<ImmutableArray<string>> records =
            [.. Records(text.TrimStart('\uFEFF')).Where(record => record is not [""] && !record[0].StartsWith('#'))];
        if (records.Count == 0)
        {
            return new VectorTable([], []);
        }

        ImmutableArray<string> columns = records[0];
        return new VectorTable(
            columns,
            [.. records.Skip(1).Select(record => ImmutableArray.CreateRange(
                columns.Select((_, index) => index < record.Length ? record[index] : string.Empty)))]);
    }

    private static IEnumerable<ImmutableArray<string>> Records(string text)
    {
        List<string> record = [];
        StringBuilder cell = new();
        bool isQuoted = false, wasQuoted = false;
        for (int at = 0; at <= text.Length; at++)
        {
            char here = at < text.Length ? text[at] : '\n';
            if (isQuoted && at < text.Length)
            {
                bool isDoubled = here == '"' && at + 1 < text.Length && text[at + 1] == '"';
                isQuoted = here != '"' || isDoubled;
                if (isQuoted)
                {
                    cell.Append(here);
                }

                at += isDoubled ? 1 : 0;
            }
            else if (here == '"' && cell.Length == 0)
            {
                isQuoted = wasQuoted = true;
            }
            else if (here is ',' or '\n')
            {
                // Blanks around a cell carry no meaning unless somebody quoted them.
                record.Add(wasQuoted ? cell.ToString() : cell.ToString().Trim());
                cell.Clear();
                isQuoted = wasQuoted = false;
                if (here == '\n')
                {
                    yield return [.. record];
                    record.Clear();
                }
            }
            else
            {
                cell.Append(here);
            }
        }
    }
}
