using System.Collections.Immutable;

namespace Pathways.Definitions;

/// <summary>A part of France with public holidays of its own.</summary>
public enum HolidayRegion
{
    /// <summary>The national holidays and no others.</summary>
    France,

    /// <summary>Bas-Rhin, Haut-Rhin, Moselle.</summary>
    AlsaceMoselle,

    /// <summary>Guadeloupe.</summary>
    Guadeloupe,

    /// <summary>Martinique.</summary>
    Martinique,

    /// <summary>Guyane.</summary>
    Guyane,

    /// <summary>La Réunion.</summary>
    Reunion,

    /// <summary>Mayotte.</summary>
    Mayotte,

    /// <summary>Saint-Barthélemy.</summary>
    SaintBarthelemy,

    /// <summary>Saint-Martin.</summary>
    SaintMartin,

    /// <summary>Nouvelle-Calédonie.</summary>
    NouvelleCaledonie,
}

/// <summary>The words by which drawings and settings name a region, and the region of a zone.</summary>
public static class HolidayRegions
{
    private static readonly ImmutableArray<RegionName> Names =
    [
        new(HolidayRegion.France, "fr", "Europe/Paris"),
        new(HolidayRegion.AlsaceMoselle, "alsace-moselle", null),
        new(HolidayRegion.Guadeloupe, "guadeloupe", "America/Guadeloupe"),
        new(HolidayRegion.Martinique, "martinique", "America/Martinique"),
        new(HolidayRegion.Guyane, "guyane", "America/Cayenne"),
        new(HolidayRegion.Reunion, "reunion", "Indian/Reunion"),
        new(HolidayRegion.Mayotte, "mayotte", "Indian/Mayotte"),
        new(HolidayRegion.SaintBarthelemy, "saint-barthelemy", "America/St_Barthelemy"),
        new(HolidayRegion.SaintMartin, "saint-martin", "America/Marigot"),
        new(HolidayRegion.NouvelleCaledonie, "nouvelle-caledonie", "Pacific/Noumea"),
    ];

    /// <summary>All words, e.g. <c>fr</c>, <c>alsace-moselle</c>, <c>reunion</c>.</summary>
    public static ImmutableArray<string> Words { get; } = [.. Names.Select(name => name.Word)];

    /// <summary>The region of a word; null when there is none of that name.</summary>
    public static HolidayRegion? Find(string? word) => Names.FirstOrDefault(name => name.Word == word)?.Region;

    /// <summary>The word of a region.</summary>
    public static string WordOf(HolidayRegion region) => Names.First(name => name.Region == region).Word;

    /// <summary>
    /// The region whose clocks go by a zone: overseas regions have one each; every other zone means the national
    /// holidays.
    /// No zone tells Alsace-Moselle from the rest of the country: somebody has to say it.
    /// </summary>
    /// <param name="zoneId">IANA name.</param>
    public static HolidayRegion OfZone(string? zoneId) =>
        Names.FirstOrDefault(name => name.ZoneId is not null && name.ZoneId == zoneId)?.Region ?? HolidayRegion.France;

    private sealed record RegionName(HolidayRegion Region, string Word, string? ZoneId);
}
