namespace Pathways.Rules;

/// <summary>The names that somebody may have meant.</summary>
internal static class NearNames
{
    private const int Most = 6;

    /// <summary>A few of the names, the most alike first.</summary>
    public static IEnumerable<string> Of(string name, IEnumerable<string> known) => known
        .Where(candidate => candidate != "?")
        .OrderBy(candidate => candidate.Contains(name, StringComparison.OrdinalIgnoreCase) ? 1 : DistanceToWords(name, candidate))
        .ThenBy(candidate => candidate, StringComparer.Ordinal)
        .Take(Most);

    /// <summary>A few of the names for a sentence.</summary>
    public static string Told(string name, IEnumerable<string> known) =>
        string.Join(", ", Of(name, known)) is { Length: > 0 } near ? near : "none";

    /// <summary>Whether a known name was plainly meant.</summary>
    public static bool IsSlip(string name, IEnumerable<string> known) =>
        name.Length > 3 && known.Any(candidate => Distance(name, candidate) <= 1 + (name.Length / 8));

    /// <summary><c>lenght</c> is near to <c>string length</c>.</summary>
    private static int DistanceToWords(string name, string candidate) => candidate.Contains(' ', StringComparison.Ordinal)
        ? Math.Min(Distance(name, candidate), 1 + candidate.Split(' ').Min(word => Distance(name, word)))
        : Distance(name, candidate);

    /// <summary>Levenshtein's distance, letters of either case alike.</summary>
    private static int Distance(string left, string right)
    {
        int[] row = [.. Enumerable.Range(0, right.Length + 1)];
        for (int i = 1; i <= left.Length; i++)
        {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= right.Length; j++)
            {
                int cost = char.ToUpperInvariant(left[i - 1]) == char.ToUpperInvariant(right[j - 1]) ? 0 : 1;
                int best = Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + cost);
                diagonal = row[j];
                row[j] = best;
            }
        }

        return row[^1];
    }
}
