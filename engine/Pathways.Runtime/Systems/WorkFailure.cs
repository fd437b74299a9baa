namespace Pathways.Runtime;

/// <summary>Why another system could not do its work.</summary>
/// <param name="Why">What went wrong, fit to show to a person; no clinical values.</param>
/// <param name="Error">Code of an error that the drawing may catch; null when it may just be tried again.</param>
/// <param name="Pause">How long to wait before the next attempt; null for the pause of the drawing.</param>
public sealed record WorkFailure(string Why, string? Error, TimeSpan? Pause);
