namespace Pathways.Runtime;

/// <summary>An inbox as a person likes to see it, kept under a name.</summary>
/// <param name="Name">What the person calls it; of one person no two are called the same.</param>
/// <param name="Address">Tab and conditions as they stand in the address of the page, from its first <c>?</c>.</param>
public sealed record SavedView(string Name, string Address)
{
    /// <summary>Longest name, in characters.</summary>
    public const int LongestName = 60;

    /// <summary>Most views of one person in a network: more is no choice any more.</summary>
    public const int MostOfAPerson = 20;
}
