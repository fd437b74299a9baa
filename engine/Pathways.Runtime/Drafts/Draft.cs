namespace Pathways.Runtime;

/// <summary>An unfinished form.</summary>
/// <param name="Answers">What was typed, as JSON; unchecked.</param>
/// <param name="SavedAt">When it was kept.</param>
public sealed record Draft(string Answers, DateTimeOffset SavedAt);
