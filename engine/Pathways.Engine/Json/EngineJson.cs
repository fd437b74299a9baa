using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Pathways.Engine;

/// <summary>How states and events become JSON. Generated at compile time: no reflection in the hot path.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true,
    AllowOutOfOrderMetadataProperties = true,
    Converters = [
        typeof(ElementIdJson), typeof(TaskIdJson), typeof(TimerIdJson), typeof(JobIdJson),
        typeof(FeelContextJson), typeof(FeelValueJson),
    ])]
[JsonSerializable(typeof(StateDocument))]
[JsonSerializable(typeof(InstanceEvent))]
internal sealed partial class EngineJson : JsonSerializerContext;

/// <summary>
/// The same with accents and quotes readable in the database; the text is never put into HTML as it is.
/// </summary>
/// <remarks>A class of its own, because the generated options must be made before they are copied.</remarks>
internal static class ReadableJson
{
    public static EngineJson Context { get; } =
        new(new JsonSerializerOptions(EngineJson.Default.Options)
        {
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        });
}
