namespace Pathways.Runtime;

/// <summary>A word of one author to the others.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Element">Id of the element that it is about; null for the whole draft.</param>
/// <param name="Text">The words.</param>
/// <param name="Written">Who wrote it, and when.</param>
/// <param name="Settled">Who put it away, and when; null while it stands.</param>
public sealed record DraftComment(Guid Id, string? Element, string Text, DraftMoment Written, DraftMoment? Settled)
{
    /// <summary>Longest comment, in characters.</summary>
    public const int LongestText = 2_000;
}
