using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Pathways.Rules;

/// <summary>A regular expression of XPath 3.1 (as FEEL uses them), translated to .NET's, for one text.</summary>
/// <remarks>
/// Patterns without back-references run on the engine that never backtracks; the others are given a time limit.
/// </remarks>
internal sealed class XPathPattern
{
    private static readonly TimeSpan longest = TimeSpan.FromSeconds(1);

    private readonly Regex regex;
    private readonly string text;
    private readonly OneUnitEach units;
    private readonly int groups;

    private XPathPattern(Regex regex, string text, OneUnitEach units)
    {
        this.regex = regex;
        this.text = units.Narrow(text);
        this.units = units;
        groups = regex.GetGroupNumbers().Length - 1;
    }

    /// <summary>Reads a pattern and its flags, to be held against a text.</summary>
    /// <returns>Null when it could be read, else what is wrong with it.</returns>
    public static string? TryRead(string pattern, string flags, string text, out XPathPattern? read)
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
            Regex regex = translation.HasBackReference
                ? new Regex(translated, options, longest)
                : new Regex(translated, options | RegexOptions.NonBacktracking);
            read = new XPathPattern(regex, text, units);
            return null;
        }
        catch (Exception refused) when (refused is ArgumentException or NotSupportedException)
        {
            // The .NET parser is the judge of what the translation let through.
            return $"the pattern {FeelText.Quote(pattern)} is not valid";
        }
    }

    /// <summary>Whether it matches even the empty text, and so everywhere; null when it took too long.</summary>
    public bool? MatchesNothing => Limited<bool?>(() => regex.IsMatch(string.Empty));

    /// <summary>Whether it matches somewhere; null when it took too long.</summary>
    public bool? IsMatch() => Limited<bool?>(() => regex.IsMatch(text));

    /// <summary>The parts between the matches; null when it took too long.</summary>
    public string[]? Split() => Limited(() =>
    {
        List<string> parts = [];
        int from = 0;
        foreach (Match match in regex.Matches(text))
        {
            if (match.Length > 0)
            {
                parts.Add(units.Widen(text[from..match.Index]));
                from = match.Index + match.Length;
            }
        }

        parts.Add(units.Widen(text[from..]));
        return parts.ToArray();
    });

    /// <summary>The text with each match replaced; null when it took too long.</summary>
    public string? Replace(string replacement) => Limited(() =>
    {
        StringBuilder replaced = new();
        int from = 0;
        foreach (Match match in regex.Matches(text))
        {
            replaced.Append(units.Widen(text[from..match.Index])).Append(Expand(match, replacement));
            from = match.Index + match.Length;
        }

        return replaced.Append(units.Widen(text[from..])).ToString();
    });

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

    private static T? Limited<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch (RegexMatchTimeoutException)
        {
            return default;
        }
    }

    private string Expand(Match match, string replacement)
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

                expanded.Append(units.Widen(match.Groups[replacement[(i + 1)..end]].Value));
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
