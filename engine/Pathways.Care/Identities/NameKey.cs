using System.Globalization;
using System.Text;

namespace Pathways.Care;

/// <summary>Names made comparable: no accents, no case, hyphens and apostrophes as spaces.</summary>
public static class NameKey
{
    /// <summary>The comparable form of <paramref name="name"/>, e.g. <c>LE GOFF</c> for "Le Goff" and "le-goff".</summary>
    public static string Of(string? name)
    {
        var key = new StringBuilder();
        string expanded = CleanText.Of(name ?? string.Empty)
            .Replace("œ", "oe", StringComparison.OrdinalIgnoreCase)
            .Replace("æ", "ae", StringComparison.OrdinalIgnoreCase);
        foreach (char character in expanded.Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(character) == UnicodeCategory.NonSpacingMark)
            {
                continue;
            }

            if (char.IsLetterOrDigit(character))
            {
                key.Append(char.ToUpperInvariant(character));
            }
            else if (key.Length > 0 && key[^1] != ' ')
            {
                key.Append(' ');
            }
        }

        return key.ToString().TrimEnd();
    }

    /// <summary>How many letters must be added, dropped, changed or swapped with a neighbour to pass from one key to the other.</summary>
    public static int Distance(string first, string second)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        // Optimal string alignment: enough for typing errors, and names are short.
        int[][] cost = new int[first.Length + 1][];
        for (int i = 0; i <= first.Length; i++)
        {
            cost[i] = new int[second.Length + 1];
            cost[i][0] = i;
            for (int j = 1; j <= second.Length; j++)
            {
                cost[i][j] = i == 0 ? j : Step(cost, first, second, i, j);
            }
        }

        return cost[first.Length][second.Length];
    }

    private static int Step(int[][] cost, string first, string second, int i, int j)
    {
        bool isSame = first[i - 1] == second[j - 1];
        int best = Math.Min(cost[i - 1][j - 1] + (isSame ? 0 : 1), Math.Min(cost[i - 1][j], cost[i][j - 1]) + 1);
        bool isSwap = i > 1 && j > 1 && first[i - 1] == second[j - 2] && first[i - 2] == second[j - 1];
        return isSwap ? Math.Min(best, cost[i - 2][j - 2] + 1) : best;
    }
}
