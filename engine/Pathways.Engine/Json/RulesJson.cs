using System.Text.Json;
using System.Text.Json.Serialization;
using Pathways.Rules;

namespace Pathways.Engine;

/// <summary>The data of a case, lossless.</summary>
internal sealed class FeelContextJson : JsonConverter<FeelContext>
{
    public override FeelContext Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var document = JsonDocument.ParseValue(ref reader);
        FeelValue value = FeelJson.Read(document.RootElement);
        return value.Kind == FeelKind.Context
            ? value.AsContext()
            : throw new JsonException("Variables must be an object.");
    }

    public override void Write(Utf8JsonWriter writer, FeelContext value, JsonSerializerOptions options) =>
        FeelJson.Write(writer, FeelValue.Context(value));
}

/// <summary>One value, lossless; null is a value too.</summary>
internal sealed class FeelValueJson : JsonConverter<FeelValue>
{
    public override bool HandleNull => true;

    public override FeelValue Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var document = JsonDocument.ParseValue(ref reader);
        return FeelJson.Read(document.RootElement);
    }

    public override void Write(Utf8JsonWriter writer, FeelValue value, JsonSerializerOptions options) =>
        FeelJson.Write(writer, value);
}
