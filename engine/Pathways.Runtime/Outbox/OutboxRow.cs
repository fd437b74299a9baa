namespace Pathways.Runtime;

/// <summary>What a message in the outbox is for.</summary>
public enum OutgoingKind
{
    /// <summary>Tells a person something: a reminder, an escalation. Nothing waits for it.</summary>
    Notification,

    /// <summary>A send task of the drawing: the case goes on when it was sent.</summary>
    Message,
}

/// <summary>A message to send, written together with the step that asked for it.</summary>
/// <param name="MessageId">Its id, sent along so that receivers can recognise a repetition.</param>
/// <param name="Key">Key of the job that sends it: unique inside the case.</param>
/// <param name="Kind">What it is for.</param>
/// <param name="Template">Key of the template.</param>
/// <param name="Recipient">To whom: <c>role:coordinator</c>, <c>person:…</c>, <c>family</c>, <c>gp</c>.</param>
/// <param name="TaskId">The task it is about; null when none.</param>
/// <param name="Body">JSON that the template may use.</param>
/// <param name="RequestedAt">When the case asked for it.</param>
public sealed record OutboxRow(
    Guid MessageId,
    string Key,
    OutgoingKind Kind,
    string Template,
    string Recipient,
    string? TaskId,
    string Body,
    DateTimeOffset RequestedAt);
