using System.Text.Json.Nodes;
using Pathways.Care;
using Pathways.Runtime;

namespace Pathways.Workers.Sending;

/// <summary>The fields that a template may use: what the platform knows by itself, and the values that came with the message.</summary>
/// <remarks><c>workers/README.md</c> lists them for authors. The platform's own names go first.</remarks>
internal static class MessageFields
{
    /// <summary>All fields but <c>recipient</c>, which differs from reader to reader.</summary>
    /// <param name="message">The message with its body as the runtime wrote it.</param>
    /// <param name="network">The network; null when it is not in the directory.</param>
    /// <param name="publicUrl">Address of the pages; null for no links.</param>
    public static JsonObject Of(OutboxMessage message, Network? network, Uri? publicUrl)
    {
        JsonObject body = JsonNode.Parse(message.Content.Body)?.AsObject() ?? [];
        JsonObject fields = body["values"]?.DeepClone().AsObject() ?? [];
        JsonObject? task = body["task"]?.AsObject();
        Set("pathway", body["case"]?["pathway"]);
        Set("network", network?.Name);
        Set("task", task?["title"]);
        Set("opened", task?["opened"]);
        Set("due", task?["due"]);
        Set("link", Link(publicUrl, message));
        return fields;

        void Set(string name, JsonNode? value)
        {
            if (value is not null)
            {
                fields[name] = value.DeepClone();
            }
        }
    }

    private static string? Link(Uri? publicUrl, OutboxMessage message)
    {
        if (publicUrl is null)
        {
            return null;
        }

        Uri root = new(publicUrl.ToString().TrimEnd('/') + "/");
        return message.Content.TaskId is { } task
            ? new Uri(root, $"tasks/{message.InstanceId}/{Uri.EscapeDataString(task)}").AbsoluteUri
            : new Uri(root, $"cases/{message.InstanceId}").AbsoluteUri;
    }
}
