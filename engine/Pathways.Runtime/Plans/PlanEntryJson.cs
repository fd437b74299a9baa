using System.Text.Json;
using System.Text.Json.Serialization;
using Pathways.Care;

namespace Pathways.Runtime;

/// <summary>What an entry of a plan says, as JSON text for the store. Who wrote it, and when, stands beside it.</summary>
public static class PlanEntryJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
    };

    /// <summary>Writes what an entry says.</summary>
    /// <param name="entry">The entry.</param>
    public static string Write(PlanEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return JsonSerializer.Serialize(new Body(entry.Written, entry.Signed, entry.Done, entry.Reviewed), Options);
    }

    /// <summary>Reads it back into an entry.</summary>
    /// <param name="json">What <see cref="Write"/> wrote.</param>
    /// <param name="entry">The entry with what stands beside it.</param>
    public static PlanEntry Read(string json, PlanEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        Body body = JsonSerializer.Deserialize<Body>(json, Options)
            ?? throw new InvalidDataException("The body of an entry of a plan is null.");
        return entry with { Written = body.Written, Signed = body.Signed, Done = body.Done, Reviewed = body.Reviewed };
    }

    private sealed record Body(PlanContent? Written, PlanSignature? Signed, ActionResult? Done, PlanReview? Reviewed);
}
