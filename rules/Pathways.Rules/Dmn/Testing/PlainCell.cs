using System.Collections.Immutable;

namespace Pathways.Rules;

/// <summary>
/// Values as people and their spreadsheets write them, beside FEEL: <c>18,4</c>, <c>VRAI</c>, <c>21/11/2026</c>, bare words.
/// </summary>
internal static class PlainCell
{
    private static readonly ImmutableDictionary<string, bool> answers =
        ImmutableDictionary.CreateRange(StringComparer.OrdinalIgnoreCase, new Dictionary<string, bool>
        {
            ["true"] = true,
            ["vrai"] = true,
            ["false"] = false,
            ["faux"] = false,
        });

    /// <summary>Reads a cell that is no FEEL text but plainly a value of the type.</summary>
    public static bool TryRead(string text, FeelType type, out FeelValue value)
    {
        FeelType bare = type.Bare;
        bool isAny = bare is FeelType.AnyType;
        if ((isAny || bare == FeelType.Number) && FeelNumber.TryParse(text.Replace(',', '.'), out FeelNumber number))
        {
            value = FeelValue.Number(number);
            return true;
        }

        if ((isAny || bare == FeelType.Boolean) && answers.TryGetValue(text, out bool answer))
        {
            value = FeelValue.Boolean(answer);
            return true;
        }

        if ((isAny || bare == FeelType.Date) && TryReadDate(text, out FeelDate date))
        {
            value = FeelValue.Date(date);
            return true;
        }

        return TemporalText.TryParseAny(text, out value) && (isAny || bare.Holds(value, null));
    }

    /// <summary>What values of a type are called in sentences.</summary>
    public static string NameOf(FeelType type) => type.Bare switch
    {
        FeelType.AnyType => "any value",
        var bare when bare == FeelType.Number => "a number",
        var bare when bare == FeelType.String => "a text",
        var bare when bare == FeelType.Date => "a day",
        var bare when bare == FeelType.Boolean => "true or false",
        var bare => bare.ToString(),
    };

    /// <summary>A day: <c>2026-11-21</c>, or day first as spreadsheets save it in Europe: <c>21/11/2026</c>.</summary>
    public static bool TryReadDate(string text, out FeelDate date)
    {
        if (TemporalText.TryParseDate(text, out date))
        {
            return true;
        }

        return text.Split('/') is [{ Length: 1 or 2 } day, { Length: 1 or 2 } month, { Length: 4 } year]
            && TryReadWhole(day, out long d) && TryReadWhole(month, out long m) && TryReadWhole(year, out long y)
            && FeelDate.TryCreate(y, m, d, out date);
    }

    /// <summary>Whether a cell that is no FEEL text may be meant as a text: in a column of texts, or a word in any other.</summary>
    public static bool IsText(string text, FeelType type) =>
        !text.Contains('"', StringComparison.Ordinal)
        && (type.Bare == FeelType.String || (type.Bare is FeelType.AnyType && IsWords(text)));

    /// <summary>Whether a text is made of words and numbers only.</summary>
    public static bool IsWords(string text) =>
        char.IsLetter(text[0]) && text.All(c => char.IsLetterOrDigit(c) || " _-'’./".Contains(c, StringComparison.Ordinal));

    private static bool TryReadWhole(string text, out long number) => long.TryParse(
        text, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out number);
}
