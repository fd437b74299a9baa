using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Pathways.Runtime;

/// <summary>The message that brings a guest their link. It says who asks and until when, never what about.</summary>
public static class GuestMail
{
    /// <summary>Key of its template; a pathway may publish one of its own under this name.</summary>
    public const string Template = "guest-invitation";

    private const string RecipientPrefix = "guest:";

    /// <summary>The invitation that a recipient of the outbox means; null when it means none.</summary>
    /// <param name="recipient">Whom the outbox names.</param>
    public static Guid? InvitationOf(string recipient)
    {
        ArgumentNullException.ThrowIfNull(recipient);
        return recipient.StartsWith(RecipientPrefix, StringComparison.Ordinal)
            && Guid.TryParse(recipient.AsSpan(RecipientPrefix.Length), out Guid invitation)
            ? invitation
            : null;
    }

    /// <summary>The row of the outbox. The link is not in it: it is drawn when the message leaves, so that nobody can read it here.</summary>
    /// <param name="invitation">The invitation.</param>
    public static OutboxRow Of(GuestInvitation invitation)
    {
        ArgumentNullException.ThrowIfNull(invitation);
        string recipient = RecipientPrefix + invitation.Id.ToString("D", CultureInfo.InvariantCulture);
        string key = $"{OutboxRows.NoticePrefix}{recipient}";
        JsonObject body = new()
        {
            ["values"] = new JsonObject { ["until"] = JsonSerializer.SerializeToNode(invitation.ExpiresAt) },
        };
        return new OutboxRow(
            DerivedId.Of(invitation.InstanceId, key),
            key,
            OutgoingKind.Notification,
            Template,
            recipient,
            TaskId: null,
            body.ToJsonString(),
            invitation.InvitedAt);
    }
}
