using System.Text.RegularExpressions;

namespace Pathways.Rules;

/// <summary>What an author meant who wrote a value of another type than its place wants.</summary>
internal static partial class Rewriting
{
    /// <summary>The expression as the type wants it, <c>"18"</c> as <c>18</c>; null when there is no telling.</summary>
    public static string? AsType(Expression expression, string text, FeelType type, FeelType wanted)
    {
        if (expression is Expression.Comparing comparing && type.Bare is FeelType.RangeOf range)
        {
            int sign = text.IndexOfAny(['<', '>', '=', '!']);
            int end = sign + (text.Length > sign + 1 && text[sign + 1] == '=' ? 2 : 1);
            string? value = ReferenceEquals(wanted.Bare, FeelType.String) ? null : AsType(comparing.With, text[end..].Trim(), range.Element, wanted);
            return value is null ? null : $"{text[sign..end]} {value}";
        }

        if (expression is Expression.Literal { Value: { Kind: FeelKind.String } literal })
        {
            return wanted.Bare is FeelType.SimpleType && PlainCell.TryRead(literal.AsString(), wanted, out FeelValue value)
                ? FeelText.ToLiteral(value)
                : null;
        }

        if (ReferenceEquals(wanted.Bare, FeelType.String) && expression is Expression.Literal { Value.Kind: FeelKind.Number })
        {
            return FeelText.Quote(text);
        }

        return ReferenceEquals(wanted.Bare, FeelType.Date) && ReferenceEquals(type.Bare, FeelType.DateTime) ? $"date({text})" : null;
    }

    /// <summary>The day that a sum of numbers was meant to be: <c>2026-11-21</c>, <c>21/11/2026</c>.</summary>
    public static string? AsDate(string text) =>
        WrittenDay().IsMatch(text) && PlainCell.TryReadDate(text, out FeelDate day) ? FeelText.ToLiteral(FeelValue.Date(day)) : null;

    [GeneratedRegex(@"^(\d{4}-\d\d-\d\d|\d{1,2}/\d{1,2}/\d{4})$", RegexOptions.CultureInvariant)]
    private static partial Regex WrittenDay();
}
