using System.Text.Json;

namespace Pathways.Rules;

/// <summary>Decision traces as JSON: kept for years, so the form has a number.</summary>
/// <remarks>
/// 1: the first. 2: settings and inputs as given, so that the decision can be taken again; steps and expressions; the
/// function of a table. Forms grow by adding only.
/// </remarks>
public static class DecisionTraceJson
{
    /// <summary>The form that <see cref="ToJson"/> writes.</summary>
    public const int Format = 2;

    private static readonly JsonSerializerOptions options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        MaxDepth = 512,
    };

    /// <summary>The trace as JSON text.</summary>
    public static string ToJson(DecisionTrace trace)
    {
        ArgumentNullException.ThrowIfNull(trace);
        return JsonSerializer.Serialize(new Envelope(Format, trace), options);
    }

    /// <summary>Reads a trace of this or an earlier form.</summary>
    /// <exception cref="JsonException">The text is no trace, or of a later form than this build knows.</exception>
    public static DecisionTrace FromJson(string json)
    {
        Envelope? envelope = JsonSerializer.Deserialize<Envelope>(json, options);
        return envelope is { Format: >= 1 and <= Format, Trace: DecisionTrace trace }
            ? trace
            : throw new JsonException($"The decision trace has the format {envelope?.Format}; this build reads 1 to {Format}.");
    }

    private sealed record Envelope(int Format, DecisionTrace Trace);
}
