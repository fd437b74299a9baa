using System.Collections.Immutable;
using System.Text.Json;
using Pathways.Rules;

namespace Pathways.Definitions;

/// <summary>What came of reading a form.</summary>
/// <param name="Form">The form; null when it has errors.</param>
/// <param name="Findings">What is wrong with it.</param>
public sealed record FormReading(FormDefinition? Form, ImmutableArray<Finding> Findings);

/// <summary>Reads form-js JSON. Never throws for what an author or a tool wrote.</summary>
public static class FormReader
{
    /// <summary>Longest form accepted, in characters.</summary>
    public const int MaximumCharacters = 1_000_000;

    /// <summary>Reads a form.</summary>
    /// <param name="json">The form-js schema.</param>
    /// <param name="key">Name that drawings refer to; usually the file name.</param>
    /// <param name="source">Name of the file, for findings.</param>
    public static FormReading Read(string json, string key, string source)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentException.ThrowIfNullOrWhiteSpace(key);
        ArgumentException.ThrowIfNullOrWhiteSpace(source);
        if (json.Length > MaximumCharacters)
        {
            return new FormReading(null, [new Finding(
                "PW2081", FindingSeverity.Error,
                $"The form '{key}' is longer than {MaximumCharacters} characters.", [key, $"{MaximumCharacters}"],
                source, null, default, "Split it into several forms.")]);
        }

        try
        {
            using var document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = 40 });
            return new FormPartsReader(key, source).Read(document.RootElement);
        }
        catch (JsonException problem)
        {
            var place = new SourcePlace((int)(problem.LineNumber ?? 0) + 1, (int)(problem.BytePositionInLine ?? 0) + 1);
            return new FormReading(null, [new Finding(
                "PW2081", FindingSeverity.Error,
                $"The form '{key}' is not JSON: {problem.Message}", [key, problem.Message],
                source, null, place, "Save it again from the form editor.")]);
        }
    }
}
