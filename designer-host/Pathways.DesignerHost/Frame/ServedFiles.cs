using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.Extensions.FileProviders;

namespace Pathways.DesignerHost.Frame;

/// <summary>The addresses of style sheets, scripts and canvas pages, with their content in the address so that browsers keep them.</summary>
/// <param name="files">The served files (<c>wwwroot</c>).</param>
public sealed class ServedFiles(IFileProvider files)
{
    private readonly ConcurrentDictionary<string, string> addresses = new(StringComparer.Ordinal);
    private readonly Lazy<IReadOnlyDictionary<string, BundleEntry>> bundle = new(() => ReadBundle(files));

    /// <summary>The address of a file with the hash of its content; the plain address when the file is not there.</summary>
    /// <param name="path">The path below <c>wwwroot</c>, with a leading slash.</param>
    public string Address(string path) => addresses.GetOrAdd(path, Hashed);

    /// <summary>The files of a canvas page, or <c>null</c> when the bundle was not built (no Node at build time).</summary>
    /// <param name="entry">The entry of the bundle, e.g. <c>viewer</c>.</param>
    public BundleEntry? Canvas(string entry) => bundle.Value.GetValueOrDefault(entry);

    private string Hashed(string path)
    {
        IFileInfo file = files.GetFileInfo(path);
        if (!file.Exists)
        {
            return path;
        }

        using Stream content = file.CreateReadStream();
        return $"{path}?v={Convert.ToHexStringLower(SHA256.HashData(content))[..10]}";
    }

    private static Dictionary<string, BundleEntry> ReadBundle(IFileProvider files)
    {
        var entries = new Dictionary<string, BundleEntry>(StringComparer.Ordinal);
        IFileInfo manifest = files.GetFileInfo("/designer/manifest.json");
        if (!manifest.Exists)
        {
            return entries;
        }

        using Stream content = manifest.CreateReadStream();
        using JsonDocument document = JsonDocument.Parse(content);
        foreach (JsonProperty chunk in document.RootElement.EnumerateObject())
        {
            if (chunk.Value.TryGetProperty("isEntry", out JsonElement isEntry) && isEntry.GetBoolean())
            {
                string name = chunk.Value.GetProperty("name").GetString() ?? chunk.Name;
                entries[name] = BundleEntry.From(document.RootElement, chunk.Value);
            }
        }

        return entries;
    }
}
