using System.Globalization;
using System.Text;

namespace Pathways.Rules;

/// <summary>From the regular expressions of XPath to those of .NET, refusing what XPath does not have.</summary>
internal sealed class PatternTranslation(string source, bool ignoresBlanks, bool dotMatchesAll, bool isMultiline)
{
    // XML's name and word characters. Private ones stand for those beyond the first plane (OneUnitEach): names and words.
    private const string NameStart = @"\p{L}\p{Co}_:";
    private const string NamePart = @"\p{L}\p{Nd}\p{M}\p{Co}\-._:·";
    private const string NotWord = @"\p{P}\p{Z}\p{Cc}\p{Cf}\p{Cs}\p{Cn}";
    private const int Largest = 2_000;
    private const string SingleEscapes = @"nrt\|.-^?*+{}()[]$";

    private readonly string pattern = ignoresBlanks ? WithoutBlanks(source) : source;
    private readonly StringBuilder text = new();
    private readonly List<long> sizes = [0];
    private long last;
    private int position;
    private int opened;
    private int closed;
    private int depth;

    public string? Error { get; private set; }

    public bool HasBackReference { get; private set; }

    /// <summary>The .NET pattern; null when <see cref="Error"/> says why not.</summary>
    public string? Translate()
    {
        while (position < pattern.Length && Error is null)
        {
            char c = pattern[position];
            Count(c);
            switch (c)
            {
                case '\\':
                    Escape();
                    break;
                case '[':
                    position++;
                    Class(0);
                    break;
                case '(':
                    Open();
                    break;
                case ')':
                    depth--;
                    closed = opened;
                    Copy();
                    break;
                case '.':
                    position++;
                    text.Append(dotMatchesAll ? "." : @"[^\n\r]");
                    break;
                case '$':
                    position++;
                    text.Append(isMultiline ? "$" : @"\z");
                    break;
                case '{':
                    Quantifier();
                    break;
                case '}' or ']':
                    Error = $"a bracket {c} needs \\ before it";
                    break;
                default:
                    // '#' and blanks mean nothing special, since .NET's own x option is never on.
                    Copy();
                    break;
            }
        }

        if (Error is null && depth != 0)
        {
            Error = "the brackets do not match";
        }

        return Error is null ? text.ToString() : null;
    }

    /// <summary>Keeps how large the pattern is with its repetitions written out.</summary>
    private void Count(char c)
    {
        switch (c)
        {
            case '(':
                sizes.Add(0);
                break;
            case ')' when sizes.Count > 1:
                last = sizes[^1] + 1;
                sizes.RemoveAt(sizes.Count - 1);
                sizes[^1] += last;
                break;
            case '{' or '*' or '+' or '?' or '|':
                break;
            default:
                last = 1;
                sizes[^1]++;
                break;
        }
    }

    private void Copy() => text.Append(pattern[position++]);

    private void Open()
    {
        depth++;
        Copy();
        if (position < pattern.Length && pattern[position] == '?')
        {
            if (position + 1 >= pattern.Length || pattern[position + 1] != ':')
            {
                Error = "after ( only ?: may follow a question mark";
                return;
            }

            text.Append("?:");
            position += 2;
        }
        else
        {
            opened++;
        }
    }

    private void Escape()
    {
        position++;
        if (position >= pattern.Length)
        {
            Error = "a \\ stands at its end";
            return;
        }

        char c = pattern[position];
        if (c is >= '1' and <= '9')
        {
            BackReference();
            return;
        }

        position++;
        switch (c)
        {
            case 'w': text.Append("[^" + NotWord + "]"); break;
            case 'W': text.Append("[" + NotWord + "]"); break;
            case 's': text.Append(@"[ \t\n\r]"); break;
            case 'S': text.Append(@"[^ \t\n\r]"); break;
            case 'i': text.Append("[" + NameStart + "]"); break;
            case 'I': text.Append("[^" + NameStart + "]"); break;
            case 'c': text.Append("[" + NamePart + "]"); break;
            case 'C': text.Append("[^" + NamePart + "]"); break;
            case 'd' or 'D': text.Append('\\').Append(c); break;
            case 'p' or 'P': Category(c); break;
            default: Single(c); break;
        }
    }

    private void Single(char c)
    {
        if (!SingleEscapes.Contains(c, StringComparison.Ordinal))
        {
            Error = $"\\{c} is no escape";
            return;
        }

        text.Append('\\').Append(c);
    }

