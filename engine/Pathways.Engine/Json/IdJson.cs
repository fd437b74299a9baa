using System.Text.Json;
using System.Text.Json.Serialization;
using Pathways.Definitions;

namespace Pathways.Engine;

/// <summary>Ids are texts in JSON, as values and as keys.</summary>
internal abstract class IdJson<T> : JsonConverter<T>
    where T : notnull
{
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.GetString() is { Length: > 0 } text ? From(text) : throw new JsonException("An id is missing.");

    public override T ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Read(ref reader, typeToConvert, options);

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString());

    public override void WriteAsPropertyName(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
        writer.WritePropertyName(value.ToString()!); // Ids never print as null.

    protected abstract T From(string text);
}

/// <inheritdoc />
internal sealed class ElementIdJson : IdJson<ElementId>
{
    protected override ElementId From(string text) => new(text);
}

/// <inheritdoc />
internal sealed class TaskIdJson : IdJson<TaskId>
{
    protected override TaskId From(string text) => new(text);
}

/// <inheritdoc />
internal sealed class TimerIdJson : IdJson<TimerId>
{
    protected override TimerId From(string text) => new(text);
}

/// <inheritdoc />
internal sealed class JobIdJson : IdJson<JobId>
{
    protected override JobId From(string text) => new(text);
}
