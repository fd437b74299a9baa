using System.Collections.Immutable;
using Pathways.Rules;

namespace Pathways.Cli.Vectors;

/// <summary>A CSV file of test vectors: the columns of its first line, and its rows as texts.</summary>
/// <param name="Columns">Names in order.</param>
/// <param name="Rows">One text per column; a short row is filled with empty texts.</param>
internal sealed record VectorTable(ImmutableArray<string> Columns, ImmutableArray<ImmutableArray<string>> Rows)
{
    /// <summary>Reads a table (<see cref="CsvTable"/>); lines that are empty or begin with <c>#</c> are left out.</summary>
    public static VectorTable Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        ImmutableArray<ImmutableArray<string>> records =
        [
            .. CsvTable.Read(text).Rows
                .Where(row => !row[0].Text.StartsWith('#'))
                .Select(row => row.Select(cell => cell.Meant).ToImmutableArray()),
        ];
        if (records.IsEmpty)
        {
            return new VectorTable([], []);
        }

        ImmutableArray<string> columns = records[0];
        return new VectorTable(
            columns,
            [.. records.Skip(1).Select(record => ImmutableArray.CreateRange(
                columns.Select((_, index) => index < record.Length ? record[index] : string.Empty)))]);
    }
}
