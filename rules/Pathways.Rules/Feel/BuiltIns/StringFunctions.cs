using System.Text;

namespace Pathways.Rules;

/// <summary>String functions (DMN 1.5, clause 10.3.4.3). Characters are Unicode code points.</summary>
internal static class StringFunctions
{
    private const string Two = "string: string, match: string";

    // Reading a pattern makes much that is thrown away after it.
    private const int StepsOfPattern = 200;

    public static readonly BuiltInRow[] All =
    [
        new("substring", "string: string, start position: number, length?: number", FeelType.String, Substring),
        new("string length", "string: string", FeelType.Number, c => FeelValue.Number(Length(c.Text(0)))),
        new("upper case", "string: string", FeelType.String, c => FeelValue.String(c.Text(0).ToUpperInvariant())),
        new("lower case", "string: string", FeelType.String, LowerCase),
        new("substring before", Two, FeelType.String, c => FeelValue.String(Before(c.Text(0), c.Text(1)))),
        new("substring after", Two, FeelType.String, c => FeelValue.String(After(c.Text(0), c.Text(1)))),
        new("contains", Two, FeelType.Boolean, c => FeelValue.Boolean(c.Text(0).Contains(c.Text(1), StringComparison.Ordinal))),
        new("starts with", Two, FeelType.Boolean, c => FeelValue.Boolean(c.Text(0).StartsWith(c.Text(1), StringComparison.Ordinal))),
        new("ends with", Two, FeelType.Boolean, c => FeelValue.Boolean(c.Text(0).EndsWith(c.Text(1), StringComparison.Ordinal))),
        new("matches", "input: string, pattern: string, flags?: string?", FeelType.Boolean, Matches),
        new("replace", "input: string, pattern: string, replacement: string, flags?: string?", FeelType.String, Replace),
        new("split", "string: string, delimiter: string", FeelType.AnyList, Split),
        new("string join", "list: strings, delimiter?: string?", FeelType.String, c => Join(c, string.Empty, string.Empty)),
        new("string join", "list: strings, delimiter: string?, prefix: string?, suffix: string?", FeelType.String, c => Join(c, TextOr(c, 2), TextOr(c, 3))),
    ];

    private static string TextOr(BuiltInCall call, int index) => call.Has(index) ? call.Text(index) : string.Empty;

#pragma warning disable CA1308 // lower case is what is asked for here, not a normalisation
    private static FeelValue LowerCase(BuiltInCall call) => FeelValue.String(call.Text(0).ToLowerInvariant());
#pragma warning restore CA1308

    private static int Length(string text) => text.EnumerateRunes().Count();

    private static FeelValue Substring(BuiltInCall call)
    {
        Rune[] runes = [.. call.Text(0).EnumerateRunes()];
        if (!call.Number(1).TryTruncateToInt32(out int position) || position == 0 || Math.Abs((long)position) > runes.Length)
        {
            return call.Fail($"there is no position {call.Number(1)} in {Evaluation.Describe(call[0])}");
        }

        int start = position > 0 ? position - 1 : runes.Length + position;
        int length = runes.Length - start;
        if (call.Has(2))
        {
            if (!call.Number(2).TryTruncateToInt32(out int wanted) || wanted < 1)
            {
                return call.Fail("the length must be at least 1");
            }

            length = Math.Min(length, wanted);
        }

        StringBuilder text = new();
        for (int i = start; i < start + length; i++)
        {
            text.Append(runes[i]);
        }

        return FeelValue.String(text.ToString());
    }

    private static string Before(string text, string match)
    {
        int at = text.IndexOf(match, StringComparison.Ordinal);
        return at < 0 ? string.Empty : text[..at];
    }

    private static string After(string text, string match)
    {
        int at = text.IndexOf(match, StringComparison.Ordinal);
        return at < 0 ? string.Empty : text[(at + match.Length)..];
    }

    private static FeelValue Matches(BuiltInCall call)
    {
        if (!call.Spend(StepsOfPattern + call.Text(1).Length))
        {
            return FeelValue.Null;
        }

        if (XPathPattern.TryRead(call.Text(1), TextOr(call, 2), call.Text(0), call.Spend, out XPathPattern? pattern) is string error)
        {
            return call.Fail(error);
        }

        return pattern?.IsMatch() is bool answer ? FeelValue.Boolean(answer) : TooSlow(call);
    }

    private static FeelValue Replace(BuiltInCall call)
    {
        if (!call.Spend(StepsOfPattern + call.Text(1).Length))
        {
            return FeelValue.Null;
        }

        if (XPathPattern.TryRead(call.Text(1), TextOr(call, 3), call.Text(0), call.Spend, out XPathPattern? pattern) is string error)
        {
            return call.Fail(error);
        }

        if (pattern?.MatchesNothing == true)
        {
            return call.Fail("the pattern matches the empty text, so there would be no end of replacing");
        }

        if (!XPathPattern.IsReplacement(call.Text(2)))
        {
            return call.Fail("in the replacement write $1 for a group, \\$ for a dollar and \\\\ for a backslash");
        }

        return pattern?.Replace(call.Text(2)) is string text ? FeelValue.String(text) : TooSlow(call);
    }

    private static FeelValue Split(BuiltInCall call)
    {
        if (!call.Spend(StepsOfPattern + call.Text(1).Length))
        {
            return FeelValue.Null;
        }

        if (XPathPattern.TryRead(call.Text(1), string.Empty, call.Text(0), call.Spend, out XPathPattern? pattern) is string error)
        {
            return call.Fail(error);
        }

        if (pattern?.MatchesNothing == true)
        {
            return call.Fail("the pattern matches the empty text, so it would part the text everywhere");
        }

        return pattern?.Split() is string[] parts
            ? FeelValue.FromItems([.. parts.Select(FeelValue.String)])
            : TooSlow(call);
    }

    private static FeelValue TooSlow(BuiltInCall call) => call.Fail("the pattern takes too long on this text");

    private static FeelValue Join(BuiltInCall call, string prefix, string suffix)
    {
        string delimiter = TextOr(call, 1);
        string[] texts = [.. call.List(0).Where(item => !item.IsNull).Select(item => item.Text)];
        long length = prefix.Length + suffix.Length + texts.Sum(text => (long)text.Length + delimiter.Length);
        return call.Spend((int)Math.Min(int.MaxValue, length / Extent.CharactersPerUnit))
            ? FeelValue.String(prefix + string.Join(delimiter, texts) + suffix)
            : FeelValue.Null;
    }
}
