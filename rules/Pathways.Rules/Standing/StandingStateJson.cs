using System.Text.Json;

namespace Pathways.Rules;

/// <summary>What was concluded about a patient as JSON: kept between evaluations, so the form has a number.</summary>
public static class StandingStateJson
{
    /// <summary>The form that <see cref="ToJson"/> writes. Forms grow by adding only.</summary>
    public const int Format = 1;

    private static readonly JsonSerializerOptions options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        MaxDepth = 512,
    };

    /// <summary>The state as JSON text.</summary>
    public static string ToJson(StandingState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        return JsonSerializer.Serialize(new Envelope(Format, state), options);
    }

    /// <summary>Reads a state of this or an earlier form.</summary>
    /// <exception cref="JsonException">The text is no such state, or of a later form than this build knows.</exception>
    public static StandingState FromJson(string json)
    {
        Envelope? envelope = JsonSerializer.Deserialize<Envelope>(json, options);
        return envelope is { Format: >= 1 and <= Format, State: StandingState state }
            ? state
            : throw new JsonException($"The state of standing rules has the format {envelope?.Format}; this build reads 1 to {Format}.");
    }

    private sealed record Envelope(int Format, StandingState State);
}
