using System.Text;

namespace Pathways.Rules;

/// <summary>A text of rules, and where it stands in its file.</summary>
/// <param name="Text">The text.</param>
/// <param name="Name">The file's name.</param>
/// <param name="ElementId">The DMN element that holds the text.</param>
/// <param name="Line">The line of the text's first character in the file.</param>
/// <param name="Column">The column of the text's first character in the file.</param>
internal sealed record RuleText(string Text, string Name, string? ElementId = null, int Line = 1, int Column = 1)
{
    public string Text { get; } = WellFormed(Text);

    /// <summary>Half a surrogate pair is no character, and could be neither written to a file nor read back: it becomes U+FFFD.</summary>
    public static string WellFormed(string text)
    {
        if (text.AsSpan().IndexOfAnyInRange('\uD800', '\uDFFF') < 0)
        {
            return text;
        }

        StringBuilder whole = new(text.Length);
        foreach (Rune rune in text.EnumerateRunes())
        {
            whole.Append(rune.ToString());
        }

        return whole.ToString();
    }
}

/// <summary>A stretch of a rule text.</summary>
internal readonly record struct Place(RuleText Source, int Start, int End)
{
    private const int Most = 60;

    public int Line => Source.Line + Source.Text.AsSpan(0, SafeStart).Count('\n');

    public int Column
    {
        get
        {
            int newLine = Source.Text.AsSpan(0, SafeStart).LastIndexOf('\n');
            return newLine < 0 ? Source.Column + SafeStart : SafeStart - newLine;
        }
    }

    public string Text => Source.Text[SafeStart..Math.Clamp(End, SafeStart, Source.Text.Length)];

    /// <summary>The text, as much of it as a sentence has room for.</summary>
    public string Shown => End - SafeStart > Most ? (this with { End = SafeStart + Most }).Text + "…" : Text;

    private int SafeStart => Math.Clamp(Start, 0, Source.Text.Length);
}
