using System.Globalization;
using System.Text.RegularExpressions;
using Pathways.DesignerHost.Wording;
using Pathways.Rules;

namespace Pathways.DesignerHost.Cases;

/// <summary>Tells a met cell of a decision table in words: "IMC 18,92 : de 18,28 à moins de 21,44".</summary>
/// <param name="words">The language.</param>
/// <param name="figures">Numbers.</param>
/// <param name="values">Words of values and names.</param>
/// <param name="known">The values that names in cells stand for, e.g. <c>cut_offs</c>.</param>
public sealed partial class CellWords(
    Words words, Figures figures, ValueWords values, IReadOnlyDictionary<string, FeelValue> known)
{
    /// <summary>The cell in words; empty for a dash.</summary>
    /// <param name="input">The input with its value.</param>
    /// <param name="cell">The cell's text.</param>
    public string Tell(TracedValue input, string cell)
    {
        string text = cell.Trim();
        if (text is "-" or "")
        {
            return string.Empty;
        }

        string name = values.Name(MainName(input.Name));
        string value = values.Of(input.Value);
        Match interval = Interval().Match(text);
        if (interval.Success)
        {
            string key = interval.Groups["close"].Value == "]" ? "cell.from_to" : "cell.from_below";
            return words.With(key, name, value, Operand(interval.Groups["low"].Value), Operand(interval.Groups["high"].Value));
        }

        Match comparison = Comparison().Match(text);
        if (comparison.Success)
        {
            string sign = comparison.Groups["sign"].Value switch { ">=" => "≥", "<=" => "≤", var other => other };
            return $"{name} {value} {sign} {Operand(comparison.Groups["operand"].Value)}";
        }

        // A list of words or its negation: the value itself says enough.
        return $"{name} : {value}";
    }

    // "round half up(bmi, 2)" is about bmi.
    private static string MainName(string expression) =>
        Call().Match(expression) is { Success: true } call ? call.Groups["name"].Value : expression.Trim();

    private string Operand(string text)
    {
        string operand = text.Trim();
        if (decimal.TryParse(operand, NumberStyles.Number, CultureInfo.InvariantCulture, out decimal number))
        {
            return figures.Number(number);
        }

        string[] path = operand.Split('.');
        if (!known.TryGetValue(path[0], out FeelValue value))
        {
            return values.Code(operand.Trim('"'));
        }

        foreach (string step in path.Skip(1))
        {
            value = value.Kind == FeelKind.Context ? value.AsContext()[step] : FeelValue.Null;
        }

        return path.Length > 1 ? $"{values.Of(value)} ({values.Name(path[^1])})" : values.Of(value);
    }

    [GeneratedRegex(@"^[\[\(\]](?<low>[^,\[\]()]+?)\.\.(?<high>[^,\[\]()]+)(?<close>[\]\)\[])$")]
    private static partial Regex Interval();

    [GeneratedRegex(@"^(?<sign>>=|<=|>|<)\s*(?<operand>[^\s,]+)$")]
    private static partial Regex Comparison();

    [GeneratedRegex(@"^[a-z ]+\(\s*(?<name>[a-z_][a-z0-9_.]*)\s*[,)]")]
    private static partial Regex Call();
}
