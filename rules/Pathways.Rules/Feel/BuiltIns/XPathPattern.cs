using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Pathways.Rules;

/// <summary>A regular expression of XPath 3.1 (as FEEL uses them), translated to .NET's, for one text.</summary>
/// <remarks>
/// Patterns without back-references run on the engine that never backtracks, the others on one whose every try takes a
/// step: no clock decides whether there is an answer.
/// </remarks>
internal sealed class XPathPattern
{
    private const int CharactersPerStep = 256;

    private readonly Regex regex;
    private readonly PatternNode? withBackReferences;
    private readonly string text;
    private readonly OneUnitEach units;
    private readonly Func<int, bool> spend;
    private readonly int groups;

    private XPathPattern(Regex regex, PatternNode? withBackReferences, string text, OneUnitEach units, Func<int, bool> spend)
    {
        this.regex = regex;
        this.withBackReferences = withBackReferences;
        this.text = units.Narrow(text);
        this.units = units;
        this.spend = spend;
        groups = regex.GetGroupNumbers().Length - 1;
    }

    private delegate string Groups(int number);

    /// <summary>Reads a pattern and its flags, to be held against a text.</summary>
    /// <returns>Null when it could be read, else what is wrong with it.</returns>
    public static string? TryRead(string pattern, string flags, string text, Func<int, bool> spend, out XPathPattern? read)
    {
        read = null;
        OneUnitEach units = OneUnitEach.For(pattern, text);
        RegexOptions options = RegexOptions.CultureInvariant;
        foreach (char flag in flags)
        {
            switch (flag)
            {
                case 's': options |= RegexOptions.Singleline; break;
                case 'm': options |= RegexOptions.Multiline; break;
                case 'i': options |= RegexOptions.IgnoreCase; break;
                case 'x': break;
                default: return $"'{flag}' is none of the flags s, m, i and x";
            }
        }

        PatternTranslation translation = new(
            units.Narrow(pattern),
            flags.Contains('x', StringComparison.Ordinal),
            options.HasFlag(RegexOptions.Singleline),
            options.HasFlag(RegexOptions.Multiline));
        if (translation.Translate() is not string translated)
        {
            return $"the pattern {FeelText.Quote(pattern)} is not valid: {translation.Error}";
        }

        try
        {
            // With back-references .NET only judges the pattern, and never runs it.
            Regex regex = new(translated, translation.HasBackReference ? options : options | RegexOptions.NonBacktracking);
            PatternNode? tree = translation.HasBackReference ? PatternNode.Read(translated, options) : null;
            read = new XPathPattern(regex, tree, text, units, spend);
            return null;
        }
        catch (Exception refused) when (refused is ArgumentException or NotSupportedException)
        {
            // The .NET parser is the judge of what the translation let through.
            return $"the pattern {FeelText.Quote(pattern)} is not valid";
        }
    }

    /// <summary>Whether it matches even the empty text, and so everywhere; null when the search was given up.</summary>
    public bool? MatchesNothing => Visit(string.Empty, (_, _, _) => false);

    /// <summary>Whether it matches somewhere; null when the search was given up.</summary>
    public bool? IsMatch() => Visit(text, (_, _, _) => false);

    /// <summary>The parts between the matches; null when the search was given up.</summary>
    public string[]? Split()
    {
        List<string> parts = [];
        int from = 0;
        bool? isMatch = Visit(text, (start, end, _) =>
        {
            parts.Add(units.Widen(text[from..start]));
            from = end;
            return true;
        });
        parts.Add(units.Widen(text[from..]));
        return isMatch is null ? null : [.. parts];
    }

    /// <summary>The text with each match replaced; null when the search was given up.</summary>
    public string? Replace(string replacement)
    {
        StringBuilder replaced = new();
        int from = 0;
        bool? isMatch = Visit(text, (start, end, group) =>
        {
            int length = replaced.Length;
            replaced.Append(units.Widen(text[from..start])).Append(Expand(group, replacement));
            from = end;
            return spend((replaced.Length - length) / Extent.CharactersPerUnit);
        });
        return isMatch is null ? null : replaced.Append(units.Widen(text[from..])).ToString();
    }

    /// <summary>Visits the matches until the visitor has seen enough.</summary>
    /// <returns>Whether there was one; null when the search was given up.</returns>
    private bool? Visit(string searched, Func<int, int, Groups, bool> visit)
    {
        bool isMatch = false;
        PatternSearch? search = withBackReferences is null
            ? null
            : new PatternSearch(withBackReferences, searched, regex.Options.HasFlag(RegexOptions.IgnoreCase), spend);
        for (int from = 0; from <= searched.Length;)
        {
            if (!spend(1 + ((searched.Length - from) / CharactersPerStep)))
            {
                return null;
            }

            (int start, int end, Groups group) = search is null ? Find(searched, from) : Find(search, from);
            if (search is { GaveUp: true })
            {
                return null;
            }

            if (start < 0)
            {
                break;
            }

            isMatch = true;
            if (!visit(start, end, group))
            {
                break;
            }

            from = Math.Max(end, start + 1);
        }

        return isMatch;
    }

    private (int Start, int End, Groups Group) Find(string searched, int from)
    {
        Match match = regex.Match(searched, from);
        return match.Success
            ? (match.Index, match.Index + match.Length, number => match.Groups[number].Value)
            : (-1, -1, _ => string.Empty);
    }

    private static (int Start, int End, Groups Group) Find(PatternSearch search, int from) =>
        search.TryFind(from, out int start, out int end) ? (start, end, search.Group) : (-1, -1, search.Group);

    /// <summary>Whether a replacement keeps to the rules: <c>$1</c>, <c>\$</c> and <c>\\</c>.</summary>
    public static bool IsReplacement(string replacement)
    {
        for (int i = 0; i < replacement.Length; i++)
        {
            char next = i + 1 < replacement.Length ? replacement[i + 1] : '\0';
            if ((replacement[i] == '$' && !char.IsAsciiDigit(next)) || (replacement[i] == '\\' && next is not ('\\' or '$')))
            {
                return false;
            }

            i += replacement[i] == '\\' ? 1 : 0;
        }

        return true;
    }

    private string Expand(Groups group, string replacement)
    {
        StringBuilder expanded = new();
        for (int i = 0; i < replacement.Length; i++)
        {
            char c = replacement[i];
            if (c == '\\')
            {
                expanded.Append(replacement[++i]);
            }
            else if (c == '$')
            {
                // As many digits as still name a group.
                int end = i + 2;
                while (end < replacement.Length && char.IsAsciiDigit(replacement[end])
                    && int.Parse(replacement.AsSpan(i + 1, end - i), NumberStyles.None, CultureInfo.InvariantCulture) <= groups)
                {
                    end++;
                }

                expanded.Append(units.Widen(group(
                    int.Parse(replacement.AsSpan(i + 1, end - i - 1), NumberStyles.None, CultureInfo.InvariantCulture))));
                i = end - 1;
            }
            else
            {
                expanded.Append(c);
            }
        }

        return expanded.ToString();
    }
}
