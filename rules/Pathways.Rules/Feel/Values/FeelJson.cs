using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Pathways.Rules;

/// <summary>FEEL values as JSON, without loss (functions excepted: they are written as text and read as null).</summary>
/// <remarks>
/// Numbers are JSON numbers with all their digits. Temporal values and ranges are objects with the one name <c>@</c>:
/// <c>{"@":"2026-11-21"}</c>. A context whose only name starts with <c>@</c> gets one more <c>@</c>.
/// </remarks>
public static class FeelJson
{
    private static readonly JsonDocumentOptions reading = new() { MaxDepth = 512 };

    /// <summary>The value as JSON text.</summary>
    public static string ToJson(FeelValue value)
    {
        ArrayBufferWriter<byte> buffer = new();
        using (Utf8JsonWriter writer = new(buffer, WriterOptions(false)))
        {
            Write(writer, value);
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <summary>Reads JSON text.</summary>
    /// <exception cref="JsonException">The text is not JSON.</exception>
    public static FeelValue FromJson(string json)
    {
        using JsonDocument document = JsonDocument.Parse(json, reading);
        return Read(document.RootElement);
    }

    /// <summary>Writes the value where the writer stands.</summary>
    public static void Write(Utf8JsonWriter writer, FeelValue value)
    {
        ArgumentNullException.ThrowIfNull(writer);
        switch (value.Kind)
        {
            case FeelKind.Null:
                writer.WriteNullValue();
                break;
            case FeelKind.Boolean:
                writer.WriteBooleanValue(value.IsTrue);
                break;
            case FeelKind.Number:
                writer.WriteRawValue(value.Numeric.ToString(), skipInputValidation: true);
                break;
            case FeelKind.String:
                writer.WriteStringValue(value.Text);
                break;
            case FeelKind.List:
                WriteList(writer, value.Items);
                break;
            case FeelKind.Context:
                WriteContext(writer, value.AsContext());
                break;
            case FeelKind.Range or FeelKind.Function:
                WriteMarked(writer, FeelText.ToLiteral(value));
                break;
            default:
                WriteMarked(writer, FeelText.Temporal(value));
                break;
        }
    }

    /// <summary>The value of a JSON element.</summary>
    public static FeelValue Read(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.True => FeelValue.True,
        JsonValueKind.False => FeelValue.False,
        JsonValueKind.Number => FeelNumber.TryParse(json.GetRawText(), out FeelNumber number)
            ? FeelValue.Number(number)
            : FeelValue.Null,
        JsonValueKind.String => FeelValue.String(TextOf(json)),
        JsonValueKind.Array => FeelValue.FromItems([.. json.EnumerateArray().Select(Read)]),
        JsonValueKind.Object => ReadObject(json),
        _ => FeelValue.Null,
    };

    internal static JsonWriterOptions WriterOptions(bool indented) => new()
    {
        Indented = indented,
        NewLine = "\n",
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        MaxDepth = 512,
    };

    private static void WriteList(Utf8JsonWriter writer, FeelValue[] items)
    {
        writer.WriteStartArray();
        foreach (FeelValue item in items)
        {
            Write(writer, item);
        }

        writer.WriteEndArray();
    }

    private static void WriteContext(Utf8JsonWriter writer, FeelContext context)
    {
        writer.WriteStartObject();
        foreach (KeyValuePair<string, FeelValue> entry in context.Entries)
        {
            bool isMistakable = context.Count == 1 && entry.Key.StartsWith('@');
            writer.WritePropertyName(isMistakable ? "@" + entry.Key : entry.Key);
            Write(writer, entry.Value);
        }

        writer.WriteEndObject();
    }

    private static void WriteMarked(Utf8JsonWriter writer, string text)
    {
        writer.WriteStartObject();
        writer.WriteString("@", text);
        writer.WriteEndObject();
    }

    private static string? TextOf(JsonElement json)
    {
        try
        {
            return json.GetString();
        }
        catch (InvalidOperationException halfPair)
        {
            throw new JsonException("A text holds half of a surrogate pair, which is no character.", halfPair);
        }
    }

    private static FeelValue ReadObject(JsonElement json)
    {
        ContextBuilder builder = new();
        int count = 0;
        foreach (JsonProperty property in json.EnumerateObject())
        {
            builder.Set(property.Name, Read(property.Value));
            count++;
        }

        FeelContext context = builder.Build();
        if (count != 1 || !context.Names[0].StartsWith('@'))
        {
            return FeelValue.Context(context);
        }

        if (context.Names[0].Length > 1)
        {
            return FeelValue.Context(FeelContext.Of(KeyValuePair.Create(context.Names[0][1..], context.ValueAt(0))));
        }

        return context.ValueAt(0) is { Kind: FeelKind.String } text ? ReadMarked(text.Text) : FeelValue.Null;
    }

    private static FeelValue ReadMarked(string text) =>
        TemporalText.TryParseAny(text, out FeelValue value) || RangeText.TryParsePrinted(text, out value) ? value : FeelValue.Null;
}

/// <summary>Lets System.Text.Json carry FEEL values, in the form of <see cref="FeelJson"/>.</summary>
public sealed class FeelValueJsonConverter : JsonConverter<FeelValue>
{
    /// <inheritdoc />
    public override bool HandleNull => true;

    /// <inheritdoc />
    public override FeelValue Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using JsonDocument document = JsonDocument.ParseValue(ref reader);
        return FeelJson.Read(document.RootElement);
    }

    /// <inheritdoc />
    public override void Write(Utf8JsonWriter writer, FeelValue value, JsonSerializerOptions options) =>
        FeelJson.Write(writer, value);
}

/// <summary>Lets System.Text.Json carry FEEL contexts, in the form of <see cref="FeelJson"/>.</summary>
public sealed class FeelContextJsonConverter : JsonConverter<FeelContext>
{
    /// <inheritdoc />
    public override FeelContext Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using JsonDocument document = JsonDocument.ParseValue(ref reader);
        return FeelJson.Read(document.RootElement) is { Kind: FeelKind.Context } context
            ? context.AsContext()
            : throw new JsonException("A context is a JSON object.");
    }

    /// <inheritdoc />
    public override void Write(Utf8JsonWriter writer, FeelContext value, JsonSerializerOptions options) =>
        FeelJson.Write(writer, FeelValue.Context(value));
}
