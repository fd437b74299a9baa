using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Pathways.Rules;

/// <content>What is told, with what to write instead, where a text cannot be read for one of the common slips.</content>
internal sealed partial class Parser
{
    // Looking back over a very long text at every failed attempt to read it would take for ever.
    private const int LongestText = 2_000;

    private static readonly string[] conjunctions = ["and", "AND", "And", "et", "ET", "&&"];

    private static readonly string[] disjunctions = ["or", "OR", "Or", "ou", "OU", "||"];

    private Expression.Unreadable Unexpected(string why)
    {
        int at = Begin();
        if (Slip(at) is not (RuleSentence sentence, Span span, ImmutableArray<string> arguments))
        {
            return Fail(Sentences.Unexpected, new Span(at, at + 1), scanner.Show(), why);
        }

        return Fail(sentence, span, arguments);
    }

    private (RuleSentence Sentence, Span Span, ImmutableArray<string> Arguments)? Slip(int at)
    {
        if (hasFailed || source.Text.Length > LongestText)
        {
            return null;
        }

        string text = source.Text;
        if (DecimalComma().Matches(text).FirstOrDefault(match => match.Value.IndexOf(',', StringComparison.Ordinal) == at - match.Index
            || (match.Index + match.Length == at && scanner.Sees(".."))) is Match comma)
        {
            return (Sentences.DecimalComma, Over(comma), [comma.Value, comma.Value.Replace(',', '.')]);
        }

        if (scanner.Sees("..") && RangeAt(at) is Match range)
        {
            return (Sentences.RangeWithoutBrackets, Over(range), [range.Value, EndsOf(range)]);
        }

        if (Joined(at) is (RuleSentence, Span, ImmutableArray<string>) joined)
        {
            return joined;
        }

        if (ForeignSigns.At(text, at) is ForeignSign foreign)
        {
            return (Sentences.NotFeel, new Span(foreign.Start, foreign.End), [foreign.Written, foreign.Feel]);
        }

        if (NumberWithTail().Matches(text).FirstOrDefault(match => match.Groups["tail"].Index == at) is Match number)
        {
            string digits = number.Groups["number"].Value;
            string tail = number.Groups["tail"].Value;
            return (Sentences.BehindNumber, Over(number), [number.Value, tail, char.IsAsciiDigit(tail[0]) ? digits + tail : digits]);
        }

        return null;
    }

    /// <summary><c>&gt;= 18 and &lt; 25</c>, <c>&lt; 18 or &gt; 65</c>: what is compared is not repeated.</summary>
    private (RuleSentence Sentence, Span Span, ImmutableArray<string> Arguments)? Joined(int at)
    {
        string before = source.Text[..at].TrimEnd();
        bool isBetweenTests = isCell && before.Length > 0 && !before.Contains('?', StringComparison.Ordinal);
        if (isCell && before.Length == 0 && StartsWith(["between", "in"], at) is string between)
        {
            return (Sentences.NothingToCompare, new Span(at, at + between.Length), [between, $"? {source.Text.Trim()}"]);
        }

        if (isBetweenTests && Comparison().Match(before) is { Success: true } && StartsWith(conjunctions, at) is string and)
        {
            return (Sentences.NothingToCompare, new Span(at, at + and.Length), [and, Repeated(before, source.Text[(at + and.Length)..])]);
        }

        if (isBetweenTests && (StartsWith(disjunctions, at) ?? StartsWith(conjunctions, at)) is string or)
        {
            return (Sentences.TestsJoinedByOr, new Span(at, at + or.Length), [or, $"{before.Trim()}, {source.Text[(at + or.Length)..].Trim()}"]);
        }

        return before.EndsWith(" and", StringComparison.Ordinal) && Comparison().Match(source.Text, at) is { Success: true } sign && sign.Index == at
            ? (Sentences.NothingToCompare, Over(sign), [sign.Value, Repeated(before[..^4], source.Text[at..])])
            : null;
    }

    private string Repeated(string left, string right)
    {
        Match first = Comparison().Match(left);
        string compared = isCell || !first.Success ? "?" : left[..first.Index].Trim();
        return $"{(isCell && !left.Contains('?', StringComparison.Ordinal) ? "? " : string.Empty)}{left.Trim()} and {compared} {right.Trim()}";
    }

    private Match? RangeAt(int at) => hasFailed || source.Text.Length > LongestText
        ? null
        : HalfRange().Matches(source.Text).FirstOrDefault(match => match.Index <= at && match.Index + match.Length >= at);

    private static string EndsOf(Match range) => $"{range.Groups["from"].Value}..{range.Groups["to"].Value}";

    private static Span Over(Match match) => new(match.Index, match.Index + match.Length);

    private string? StartsWith(string[] words, int at) => Array.Find(words, word =>
        string.CompareOrdinal(source.Text, at, word, 0, word.Length) == 0
        && !(char.IsLetter(word[0]) && NamePattern.IsNamePart(source.Text, at + word.Length)));

    [GeneratedRegex(@"(?<![\d.,])\d+,\d+(?![\d,])", RegexOptions.CultureInvariant)]
    private static partial Regex DecimalComma();

    [GeneratedRegex(@"([\[\](]\s*)?(?<from>[^\s,\[\](){}]+)\s*\.\.\s*(?<to>[^\s,\[\](){}]+)(\s*[\[\])])?", RegexOptions.CultureInvariant)]
    private static partial Regex HalfRange();

    [GeneratedRegex("<=|>=|!=|<|>|=", RegexOptions.CultureInvariant)]
    private static partial Regex Comparison();

    [GeneratedRegex(@"(?<number>\d+(\.\d+)?)\s+(?<tail>\w+)", RegexOptions.CultureInvariant)]
    private static partial Regex NumberWithTail();
}
