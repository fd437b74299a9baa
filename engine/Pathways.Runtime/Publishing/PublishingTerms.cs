namespace Pathways.Runtime;

/// <summary>How something that people reviewed is published.</summary>
/// <param name="Story">What the story of the pathway will say: who, why, from when on, and for whom.</param>
/// <param name="Draft">The approved draft, published with it; null when an earlier version is taken up again.</param>
public sealed record PublishingTerms(DesignEvent Story, DesignDraft? Draft);
