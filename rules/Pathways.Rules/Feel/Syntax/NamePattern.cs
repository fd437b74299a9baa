using System.Globalization;
using System.Text;

namespace Pathways.Rules;

/// <summary>
/// A name as a series of pieces. FEEL names may hold blanks and <c>. / - ' + *</c>, so a text is compared with the
/// names known, piece by piece, blanks aside.
/// </summary>
internal sealed class NamePattern
{
    private readonly string[] pieces;

    private NamePattern(string name, string[] pieces)
    {
        Name = name;
        this.pieces = pieces;
    }

    /// <summary>The name as declared.</summary>
    public string Name { get; }

    public string FirstPiece => pieces[0];

    public static NamePattern? Of(string name)
    {
        List<string> pieces = [];
        int position = 0;
        while (position < name.Length)
        {
            if (IsBlank(name[position]))
            {
                position++;
                continue;
            }

            int end = PieceEnd(name, position);
            if (end == position)
            {
                end = position + 1;
            }

            pieces.Add(name[position..end]);
            position = end;
        }

        return pieces.Count == 0 ? null : new NamePattern(name, [.. pieces]);
    }

    /// <summary>The end of this name at a position of a text, or -1.</summary>
    public int Match(string text, int position)
    {
        for (int i = 0; i < pieces.Length; i++)
        {
            if (i > 0)
            {
                position = SkipBlanks(text, position);
            }

            string piece = pieces[i];
            if (string.CompareOrdinal(text, position, piece, 0, piece.Length) != 0)
            {
                return -1;
            }

            position += piece.Length;
            if (IsNamePart(text, position) && IsNamePart(piece, piece.Length - 1))
            {
                return -1;
            }
        }

        return position;
    }

    /// <summary>The end of the run of letters and digits at a position.</summary>
    public static int PieceEnd(string text, int position)
    {
        while (position < text.Length && IsNamePart(text, position))
        {
            position++;
        }

        return position;
    }

    public static bool IsNameStart(string text, int position) =>
        position < text.Length && (IsNamePart(text, position) && !char.IsAsciiDigit(text[position]) || text[position] == '?');

    public static bool IsNamePart(string text, int position)
    {
        if (position < 0 || position >= text.Length)
        {
            return false;
        }

        char c = text[position];
        if (char.IsAscii(c))
        {
            return char.IsAsciiLetterOrDigit(c) || c == '_';
        }

        return char.IsSurrogate(c) || !(IsBlank(c) || char.GetUnicodeCategory(c) is
            UnicodeCategory.OtherPunctuation or UnicodeCategory.DashPunctuation or UnicodeCategory.OpenPunctuation
            or UnicodeCategory.ClosePunctuation or UnicodeCategory.InitialQuotePunctuation
            or UnicodeCategory.FinalQuotePunctuation or UnicodeCategory.MathSymbol or UnicodeCategory.Control);
    }

    /// <summary>White space of the FEEL grammar: blanks of Unicode, line ends and the byte order mark.</summary>
    public static bool IsBlank(char c) => c is ' ' or '\t' or '\n' or '\v' or '\f' or '\r' or '\u0085' or '\u00A0'
        or '\u1680' or '\u180E' or (>= '\u2000' and <= '\u200B') or '\u2028' or '\u2029' or '\u202F' or '\u205F'
        or '\u3000' or '\uFEFF';

    public static int SkipBlanks(string text, int position)
    {
        while (position < text.Length && IsBlank(text[position]))
        {
            position++;
        }

        return position;
    }

    /// <summary>One blank between words, none around signs: the form in which two spellings of a name are equal.</summary>
    public static string Normalize(string name)
    {
        if (Of(name) is not NamePattern pattern)
        {
            return string.Empty;
        }

        StringBuilder text = new();
        bool wasWord = false;
        foreach (string piece in pattern.pieces)
        {
            bool isWord = IsNamePart(piece, 0);
            text.Append(wasWord && isWord ? " " : string.Empty).Append(piece);
            wasWord = isWord;
        }

        return text.ToString();
    }

    /// <summary>Whether FEEL reads the name without quotes even if it does not know it.</summary>
    public static bool IsPlain(string name) =>
        name.Length > 0 && IsNameStart(name, 0) && PieceEnd(name, 0) == name.Length && !Keywords.IsReserved(name);
}
