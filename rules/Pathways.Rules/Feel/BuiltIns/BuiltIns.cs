using System.Collections.Frozen;

namespace Pathways.Rules;

/// <summary>All built-in functions (DMN 1.5, clause 10.3.4): one table per chapter of the standard.</summary>
internal static class BuiltIns
{
    private static readonly FrozenDictionary<string, BuiltIn> byName = new[]
        {
            ConversionFunctions.All,
            BooleanFunctions.All,
            StringFunctions.All,
            ListFunctions.All,
            NumericFunctions.All,
            TemporalFunctions.All,
            RangeFunctions.All,
            SortFunctions.All,
            ContextFunctions.All,
        }
        .SelectMany(table => table)
        .GroupBy(row => row.Name, row => row.Overload, StringComparer.Ordinal)
        .ToFrozenDictionary(group => group.Key, group => new BuiltIn(group.Key, [.. group]), StringComparer.Ordinal);

    /// <summary>The names, for reading those with blanks in them.</summary>
    public static KnownNames KnownNames { get; } = Names();

    /// <summary>Every built-in function.</summary>
    public static IEnumerable<BuiltIn> All => byName.Values;

    public static BuiltIn? Find(string name) => byName.GetValueOrDefault(name);

    private static KnownNames Names()
    {
        KnownNames names = new(null);
        foreach (string name in byName.Keys)
        {
            names.Add(name);
        }

        return names;
    }
}

/// <summary>A row of a table of built-in functions; several rows of one name are its overloads.</summary>
internal sealed record BuiltInRow(string Name, Overload Overload)
{
    public BuiltInRow(string name, string signature, FeelType result, BuiltInBody body)
        : this(name, new Overload(signature, result, body))
    {
    }
}
