using System.Collections.Frozen;

namespace Pathways.Care;

/// <summary>Names of municipalities by their INSEE code; one that the table does not know is shown by its code alone.</summary>
/// <remarks>
/// The file is <c>samples/reference-tables/municipalities.csv</c>: lines starting with <c>#</c> name the source, then
/// <c>code,name,department</c>; no cell holds a comma.
/// </remarks>
public sealed class Municipalities
{
    private readonly FrozenDictionary<string, string> names;

    private Municipalities(FrozenDictionary<string, string> names) => this.names = names;

    /// <summary>Reads the table.</summary>
    /// <param name="csv">The whole text of the file.</param>
    /// <exception cref="FormatException">A row has not three cells; the message names it.</exception>
    public static Municipalities Read(string csv)
    {
        ArgumentNullException.ThrowIfNull(csv);
        return new Municipalities(csv.ReplaceLineEndings("\n").Split('\n')
            .Where(line => line.Length > 0 && line[0] != '#')
            .Skip(1) // The header.
            .Select(line => line.Split(',') is { Length: 3 } cells
                ? cells
                : throw new FormatException($"municipalities.csv: '{line}' has not the three cells code, name and department."))
            .ToFrozenDictionary(cells => cells[0], cells => cells[1], StringComparer.Ordinal));
    }

    /// <summary>The name; <c>null</c> when the table does not know the code.</summary>
    /// <param name="code">INSEE code, five characters.</param>
    public string? NameOf(string code) => names.GetValueOrDefault(code);

    /// <summary>How screens show a municipality: <c>Metz (57463)</c>, or the code alone.</summary>
    /// <param name="code">INSEE code, five characters.</param>
    public string Label(string code) => NameOf(code) is { } name ? $"{name} ({code})" : code;
}
