using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace Pathways.Rules;

/// <summary>What people write for a unit, and how UCUM spells it.</summary>
internal static partial class UnitNames
{
    private static readonly string[] usual =
        ["kg", "g", "mg", "cm", "m", "mm", "kg/m2", "a", "mo", "wk", "d", "h", "min", "s", "%", "1", "mm[Hg]", "L", "mL", "g/L", "mmol/L", "/min", "Cel"];

    private static readonly FrozenDictionary<string, string> byHabit = new (string Unit, string[] Habits)[]
        {
            ("a", ["year", "years", "yr", "yrs", "y", "an", "ans", "année", "années"]),
            ("mo", ["month", "months", "mois", "mos"]),
            ("wk", ["week", "weeks", "semaine", "semaines"]),
            ("d", ["day", "days", "jour", "jours", "j"]),
            ("h", ["hour", "hours", "hr", "hrs", "heure", "heures"]),
            ("min", ["minute", "minutes", "mn"]),
            ("s", ["second", "seconds", "seconde", "secondes", "sec"]),
            ("kg", ["kilogram", "kilograms", "kilogramme", "kilogrammes", "kilo", "kilos", "kg", "kgs"]),
            ("g", ["gram", "grams", "gramme", "grammes", "g", "gr"]),
            ("cm", ["cm", "centimeter", "centimeters", "centimetre", "centimetres", "centimètre", "centimètres"]),
            ("m", ["m", "meter", "meters", "metre", "metres", "mètre", "mètres"]),
            ("mm", ["mm", "millimeter", "millimetre"]),
            ("mL", ["ml"]),
            ("mg", ["mg"]),
            ("L", ["liter", "liters", "litre", "litres"]),
            ("%", ["percent", "pct", "pourcent"]),
            ("1", ["number", "count", "score", "ratio", "none", "nombre", "points"]),
            ("/min", ["bpm"]),
            ("mm[Hg]", ["mmhg"]),
            ("Cel", ["°c", "celsius"]),
            ("[degF]", ["°f", "fahrenheit"]),
            ("[IU]", ["iu", "ui"]),
            ("[in_i]", ["inch", "inches", "in"]),
            ("[ft_i]", ["foot", "feet", "ft"]),
            ("[lb_av]", ["pound", "pounds", "lb", "lbs"]),
        }
        .SelectMany(row => row.Habits.Select(habit => (habit, row.Unit)))
        .ToFrozenDictionary(row => row.habit, row => row.Unit, StringComparer.OrdinalIgnoreCase);

    /// <summary>What the author may have meant, the likeliest first.</summary>
    public static IEnumerable<string> Near(string text)
    {
        string plain = text.Trim()
            .Replace("²", "2", StringComparison.Ordinal).Replace("³", "3", StringComparison.Ordinal)
            .Replace("µ", "u", StringComparison.Ordinal).Replace("μ", "u", StringComparison.Ordinal)
            .Replace("^", string.Empty, StringComparison.Ordinal).Replace("·", ".", StringComparison.Ordinal)
            .Replace(" ", string.Empty, StringComparison.Ordinal);
        string spelt = Word().Replace(plain, word => byHabit.GetValueOrDefault(word.Value, word.Value));
        return UnitReading.Read(spelt) is not null ? [spelt] : NearNames.Of(text, usual);
    }

    [GeneratedRegex(@"[\p{L}°]+", RegexOptions.CultureInvariant)]
    private static partial Regex Word();
}
