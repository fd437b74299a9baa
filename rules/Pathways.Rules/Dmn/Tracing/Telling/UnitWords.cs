using System.Collections.Frozen;

namespace Pathways.Rules;

/// <summary>Units as people write them after a number; one that is not here stands as UCUM spells it.</summary>
internal static class UnitWords
{
    private static readonly FrozenDictionary<string, Phrase> words = new Dictionary<string, Phrase>(StringComparer.Ordinal)
    {
        ["1"] = new(string.Empty, string.Empty),
        ["a"] = new("years", "ans"),
        ["mo"] = new("months", "mois"),
        ["wk"] = new("weeks", "semaines"),
        ["d"] = new("days", "jours"),
        ["kg/m2"] = new("kg/m²", "kg/m²"),
        ["m2"] = new("m²", "m²"),
        ["mm[Hg]"] = new("mmHg", "mmHg"),
        ["Cel"] = new("°C", "°C"),
        ["/min"] = new("per minute", "par minute"),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>A number, told, with its unit.</summary>
    public static string With(string number, string unit, RuleLanguage language)
    {
        string told = words.TryGetValue(unit, out Phrase? known) ? known.In(language) : unit.StartsWith('{') ? string.Empty : unit;
        return told.Length == 0 ? number : $"{number} {told}";
    }
}
