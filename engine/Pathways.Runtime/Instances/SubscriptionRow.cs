namespace Pathways.Runtime;

/// <summary>A case waits for a message, or listens for a signal.</summary>
/// <param name="SubscriptionId">Id inside the case.</param>
/// <param name="Awaits">What for.</param>
/// <param name="Name">The message's or signal's name in the drawing.</param>
/// <param name="CorrelationKey">What a message must carry to be meant for this case; empty when nothing, and for signals.</param>
/// <param name="Since">Since when it waits.</param>
public sealed record SubscriptionRow(
    string SubscriptionId, AwaitedNews Awaits, string Name, string CorrelationKey, DateTimeOffset Since);

/// <summary>What comes from outside a case.</summary>
public enum AwaitedNews
{
    /// <summary>A message to one case.</summary>
    Message,

    /// <summary>A signal to all that listen.</summary>
    Signal,
}
