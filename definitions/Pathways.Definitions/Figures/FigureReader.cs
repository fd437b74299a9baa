using System.Collections.Immutable;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Pathways.Definitions;

/// <summary>Reads declared figures: JSON, described in <c>samples/README.md</c>. Never throws for what an author wrote.</summary>
public static partial class FigureReader
{
    /// <summary>Reads a file of figures.</summary>
    /// <param name="json">The text.</param>
    /// <param name="source">Name of the file, for findings.</param>
    public static FigureReading Read(string json, string source)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentException.ThrowIfNullOrWhiteSpace(source);
        var log = new FigureFindings(source, json);
        try
        {
            using var document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = 20 });
            FigureSet? set = ReadSet(document.RootElement, log);
            return new FigureReading(log.HasErrors ? null : set, log.All);
        }
        catch (JsonException problem)
        {
            log.Add(
                "PW2008", null, $"This is no JSON: {problem.Message}", "Correct the text at this place.", [problem.Message],
                new SourcePlace((int)(problem.LineNumber ?? 0) + 1, (int)(problem.BytePositionInLine ?? 0) + 1));
            return new FigureReading(null, log.All);
        }
    }

    private static FigureSet? ReadSet(JsonElement root, FigureFindings log)
    {
        if (root.ValueKind != JsonValueKind.Object
            || !root.TryGetProperty("figures", out JsonElement figures) || figures.ValueKind != JsonValueKind.Array)
        {
            log.Add("PW2008", null, "This file holds no list 'figures'.", "Write {\"pathway\": …, \"figures\": [ … ]}.", [], default);
            return null;
        }

        var read = ImmutableArray.CreateBuilder<FigureDefinition>();
        foreach (JsonElement figure in figures.EnumerateArray())
        {
            if (new FigureParts(figure, log).Read() is not { } definition)
            {
                continue;
            }

            if (read.Any(other => other.Key == definition.Key))
            {
                log.Add(
                    "PW2019", definition.Key, $"Two figures have the key '{definition.Key}'.", "Give one of them another key.",
                    [definition.Key]);
            }

            read.Add(definition);
        }

        string? pathway = root.TryGetProperty("pathway", out JsonElement key) && key.ValueKind == JsonValueKind.String ? key.GetString() : null;
        return new FigureSet(pathway, read.ToImmutable());
    }

    [GeneratedRegex("^[a-z][a-z0-9_]{0,60}$")]
    internal static partial Regex Key();
}
