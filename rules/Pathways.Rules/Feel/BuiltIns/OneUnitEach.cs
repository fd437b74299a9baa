using System.Text;

namespace Pathways.Rules;

/// <summary>
/// Stands in for characters that take two UTF-16 units, so that a pattern of .NET sees each as one: those that occur get
/// characters of the private use area, in their order, so that ranges of characters stay ranges.
/// </summary>
/// <remarks>Their categories are not known to a pattern: <c>\p{L}</c> does not hold for a letter beyond the first plane.</remarks>
internal sealed class OneUnitEach
{
    private const char FirstPrivate = '\uE000';
    private const char LastPrivate = '\uF8FF';

    private static readonly OneUnitEach none = new([], []);

    private readonly Dictionary<Rune, char> narrow;
    private readonly Dictionary<char, Rune> wide;

    private OneUnitEach(Dictionary<Rune, char> narrow, Dictionary<char, Rune> wide)
    {
        this.narrow = narrow;
        this.wide = wide;
    }

    /// <summary>Stand-ins for all that occurs in a pattern and a text; none where there are not enough of them.</summary>
    public static OneUnitEach For(string pattern, string text)
    {
        if (!pattern.Any(char.IsSurrogate) && !text.Any(char.IsSurrogate))
        {
            return none;
        }

        Rune[] all = [.. pattern.EnumerateRunes().Concat(text.EnumerateRunes()).Where(rune => !rune.IsBmp).Distinct().Order()];
        HashSet<char> taken = [.. pattern, .. text];
        char[] free = [.. Enumerable.Range(FirstPrivate, LastPrivate - FirstPrivate + 1).Select(code => (char)code).Where(c => !taken.Contains(c))];
        return free.Length < all.Length
            ? none
            : new OneUnitEach(
                all.Zip(free).ToDictionary(pair => pair.First, pair => pair.Second),
                all.Zip(free).ToDictionary(pair => pair.Second, pair => pair.First));
    }

    /// <summary>The text with the stand-ins.</summary>
    public string Narrow(string text)
    {
        if (narrow.Count == 0)
        {
            return text;
        }

        StringBuilder narrowed = new(text.Length);
        for (int i = 0; i < text.Length; i++)
        {
            if (Rune.TryGetRuneAt(text, i, out Rune rune) && narrow.TryGetValue(rune, out char stand))
            {
                narrowed.Append(stand);
                i++;
            }
            else
            {
                narrowed.Append(text[i]);
            }
        }

        return narrowed.ToString();
    }

    /// <summary>The text with the characters themselves.</summary>
    public string Widen(string text)
    {
        if (wide.Count == 0)
        {
            return text;
        }

        StringBuilder widened = new(text.Length);
        foreach (char c in text)
        {
            widened.Append(wide.TryGetValue(c, out Rune rune) ? rune.ToString() : c.ToString());
        }

        return widened.ToString();
    }
}
