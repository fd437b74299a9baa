using System.Globalization;
using System.Text.RegularExpressions;

namespace Pathways.Rules;

/// <summary>Reads units as UCUM spells them: <c>kg/m2</c>, <c>mm[Hg]</c>, <c>10*9/L</c>, <c>mL/(min.m2)</c>, <c>{score}</c>.</summary>
internal sealed partial class UnitReading
{
    private const int LargestExponent = 99;

    private readonly string text;
    private int position;

    private UnitReading(string text) => this.text = text;

    /// <summary>The unit; null when it is not spelt as UCUM spells it.</summary>
    public static UnitOfMeasure? Read(string text)
    {
        UnitReading reading = new(text);
        UnitOfMeasure? unit = text.Length == 0 ? null : reading.Term();
        return unit is not null && reading.position == text.Length ? unit.SpeltAs(text) : null;
    }

    private UnitOfMeasure? Term()
    {
        UnitOfMeasure unit = UnitOfMeasure.One;
        bool isUnder = Take('/');
        while (true)
        {
            if (Component() is not UnitOfMeasure component)
            {
                return null;
            }

            unit = isUnder ? unit.Over(component) : unit.Times(component);
            isUnder = Take('/');
            if (!isUnder && !Take('.'))
            {
                return unit;
            }
        }
    }

    private UnitOfMeasure? Component()
    {
        if (Take('('))
        {
            UnitOfMeasure? inner = Term();
            return Take(')') ? inner : null;
        }

        Match annotation = Annotation().Match(text, position);
        if (annotation.Success)
        {
            position += annotation.Length;
            return UnitOfMeasure.One;
        }

        Match simple = Simple().Match(text, position);
        if (!simple.Success || UnitOfMeasure.Symbol(simple.Groups["symbol"].Value) is not UnitOfMeasure unit)
        {
            return null;
        }

        position += simple.Length;
        if (!simple.Groups["power"].Success)
        {
            return unit;
        }

        return int.TryParse(simple.Groups["power"].ValueSpan, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int power)
            && Math.Abs(power) <= LargestExponent
                ? unit.Power(power)
                : null;
    }

    private bool Take(char sign)
    {
        bool isThere = position < text.Length && text[position] == sign;
        position += isThere ? 1 : 0;
        return isThere;
    }

    [GeneratedRegex(@"\G\{[^{}]*\}", RegexOptions.CultureInvariant)]
    private static partial Regex Annotation();

    // A symbol ends before a digit, unless the digit stands in its brackets; 10* and 10^ are symbols that hold digits.
    [GeneratedRegex(
        @"\G(?<symbol>10[*^]|[0-9]+|(?:[A-Za-z%]|\[[^\[\]]*\])+)(?<power>(?<![0-9])[+-]?[0-9]+)?(?:\{[^{}]*\})?",
        RegexOptions.CultureInvariant)]
    private static partial Regex Simple();
}
