using System.Collections.Frozen;

namespace Pathways.Rules;

/// <summary>What people write by habit of mathematics, spreadsheets and other languages, and how FEEL writes it.</summary>
internal static class ForeignSigns
{
    // Longer ones before those they start with.
    private static readonly (string Written, string Feel)[] signs =
    [
        ("===", "="), ("!==", "!="), ("<>", "!="), ("=<", "<="), ("=>", ">="), ("==", "="), (":=", "="),
        ("≤", "<="), ("≥", ">="), ("≠", "!="), ("×", "*"), ("÷", "/"), ("−", "-"), ("–", "-"), ("—", "-"),
        ("&&", "and"), ("||", "or"), ("&", "+"), ("!", "not(…)"), ("%", "/ 100, modulo(…, …)"), ("^", "**"), ("?", "if … then … else …"),
        ("“", "\"…\""), ("”", "\"…\""), ("„", "\"…\""), ("«", "\"…\""), ("»", "\"…\""), ("'", "\"…\""), ("‘", "\"…\""), ("’", "\"…\""),
    ];

    private static readonly FrozenDictionary<string, string> joiners = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["AND"] = "and",
        ["And"] = "and",
        ["et"] = "and",
        ["ET"] = "and",
        ["Et"] = "and",
        ["OR"] = "or",
        ["Or"] = "or",
        ["ou"] = "or",
        ["OU"] = "or",
        ["Ou"] = "or",
        ["is"] = "=",
        ["IN"] = "in",
        ["THEN"] = "then",
        ["ELSE"] = "else",
        ["alors"] = "then",
        ["sinon"] = "else",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, string> values = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
    {
        ["true"] = "true",
        ["vrai"] = "true",
        ["false"] = "false",
        ["faux"] = "false",
        ["null"] = "null",
        ["nil"] = "null",
        ["none"] = "null",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenDictionary<string, string> answers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
    {
        ["yes"] = "true",
        ["oui"] = "true",
        ["no"] = "false",
        ["non"] = "false",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>Words that are a yes or a no where one is wanted.</summary>
    public static string? Answer(string word) => answers.GetValueOrDefault(word);

    /// <summary>The foreign sign or word at a place where FEEL expected something else; null when there is none.</summary>
    public static ForeignSign? At(string text, int position)
    {
        foreach ((string written, string feel) in signs)
        {
            for (int start = position; start >= 0 && start > position - written.Length; start--)
            {
                if (string.CompareOrdinal(text, start, written, 0, written.Length) == 0)
                {
                    return new ForeignSign(start, written, feel);
                }
            }
        }

        string word = text[position..NamePattern.PieceEnd(text, position)];
        return joiners.TryGetValue(word, out string? joiner) ? new ForeignSign(position, word, joiner) : Before(text, position);
    }

    /// <summary>The foreign word in a name that nobody knows: <c>TRUE</c>, <c>smoker AND pregnant</c>, <c>not smoker</c>.</summary>
    public static ForeignSign? In(string name)
    {
        if (values.TryGetValue(name, out string? value))
        {
            return new ForeignSign(0, name, value);
        }

        int start = 0;
        foreach (string word in name.Split(' '))
        {
            if (start > 0 && joiners.TryGetValue(word, out string? joiner))
            {
                return new ForeignSign(start, word, joiner);
            }

            start += word.Length + 1;
        }

        return name.StartsWith("not ", StringComparison.Ordinal) ? new ForeignSign(0, name, $"not({name[4..]})") : null;
    }

    /// <summary><c>is</c>, <c>is not</c> and <c>not</c> seem to be names, until a value follows.</summary>
    private static ForeignSign? Before(string text, int position)
    {
        string before = text[..position].TrimEnd();
        foreach ((string written, string feel) in new[] { ("is not", "!="), ("is", "="), ("not", "not(…)") })
        {
            int start = before.Length - written.Length;
            if (before.EndsWith(written, StringComparison.Ordinal) && !NamePattern.IsNamePart(before, start - 1))
            {
                return new ForeignSign(start, written, feel);
            }
        }

        return null;
    }
}

/// <summary>A sign or word of another language than FEEL.</summary>
/// <param name="Start">Where it stands.</param>
/// <param name="Written">As it is written.</param>
/// <param name="Feel">As FEEL writes it.</param>
internal readonly record struct ForeignSign(int Start, string Written, string Feel)
{
    public int End => Start + Written.Length;
}
