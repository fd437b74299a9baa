using System.Text.Json;

namespace Pathways.Engine;

/// <summary>
/// Events as JSON: the history of a case, readable for ever. Each event names its type and its format.
/// </summary>
public static class InstanceEventJson
{
    /// <summary>Writes an event. The same event gives the same bytes.</summary>
    public static string Write(InstanceEvent happened)
    {
        ArgumentNullException.ThrowIfNull(happened);
        return JsonSerializer.Serialize(happened, ReadableJson.Context.InstanceEvent);
    }

    /// <summary>Reads an event; members may stand in any order, as some databases reorder them.</summary>
    /// <exception cref="FormatException">The text is no event that this version knows.</exception>
    public static InstanceEvent Read(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        try
        {
            return JsonSerializer.Deserialize(json, ReadableJson.Context.InstanceEvent)
                ?? throw new FormatException("The stored event is empty.");
        }
        catch (Exception problem) when (problem is JsonException or NotSupportedException)
        {
            throw new FormatException($"The stored event cannot be read: {problem.Message}", problem);
        }
    }

    /// <summary>The name of an event's type in JSON, e.g. <c>taskOpened</c>.</summary>
    public static string TypeOf(InstanceEvent happened)
    {
        ArgumentNullException.ThrowIfNull(happened);
        return JsonNamingPolicy.CamelCase.ConvertName(happened.GetType().Name);
    }
}
