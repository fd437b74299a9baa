using System.Collections.Immutable;

namespace Pathways.Notifications.Templates;

/// <summary>One <c>{{…}}</c> of a template with its place in the file.</summary>
/// <param name="Text">What stands between the braces, trimmed.</param>
/// <param name="IsTriple">True for <c>{{{…}}}</c>.</param>
/// <param name="IsClosed">False when the closing braces are missing.</param>
/// <param name="Line">Line in the file, from 1.</param>
/// <param name="Column">Column of the first brace, from 1.</param>
internal readonly record struct TemplateTag(string Text, bool IsTriple, bool IsClosed, int Line, int Column)
{
    /// <summary>Finds all tags of <paramref name="text"/>; comments are left out.</summary>
    /// <param name="text">A subject or a body.</param>
    /// <param name="firstLine">Line of the file on which the text begins.</param>
    /// <param name="firstColumn">Column at which its first line begins.</param>
    public static ImmutableArray<TemplateTag> FindAll(string text, int firstLine, int firstColumn)
    {
        ImmutableArray<TemplateTag>.Builder tags = ImmutableArray.CreateBuilder<TemplateTag>();
        int line = firstLine, lineStart = 1 - firstColumn;
        for (int at = 0; at < text.Length; at++)
        {
            if (text[at] == '\n')
            {
                line++;
                lineStart = at + 1;
            }

            if (!StartsWith(text, at, "{{"))
            {
                continue;
            }

            bool isTriple = StartsWith(text, at, "{{{");
            string close = StartsWith(text, at, "{{!--") ? "--}}" : isTriple ? "}}}" : "}}";
            int start = at + (isTriple ? 3 : 2);
            int end = text.IndexOf(close, start, StringComparison.Ordinal);
            int column = at - lineStart + 1;
            if (end < 0)
            {
                tags.Add(new TemplateTag(text[start..].Split('\n')[0].Trim(), isTriple, false, line, column));
                break;
            }

            string inner = text[start..end].Trim();
            if (!inner.StartsWith('!'))
            {
                tags.Add(new TemplateTag(inner, isTriple, true, line, column));
            }

            // A comment may run over lines.
            for (int inside = at; inside < end; inside++)
            {
                if (text[inside] == '\n')
                {
                    line++;
                    lineStart = inside + 1;
                }
            }

            at = end + close.Length - 1;
        }

        return tags.ToImmutable();
    }

    private static bool StartsWith(string text, int at, string what) =>
        string.CompareOrdinal(text, at, what, 0, what.Length) == 0;
}
