namespace Pathways.Runtime;

/// <summary>How something that people reviewed is published.</summary>
/// <param name="Story">What the story of the pathway will say: who, why, from when on, and for whom.</param>
public sealed record PublishingTerms(DesignEvent Story)
{
    /// <summary>The approved draft, published with it; null when an earlier version is taken up again.</summary>
    public DesignDraft? Draft { get; init; }

    /// <summary>
    /// Whether an earlier version is taken up again. That is done because something is wrong now, so who works in the network today
    /// does not stand in its way: people followed were already on it, and verifying cases lists who would be lost.
    /// </summary>
    public bool IsPuttingBack => Draft is null;

    /// <summary>When the draft was approved: what was published of the pathway since, the reviewer has not seen.</summary>
    public DateTimeOffset? ApprovedAt { get; init; }
}
