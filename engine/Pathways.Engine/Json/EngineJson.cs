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
