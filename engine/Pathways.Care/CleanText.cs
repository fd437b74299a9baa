using System.Text;

namespace Pathways.Care;

/// <summary>What people type or paste, without the characters that nobody sees and no database, comparison or letter can keep.</summary>
public static class CleanText
{
    /// <summary>
    /// The text without control characters (tab and ends of lines stay), noncharacters such as U+FFFE, and halves of pairs. The end
    /// of line and of page that word processors paste (U+000B, U+000C) become a blank.
    /// </summary>
    /// <param name="text">Any text.</param>
    public static string Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (!text.EnumerateRunes().Any(IsUnfit))
        {
            return text;
        }

        var kept = new StringBuilder(text.Length);
        foreach (Rune letter in text.EnumerateRunes())
        {
            if (letter.Value is '\v' or '\f')
            {
                kept.Append(' ');
            }
            else if (!IsUnfit(letter))
            {
                kept.Append(letter.ToString());
            }
        }

        return kept.ToString();
    }

    // Half of a pair is read as U+FFFD, which stands for what could not be read.
    private static bool IsUnfit(Rune letter) =>
        (Rune.IsControl(letter) && letter.Value is not ('\t' or '\n' or '\r'))
        || letter == Rune.ReplacementChar
        || (letter.Value & 0xFFFE) == 0xFFFE
        || letter.Value is >= 0xFDD0 and <= 0xFDEF;
}
