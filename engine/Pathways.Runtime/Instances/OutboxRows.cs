using System.Text;
using System.Text.Json;
using Pathways.Engine;
using Pathways.Rules;

namespace Pathways.Runtime;

/// <summary>
/// What leaves a case as a message. The body is JSON with <c>case</c> (title, pathway), <c>element</c>, <c>task</c> (title,
/// opened, due; null when it is about none) and <c>values</c>: the inputs drawn for the message, else the variables of
/// the case as they were at this moment, in the notation of <see cref="FeelJson"/>.
/// </summary>
internal static class OutboxRows
{
    /// <summary>How keys of reminders begin; those of messages are the job's id.</summary>
    public const string NoticePrefix = "notice#";

    public static OutboxRow Of(
        InstanceRow instance, InstanceState after, InstanceEvent.NotificationRequested notification, string recipient)
    {
        string key = $"{NoticePrefix}{Projection.Text(notification.Number)}/{recipient}";
        OpenTask? task = notification.Task is { } id ? after.Tasks.GetValueOrDefault(id) : null;
        return new OutboxRow(
            DerivedId.Of(instance.InstanceId, key),
            key,
            OutgoingKind.Notification,
            notification.Template,
            recipient,
            notification.Task?.ToString(),
            Body(instance, notification.Element.ToString(), task, after.Variables),
            notification.At);
    }

    public static OutboxRow Of(InstanceRow instance, InstanceState after, InstanceEvent.MessageRequested message)
    {
        string key = message.Job.ToString();
        FeelContext values = message.Inputs.Count == 0 ? after.Variables : message.Inputs;
        return new OutboxRow(
            DerivedId.Of(instance.InstanceId, key),
            key,
            OutgoingKind.Message,
            message.Template,
            message.To,
            null,
            Body(instance, message.Element.ToString(), null, values),
            message.At);
    }

    private static string Body(InstanceRow instance, string element, OpenTask? task, FeelContext values)
    {
        using MemoryStream buffer = new();
        using (Utf8JsonWriter writer = new(buffer))
        {
            writer.WriteStartObject();
            writer.WriteStartObject("case");
            writer.WriteString("title", instance.Title);
            writer.WriteString("pathway", instance.PathwayKey);
            writer.WriteEndObject();
            writer.WriteString("element", element);
            WriteTask(writer, task);
            writer.WritePropertyName("values");
            FeelJson.Write(writer, FeelValue.Context(values));
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, checked((int)buffer.Length));
    }

    private static void WriteTask(Utf8JsonWriter writer, OpenTask? task)
    {
        if (task is null)
        {
            writer.WriteNull("task");
            return;
        }

        writer.WriteStartObject("task");
        writer.WriteString("title", task.Title);
        writer.WriteString("opened", task.OpenedAt);
        if (task.Due is { } due)
        {
            writer.WriteString("due", due);
        }
        else
        {
            writer.WriteNull("due");
        }

        writer.WriteEndObject();
    }
}
