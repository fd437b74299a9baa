using Pathways.Notifications.Channels;

namespace Pathways.Workers.Sending;

/// <summary>What composing a message of the outbox gives.</summary>
internal abstract record Letter
{
    private Letter() { }

    /// <summary>One message per receiver, never none.</summary>
    internal sealed record Ready(System.Collections.Immutable.ImmutableArray<NotificationMessage> Messages) : Letter;

    /// <summary>What it invites to is over: nothing is to be sent.</summary>
    internal sealed record NotNeeded : Letter;

    /// <summary>It cannot be written; a person must correct something first.</summary>
    internal sealed record Unwritable(string Code, string Why) : Letter;
}
