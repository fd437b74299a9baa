using Pathways.Care;

namespace Pathways.Runtime;

/// <summary>A message of the outbox with what became of it.</summary>
/// <param name="Network">The network.</param>
/// <param name="InstanceId">The case that asked for it.</param>
/// <param name="Content">What to send to whom.</param>
/// <param name="SentAt">When it was dealt with; null while it waits.</param>
/// <param name="Outcome">How: a short word such as <c>sent</c> or <c>no-address</c>; null while it waits.</param>
public sealed record OutboxMessage(
    NetworkId Network, Guid InstanceId, OutboxRow Content, DateTimeOffset? SentAt, string? Outcome);
