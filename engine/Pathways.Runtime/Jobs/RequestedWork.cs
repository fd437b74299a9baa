using System.Buffers;
using System.Text;
using System.Text.Json;
using Pathways.Definitions;
using Pathways.Engine;
using Pathways.Rules;

namespace Pathways.Runtime;

/// <summary>What another system is asked to do: the payload of a job of kind <see cref="JobKind.Service"/>.</summary>
/// <param name="Element">The task of the drawing.</param>
/// <param name="Pathway">Key of the pathway.</param>
/// <param name="Version">Version that the case runs.</param>
/// <param name="By">Which system.</param>
/// <param name="Values">What the drawing maps for it: nothing else of the case leaves.</param>
public sealed record RequestedWork(ElementId Element, string Pathway, int Version, OutsideWork By, FeelContext Values)
{
    /// <summary>How often it is tried.</summary>
    public RetryPolicy Retry => By.Retry is { } drawn
        ? new RetryPolicy(drawn.Attempts, drawn.Pause, drawn.Longest)
        : RetryPolicy.Default;

    /// <summary>The job that asks for it.</summary>
    /// <param name="instance">The case.</param>
    /// <param name="requested">What happened.</param>
    internal static JobRow ToJob(InstanceRow instance, InstanceEvent.WorkRequested requested)
    {
        OutsideWork by = requested.By ?? new OutsideWork(requested.Element.ToString(), IsConnector: false, Retry: null);
        RequestedWork work = new(
            requested.Element, instance.PathwayKey, instance.PathwayVersion, by, requested.Inputs);
        return new JobRow(
            JobKind.Service, requested.Job.ToString(), requested.At, work.ToJson(), by.IsConnector ? null : by.Name);
    }

    /// <summary>Reads a job's payload.</summary>
    /// <param name="json">The payload.</param>
    /// <exception cref="FormatException">It is no payload of this kind.</exception>
    public static RequestedWork FromJson(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        try
        {
            using JsonDocument document = JsonDocument.Parse(json);
            JsonElement root = document.RootElement;
            RetryLimits? retry = root.TryGetProperty("attempts", out JsonElement attempts)
                ? new RetryLimits(attempts.GetInt32(), Seconds(root, "pause"), Seconds(root, "longest"))
                : null;
            return new RequestedWork(
                new ElementId(Text(root, "element")),
                Text(root, "pathway"),
                root.GetProperty("version").GetInt32(),
                new OutsideWork(Text(root, "by"), root.GetProperty("connector").GetBoolean(), retry),
                FeelJson.Read(root.GetProperty("values")).AsContext());
        }
        catch (Exception problem) when (problem is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new FormatException($"The payload of a service job cannot be read: {problem.Message}", problem);
        }
    }

    private string ToJson()
    {
        ArrayBufferWriter<byte> buffer = new();
        using (Utf8JsonWriter writer = new(buffer))
        {
            writer.WriteStartObject();
            writer.WriteString("element", Element.ToString());
            writer.WriteString("pathway", Pathway);
            writer.WriteNumber("version", Version);
            writer.WriteString("by", By.Name);
            writer.WriteBoolean("connector", By.IsConnector);
            if (By.Retry is { } retry)
            {
                writer.WriteNumber("attempts", retry.Attempts);
                writer.WriteNumber("pause", retry.Pause.TotalSeconds);
                writer.WriteNumber("longest", retry.Longest.TotalSeconds);
            }

            writer.WritePropertyName("values");
            FeelJson.Write(writer, FeelValue.Context(Values));
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static string Text(JsonElement root, string name) =>
        root.GetProperty(name).GetString() ?? throw new FormatException($"'{name}' is null.");

    private static TimeSpan Seconds(JsonElement root, string name) =>
        TimeSpan.FromSeconds(root.GetProperty(name).GetDouble());
}
