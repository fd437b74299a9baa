using System.Collections.Immutable;
using System.Text.Json;

namespace Pathways.DesignerHost.Frame;

/// <summary>One canvas page of the bundle, as Vite's manifest names it.</summary>
/// <param name="Script">Address of its module.</param>
/// <param name="Sheets">Addresses of its style sheets.</param>
public sealed record BundleEntry(string Script, ImmutableArray<string> Sheets)
{
    internal static BundleEntry From(JsonElement chunk)
    {
        ImmutableArray<string> sheets = chunk.TryGetProperty("css", out JsonElement css)
            ? [.. css.EnumerateArray().Select(file => $"/designer/{file.GetString()}")]
            : [];
        return new BundleEntry($"/designer/{chunk.GetProperty("file").GetString()}", sheets);
    }
}
