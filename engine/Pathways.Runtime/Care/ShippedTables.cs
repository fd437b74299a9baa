using System.Text;
using Pathways.Care;

namespace Pathways.Runtime;

/// <summary>Reference tables that travel inside the program because every installation needs them.</summary>
public static class ShippedTables
{
    /// <summary>The plausible values of observations, from <c>samples/reference-tables/plausible_ranges.csv</c>.</summary>
    public static PlausibleRanges PlausibleRanges() => Pathways.Care.PlausibleRanges.Read(Text("plausible_ranges.csv"));

    /// <summary>Names of municipalities, from <c>samples/reference-tables/municipalities.csv</c>.</summary>
    public static Municipalities Municipalities() => Pathways.Care.Municipalities.Read(Text("municipalities.csv"));

    private static string Text(string name)
    {
        using Stream stream = typeof(ShippedTables).Assembly.GetManifestResourceStream(name)
            ?? throw new FileNotFoundException($"The table {name} is not embedded in Pathways.Runtime.");
        using StreamReader reader = new(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
