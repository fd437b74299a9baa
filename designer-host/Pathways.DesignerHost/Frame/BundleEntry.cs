using System.Collections.Immutable;
using System.Text.Json;

namespace Pathways.DesignerHost.Frame;

/// <summary>One canvas page of the bundle, as Vite's manifest names it.</summary>
/// <param name="Script">Address of its module.</param>
/// <param name="Sheets">Addresses of its style sheets.</param>
public sealed record BundleEntry(string Script, ImmutableArray<string> Sheets)
{
    internal static BundleEntry From(JsonElement manifest, JsonElement chunk) => new(
        $"/designer/{chunk.GetProperty("file").GetString()}",
        [.. SheetsOf(manifest, chunk).Distinct().Select(file => $"/designer/{file}")]);

    // What several pages share is a chunk of its own, with its sheets before those of the page.
    private static IEnumerable<string> SheetsOf(JsonElement manifest, JsonElement chunk) =>
        Names(chunk, "imports").SelectMany(name => SheetsOf(manifest, manifest.GetProperty(name))).Concat(Names(chunk, "css"));

    private static IEnumerable<string> Names(JsonElement chunk, string property) =>
        chunk.TryGetProperty(property, out JsonElement names) ? names.EnumerateArray().Select(name => name.GetString()).OfType<string>() : [];
}
