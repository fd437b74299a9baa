using System.Collections.Immutable;

namespace Pathways.Runtime;

/// <summary>What somebody wants to begin a draft from.</summary>
public abstract record DraftBeginning
{
    private DraftBeginning()
    {
    }

    /// <summary>The version in force of a pathway of the network.</summary>
    /// <param name="PathwayKey">The pathway.</param>
    public sealed record InForce(string PathwayKey) : DraftBeginning;

    /// <summary>A pathway of one step under a title.</summary>
    /// <param name="Title">What it is to be called.</param>
    public sealed record Empty(string Title) : DraftBeginning;

    /// <summary>Files from elsewhere: a sample, or what somebody brought.</summary>
    /// <param name="Origin">Where they are from.</param>
    /// <param name="Files">Texts by name.</param>
    public sealed record FromFiles(DraftOrigin Origin, ImmutableSortedDictionary<string, string> Files) : DraftBeginning;
}
