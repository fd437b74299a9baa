using Pathways.Care;

namespace Pathways.Runtime;

/// <summary>A file of a draft as it stands.</summary>
/// <param name="Name">Its name in the bundle, e.g. <c>forms/call.json</c>.</param>
/// <param name="Text">Its text.</param>
/// <param name="Revision">1 for what the draft began with, one more for each save; whoever saves names the one that they changed.</param>
/// <param name="ChangedAt">When it was saved.</param>
/// <param name="ChangedBy">By whom.</param>
public sealed record DraftFile(string Name, string Text, int Revision, DateTimeOffset ChangedAt, PersonId ChangedBy)
{
    /// <summary>Longest file, in characters: five times the longest sample.</summary>
    public const int LongestText = 1_000_000;
}

/// <summary>A revision that is kept, without its text.</summary>
/// <param name="Name">The file.</param>
/// <param name="Revision">Its number.</param>
/// <param name="BegunAt">The first save that it gathers.</param>
/// <param name="ChangedAt">The last one.</param>
/// <param name="ChangedBy">By whom.</param>
/// <param name="Label">What somebody called it; null for what was saved by itself.</param>
public sealed record DraftRevision(
    string Name, int Revision, DateTimeOffset BegunAt, DateTimeOffset ChangedAt, PersonId ChangedBy, string? Label);
