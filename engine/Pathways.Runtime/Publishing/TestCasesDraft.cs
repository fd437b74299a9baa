using Pathways.Care;

namespace Pathways.Runtime;

/// <summary>Test cases that authors have changed since the last publication; the next one takes them.</summary>
/// <param name="Revision">1 for the first save, one more for each later one.</param>
/// <param name="Text">The table as written; it can be read, but need not pass.</param>
/// <param name="SavedAt">When it was saved.</param>
/// <param name="SavedBy">By whom.</param>
public sealed record TestCasesDraft(int Revision, string Text, DateTimeOffset SavedAt, PersonId SavedBy);

/// <summary>A draft that a publication takes: gone with it, unless somebody has saved it again meanwhile.</summary>
/// <param name="Network">The network.</param>
/// <param name="Key">The rule set.</param>
/// <param name="Revision">The revision that was published.</param>
public sealed record PublishedDraft(NetworkId Network, string Key, int Revision);
