using System.Collections.Immutable;

namespace Pathways.DesignerHost.Wording;

/// <summary>How UCUM unit codes are shown to people.</summary>
public static class Units
{
    private static readonly ImmutableDictionary<string, string> Shown = new Dictionary<string, string>
    {
        ["kg/m2"] = "kg/m²",
        ["mm[Hg]"] = "mmHg",
        ["a"] = "ans",
        ["mo"] = "mois",
        ["d"] = "j",
        ["1"] = string.Empty,
        ["{score}"] = string.Empty,
        ["{count}"] = string.Empty,
        ["h/d"] = "h par jour",
        ["min/d"] = "min par jour",
        ["kcal/wk"] = "kcal par semaine",
        ["Cel"] = "°C",
    }.ToImmutableDictionary(StringComparer.Ordinal);

    private static readonly ImmutableDictionary<string, string> English = new Dictionary<string, string>
    {
        ["a"] = "years",
        ["mo"] = "months",
        ["d"] = "d",
        ["h/d"] = "h a day",
        ["min/d"] = "min a day",
        ["kcal/wk"] = "kcal a week",
    }.ToImmutableDictionary(StringComparer.Ordinal);

    /// <summary>The sign people read for <paramref name="ucum"/>, e.g. <c>kg/m²</c>; a code unknown here is shown as it is.</summary>
    public static string Sign(string? ucum, Language language) => ucum switch
    {
        null => string.Empty,
        _ when language == Language.English && English.TryGetValue(ucum, out string? english) => english,
        _ => Shown.GetValueOrDefault(ucum, ucum),
    };
}
