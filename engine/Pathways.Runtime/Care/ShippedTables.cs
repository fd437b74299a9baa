using System.Text;
using Pathways.Care;

namespace Pathways.Runtime;

/// <summary>Reference tables that travel inside the program because every installation needs them.</summary>
public static class ShippedTables
{
    /// <summary>The plausible values of observations, from <c>samples/reference-tables/plausible_ranges.csv</c>.</summary>
    public static PlausibleRanges PlausibleRanges()
    {
        using Stream stream = typeof(ShippedTables).Assembly.GetManifestResourceStream("plausible_ranges.csv")
            ?? throw new FileNotFoundException("The table plausible_ranges.csv is not embedded in Pathways.Runtime.");
        using StreamReader reader = new(stream, Encoding.UTF8);
        return Pathways.Care.PlausibleRanges.Read(reader.ReadToEnd());
    }
}
