namespace Pathways.Notifications.Channels;

/// <summary>What became of one attempt to send a message.</summary>
public abstract record Delivery
{
    private Delivery() { }

    /// <summary>The receiving side took the message over.</summary>
    /// <param name="Receipt">What the receiving side answered, for the journal; never clinical content.</param>
    public sealed record Delivered(string Receipt) : Delivery;

    /// <summary>Not now; the same message may pass later.</summary>
    /// <param name="Code">Stable code, listed in <c>workers/README.md</c>.</param>
    /// <param name="Reason">One sentence for the operator.</param>
    /// <param name="NotBefore">How long the receiving side asks to wait; null when it does not say.</param>
    public sealed record Postponed(string Code, string Reason, TimeSpan? NotBefore) : Delivery;

    /// <summary>Trying the same again is useless until a person corrects something.</summary>
    /// <param name="Code">Stable code, listed in <c>workers/README.md</c>.</param>
    /// <param name="Reason">One sentence for the operator, with what to correct.</param>
    public sealed record Refused(string Code, string Reason) : Delivery;
}
