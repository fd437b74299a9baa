using System.Text.Json;
using System.Text.Json.Serialization;
using Pathways.Rules;

namespace Pathways.Runtime;

/// <summary>What a job of kind <see cref="JobKind.Continuation"/> brings from one case to another.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "what")]
[JsonDerivedType(typeof(MessageIsHere), "message-is-here")]
[JsonDerivedType(typeof(MessageThrown), "message-thrown")]
[JsonDerivedType(typeof(SignalThrown), "signal-thrown")]
[JsonDerivedType(typeof(SignalHeard), "signal-heard")]
internal abstract record News
{
    private News() { }

    /// <summary>The case began to wait for a message that had been kept.</summary>
    /// <param name="Wait">Number of the wait.</param>
    public sealed record MessageIsHere(long Wait) : News;

    /// <summary>The case sent a message to whom it may concern.</summary>
    /// <param name="Name">Name of the message.</param>
    /// <param name="Values">What goes along, in the notation of <see cref="FeelJson"/>; null when nothing does.</param>
    public sealed record MessageThrown(string Name, string? Values = null) : News
    {
        /// <summary>What the message says.</summary>
        [JsonIgnore]
        public FeelContext Payload => Values is null ? FeelContext.Empty : FeelJson.FromJson(Values).AsContext();

        public static MessageThrown Of(string name, FeelContext? values) =>
            new(name, values is null ? null : FeelJson.ToJson(FeelValue.Context(values)));
    }

    /// <summary>The case gave a signal with which pathways may begin.</summary>
    /// <param name="Name">Name of the signal.</param>
    public sealed record SignalThrown(string Name) : News;

    /// <summary>Somebody else gave a signal for which the case listened.</summary>
    /// <param name="Name">Name of the signal.</param>
    public sealed record SignalHeard(string Name) : News;

    /// <summary>As the payload of a job.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, NewsJson.Default.News);

    /// <summary>Reads the payload of a job.</summary>
    /// <exception cref="FormatException">It is no payload of this kind.</exception>
    public static News FromJson(string json)
    {
        try
        {
            return JsonSerializer.Deserialize(json, NewsJson.Default.News) ?? throw new FormatException("The payload is null.");
        }
        catch (Exception problem) when (problem is JsonException or NotSupportedException)
        {
            throw new FormatException($"The payload of a continuation job cannot be read: {problem.Message}", problem);
        }
    }
}

/// <summary>How news become JSON.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, AllowOutOfOrderMetadataProperties = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(News))]
internal sealed partial class NewsJson : JsonSerializerContext;
