namespace Pathways.Runtime;

/// <summary>A bundle and what its check found, kept for the networks in which the check can find nothing else.</summary>
internal sealed class OnceChecked(PathwayBundle bundle, TemplateCheck checkTemplate)
{
    private (DateTimeOffset At, CheckedBundle Found)? plain;

    public PathwayBundle Bundle => bundle;

    /// <summary>What the check finds in a network.</summary>
    public CheckedBundle Run(StoredTestCases stored, ServedWork served, DateTimeOffset now)
    {
        bool isPlain = stored.Editions.IsEmpty && stored.Drafts.IsEmpty && served.Connectors.IsEmpty && served.Topics.IsEmpty;
        if (isPlain && plain is { } known && known.At == now)
        {
            return known.Found;
        }

        CheckedBundle found = BundleCheck.Run(bundle, checkTemplate, stored, served, now);
        plain = isPlain ? (now, found) : plain;
        return found;
    }
}
