using System.Globalization;
using System.Text;

namespace Pathways.Rules;

/// <summary>
/// A reading position in a FEEL text. FEEL cannot be cut into tokens beforehand, because only the names in scope tell
/// whether <c>a-b</c> is a name or a subtraction; so the parser asks here for what it can use where it stands.
/// </summary>
internal sealed class Scanner(string text)
{
    public string Text => text;

    public int Position { get; set; }

    public bool IsAtEnd
    {
        get
        {
            SkipBlanksAndComments();
            return Position >= text.Length;
        }
    }

    public char Current => IsAtEnd ? '\0' : text[Position];

    /// <summary>Whether a sign such as <c>..</c> stands here.</summary>
    public bool Sees(string sign)
    {
        SkipBlanksAndComments();
        return string.CompareOrdinal(text, Position, sign, 0, sign.Length) == 0;
    }

    public bool Take(string sign)
    {
        if (!Sees(sign))
        {
            return false;
        }

        Position += sign.Length;
        return true;
    }

    /// <summary>Whether a word stands here, and not merely the start of a longer one.</summary>
    public bool SeesWord(string word) =>
        Sees(word) && !NamePattern.IsNamePart(text, Position + word.Length);

    public bool TakeWord(string word)
    {
        if (!SeesWord(word))
        {
            return false;
        }

        Position += word.Length;
        return true;
    }

    /// <summary>The run of letters and digits here.</summary>
    public string PeekWord()
    {
        SkipBlanksAndComments();
        return text[Position..NamePattern.PieceEnd(text, Position)];
    }

    /// <summary>What stands here, for a sentence: a word, or a sign.</summary>
    public string Show()
    {
        if (IsAtEnd)
        {
            return "the end";
        }

        string word = PeekWord();
        return word.Length > 0 ? word : text[Position].ToString();
    }

    public void SkipBlanksAndComments()
    {
        while (true)
        {
            Position = NamePattern.SkipBlanks(text, Position);
            if (string.CompareOrdinal(text, Position, "//", 0, 2) == 0)
            {
                int end = text.IndexOf('\n', Position);
                Position = end < 0 ? text.Length : end + 1;
            }
            else if (string.CompareOrdinal(text, Position, "/*", 0, 2) == 0)
            {
                int end = text.IndexOf("*/", Position + 2, StringComparison.Ordinal);
                Position = end < 0 ? text.Length : end + 2;
            }
            else
            {
                return;
            }
        }
    }

    /// <summary>A number literal: <c>12</c>, <c>.5</c>, <c>1.5e-3</c>; <c>1..3</c> starts with the number 1.</summary>
    public bool TryTakeNumber(out FeelNumber number)
    {
        int start = Position;
        int end = Digits(start);
        if (end < text.Length - 1 && text[end] == '.' && char.IsAsciiDigit(text[end + 1]))
        {
            end = Digits(end + 1);
        }

        if (end < text.Length && text[end] is 'e' or 'E')
        {
            int exponent = end + 1 < text.Length && text[end + 1] is '+' or '-' ? end + 2 : end + 1;
            int exponentEnd = Digits(exponent);
            end = exponentEnd > exponent ? exponentEnd : end;
        }

        Position = end;
        return FeelNumber.TryParse(text.AsSpan(start, end - start), out number);
    }

    /// <summary>A string literal; the scanner stands on its quotation mark.</summary>
    /// <remarks>A backslash before any other character stands for itself, as patterns such as <c>"\d+"</c> need it.</remarks>
    /// <returns>The text; null when it has no end.</returns>
    public string? TakeString()
    {
        StringBuilder content = new();
        Position++;
        while (Position < text.Length && text[Position] != '"')
        {
            if (text[Position] != '\\')
            {
                content.Append(text[Position++]);
                continue;
            }

            if (!TakeEscape(content))
            {
                content.Append(text[Position++]);
            }
        }

        if (Position >= text.Length)
        {
            return null;
        }

        Position++;
        return RuleText.WellFormed(content.ToString());
    }

    private bool TakeEscape(StringBuilder content)
    {
        char kind = Position + 1 < text.Length ? text[Position + 1] : '\0';
        string? plain = kind switch
        {
            'n' => "\n",
            'r' => "\r",
            't' => "\t",
            '"' => "\"",
            '\'' => "'",
            '\\' => "\\",
            _ => null,
        };
        if (plain is not null)
        {
            content.Append(plain);
            Position += 2;
            return true;
        }

        int digits = kind switch { 'u' => 4, 'U' => 6, _ => 0 };
        if (digits == 0 || Position + 2 + digits > text.Length
            || !int.TryParse(
                text.AsSpan(Position + 2, digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out int code)
            || code > 0x10FFFF)
        {
            return false;
        }

        content.Append(code is >= 0xD800 and <= 0xDFFF ? ((char)code).ToString() : char.ConvertFromUtf32(code));
        Position += 2 + digits;
        return true;
    }

    private int Digits(int position)
    {
        while (position < text.Length && char.IsAsciiDigit(text[position]))
        {
            position++;
        }

        return position;
    }
}
