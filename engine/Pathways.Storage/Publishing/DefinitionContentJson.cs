using System.Collections.Immutable;
using System.Text.Json;
using Pathways.Runtime;

namespace Pathways.Storage;

/// <summary>The files of a published version as one JSON text.</summary>
internal static class DefinitionContentJson
{
    public static string Write(DefinitionContent content) =>
        JsonSerializer.Serialize(new Stored(content.Main, new SortedDictionary<string, string>(
            content.Files, StringComparer.Ordinal)));

    public static DefinitionContent Read(string json)
    {
        Stored stored = JsonSerializer.Deserialize<Stored>(json)
            ?? throw new InvalidDataException("The content of a published version is empty.");
        return new DefinitionContent(
            stored.Main, stored.Files.ToImmutableSortedDictionary(StringComparer.Ordinal));
    }

    private sealed record Stored(string Main, SortedDictionary<string, string> Files);
}
