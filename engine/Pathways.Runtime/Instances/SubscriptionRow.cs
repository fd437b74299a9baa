namespace Pathways.Runtime;

/// <summary>A case waits for a message.</summary>
/// <param name="SubscriptionId">Id inside the case.</param>
/// <param name="MessageName">The message's name in the drawing.</param>
/// <param name="CorrelationKey">What the message must carry to be meant for this case; empty when nothing.</param>
/// <param name="Since">Since when it waits.</param>
public sealed record SubscriptionRow(
    string SubscriptionId, string MessageName, string CorrelationKey, DateTimeOffset Since);
