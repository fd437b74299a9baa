using System.Collections.Frozen;

namespace Pathways.Rules;

/// <summary>The words of the FEEL grammar.</summary>
internal static class Keywords
{
    // Words that may stand after an operand, and so end a name nobody knows.
    private static readonly FrozenSet<string> infix = FrozenSet.Create(
        StringComparer.Ordinal, "and", "or", "in", "between", "then", "else", "return", "satisfies", "instance");

    private static readonly FrozenSet<string> prefix = FrozenSet.Create(
        StringComparer.Ordinal, "if", "for", "some", "every", "function", "null", "true", "false");

    public static bool IsReserved(string word) => infix.Contains(word) || prefix.Contains(word);

    public static bool IsInfix(string word) => infix.Contains(word);
}
