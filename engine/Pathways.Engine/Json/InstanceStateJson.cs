using System.Text.Json;
using System.Text.Json.Nodes;

namespace Pathways.Engine;

/// <summary>
/// States as JSON, with the number of their format. A state written by any released version can be read by every later
/// one:
/// when the shape changes, the number goes up and a converter from the number before is added here; golden files prove
/// it.
/// </summary>
public static class InstanceStateJson
{
    /// <summary>The format that is written.</summary>
    public const int Format = 2;

    /// <summary>Writes a state. The same state gives the same bytes.</summary>
    public static string Write(InstanceState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        return JsonSerializer.Serialize(new StateDocument(Format, state), ReadableJson.Context.StateDocument);
    }

    /// <summary>Reads a state.</summary>
    /// <exception cref="FormatException">The text is no state, or was written by a newer version.</exception>
    public static InstanceState Read(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        try
        {
            StateDocument? document = JsonSerializer.Deserialize(json, ReadableJson.Context.StateDocument);
            if (document is { Format: 1 } && JsonNode.Parse(json) is JsonObject first)
            {
                FirstFormat.Convert(first);
                document = first.Deserialize(ReadableJson.Context.StateDocument);
            }

            return document switch
            {
                { Format: Format, State: { } state } => state,
                { Format: var other } => throw new FormatException(
                    $"The stored state has format {other}; this version reads formats up to {Format}. "
                    + "Run a version of Pathways that is at least as new as the one that wrote it."),
                null => throw new FormatException("The stored state is empty."),
            };
        }
        catch (JsonException problem)
        {
            throw new FormatException($"The stored state cannot be read: {problem.Message}", problem);
        }
    }
}

/// <summary>A state with the number of its format.</summary>
internal sealed record StateDocument(int Format, InstanceState State);