    private void BackReference()
    {
        int group = pattern[position++] - '0';
        while (position < pattern.Length && char.IsAsciiDigit(pattern[position])
            && (group * 10) + (pattern[position] - '0') <= opened)
        {
            group = (group * 10) + (pattern[position++] - '0');
        }

        if (group > closed && group > opened - depth)
        {
            Error = string.Create(CultureInfo.InvariantCulture, $"\\{group} refers to a group that is not closed before it");
            return;
        }

        HasBackReference = true;
        text.Append(CultureInfo.InvariantCulture, $"(?:\\{group})");
    }

    private void Category(char kind)
    {
        int end = position < pattern.Length && pattern[position] == '{' ? pattern.IndexOf('}', position) : -1;
        if (end < 0)
        {
            Error = $"\\{kind} needs a category in {{}}";
            return;
        }

        string name = pattern[(position + 1)..end];
        position = end + 1;
        if (name.StartsWith("Is", StringComparison.Ordinal) || name.Length <= 2)
        {
            text.Append('\\').Append(kind).Append('{').Append(name).Append('}');
            return;
        }

        Error = $"'{name}' is no category of characters";
    }

    private void Class(int level)
    {
        if (level > 20)
        {
            Error = "its classes are nested too deep";
            return;
        }

        text.Append('[');
        if (position < pattern.Length && pattern[position] == '^')
        {
            Copy();
        }

        bool isEmpty = true;
        while (position < pattern.Length && Error is null)
        {
            char c = pattern[position];
            if (c == ']')
            {
                Error = isEmpty ? "a class of characters is empty" : null;
                Copy();
                return;
            }

            if (c == '[')
            {
                // Only a subtraction may open a class inside a class.
                if (position == 0 || pattern[position - 1] != '-')
                {
                    Error = "[ inside a class needs \\ before it";
                    return;
                }

                position++;
                Class(level + 1);
                continue;
            }

            isEmpty = false;
            if (c == '\\')
            {
                ClassEscape();
            }
            else
            {
                Copy();
            }
        }

        Error ??= "a class of characters has no end";
    }

    private void ClassEscape()
    {
        position++;
        if (position >= pattern.Length)
        {
            Error = "a \\ stands at its end";
            return;
        }

        char c = pattern[position++];
        switch (c)
        {
            case 'w': text.Append(@"\p{L}\p{M}\p{N}\p{S}\p{Co}"); break;
            case 'W': text.Append(NotWord); break;
            case 's': text.Append(@" \t\n\r"); break;
            case 'S': text.Append(@"\S"); break;
            case 'i': text.Append(NameStart); break;
            case 'c': text.Append(NamePart); break;
            case 'd' or 'D': text.Append('\\').Append(c); break;
            case 'p' or 'P': Category(c); break;
            default: Single(c); break;
        }
    }

    private void Quantifier()
    {
        int end = pattern.IndexOf('}', position);
        string inside = end < 0 ? string.Empty : pattern[(position + 1)..end];
        if (inside.Length == 0 || !char.IsAsciiDigit(inside[0]) || inside.Count(c => c == ',') > 1
            || !inside.All(c => char.IsAsciiDigit(c) || c == ','))
        {
            Error = "a bracket { must hold one number or two";
            return;
        }

        int most = 0;
        if (inside.Split(',').Any(number => number.Length > 0 && (!int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out most) || most > Largest)))
        {
            Error = "it repeats too often";
            return;
        }

        sizes[^1] += last * Math.Max(0, most - 1);
        Error = sizes[^1] > Largest ? "its repetitions multiply to too many" : null;

        text.Append('{').Append(inside).Append('}');
        position = end + 1;
    }

    /// <summary>With the flag x, blanks outside classes of characters do not count.</summary>
    private static string WithoutBlanks(string pattern)
    {
        StringBuilder kept = new();
        int classes = 0;
        for (int i = 0; i < pattern.Length; i++)
        {
            char c = pattern[i];
            bool isEscaped = i > 0 && pattern[i - 1] == '\\' && !(i > 1 && pattern[i - 2] == '\\');
            classes += isEscaped ? 0 : c == '[' ? 1 : c == ']' ? -1 : 0;
            if (classes > 0 || !NamePattern.IsBlank(c))
            {
                kept.Append(c);
            }
        }

        return kept.ToString();
    }
}
