using System.Collections.Frozen;

namespace Pathways.Rules;

/// <summary>One symbol of UCUM: so many of another unit, or a unit of its own kind.</summary>
/// <param name="Code">The symbol, case-sensitive.</param>
/// <param name="Factor">How many of <paramref name="Of"/> it is.</param>
/// <param name="Of">The unit it is defined by; empty for a kind of its own.</param>
/// <param name="TakesPrefix">Whether <c>k</c>, <c>m</c> and so on may stand before it.</param>
internal sealed record UnitAtom(string Code, double Factor, string Of, bool TakesPrefix);

/// <summary>The symbols of UCUM that clinical files use (ucum.org, tables 1 to 24), each with its definition there.</summary>
/// <remarks>
/// Mole, equivalent, osmole and international unit are kinds of their own here, since the substance decides how they
/// convert; degrees Celsius and Fahrenheit too, since they do not start at zero.
/// </remarks>
internal static class UnitAtoms
{
    private static readonly (string Code, double Factor)[] prefixes =
    [
        ("da", 1e1), ("h", 1e2), ("k", 1e3), ("M", 1e6), ("G", 1e9), ("T", 1e12), ("P", 1e15),
        ("d", 1e-1), ("c", 1e-2), ("m", 1e-3), ("u", 1e-6), ("n", 1e-9), ("p", 1e-12), ("f", 1e-15), ("a", 1e-18),
    ];

    private static readonly FrozenDictionary<string, UnitAtom> byCode = new UnitAtom[]
    {
        new("m", 1, "", true),
        new("s", 1, "", true),
        new("g", 1, "", true),
        new("rad", 1, "", true),
        new("K", 1, "", true),
        new("C", 1, "", true),
        new("cd", 1, "", true),
        new("mol", 1, "", true),
        new("eq", 1, "", true),
        new("osm", 1, "", true),
        new("[iU]", 1, "", true),
        new("[IU]", 1, "[iU]", true),
        new("[arb'U]", 1, "", false),
        new("[pH]", 1, "", false),
        new("Cel", 1, "", false),
        new("[degF]", 1, "", false),
        new("B", 1, "", true),
        new("10*", 10, "1", false),
        new("10^", 10, "1", false),
        new("%", 0.01, "1", false),
        new("[ppth]", 1e-3, "1", false),
        new("[ppm]", 1e-6, "1", false),
        new("[ppb]", 1e-9, "1", false),
        new("min", 60, "s", false),
        new("h", 60, "min", false),
        new("d", 24, "h", false),
        new("wk", 7, "d", false),
        new("mo", 30.4375, "d", false),
        new("a", 365.25, "d", false),
        new("L", 1, "dm3", true),
        new("l", 1, "dm3", true),
        new("t", 1000, "kg", true),
        new("Hz", 1, "/s", true),
        new("N", 1, "kg.m/s2", true),
        new("Pa", 1, "N/m2", true),
        new("bar", 100_000, "Pa", true),
        new("m[Hg]", 133_322, "Pa", true),
        new("m[H2O]", 9_806.65, "Pa", true),
        new("J", 1, "N.m", true),
        new("W", 1, "J/s", true),
        new("cal", 4.184, "J", true),
        new("A", 1, "C/s", true),
        new("V", 1, "J/C", true),
        new("Ohm", 1, "V/A", true),
        new("kat", 1, "mol/s", true),
        new("U", 1, "umol/min", true),
        new("Bq", 1, "/s", true),
        new("Gy", 1, "J/kg", true),
        new("Sv", 1, "J/kg", true),
        new("lm", 1, "cd", true),
        new("deg", Math.PI / 180, "rad", false),
        new("[in_i]", 2.54, "cm", false),
        new("[ft_i]", 12, "[in_i]", false),
        new("[lb_av]", 453.59237, "g", false),
        new("[oz_av]", 28.349523125, "g", false),
        new("[diop]", 1, "/m", false),
    }.ToFrozenDictionary(atom => atom.Code, StringComparer.Ordinal);

    /// <summary>A symbol, perhaps with a prefix before it; null when there is none such.</summary>
    public static UnitAtom? Find(string symbol)
    {
        if (byCode.TryGetValue(symbol, out UnitAtom? atom))
        {
            return atom;
        }

        foreach ((string prefix, double factor) in prefixes)
        {
            if (symbol.StartsWith(prefix, StringComparison.Ordinal)
                && byCode.TryGetValue(symbol[prefix.Length..], out UnitAtom? bare) && bare.TakesPrefix)
            {
                return new UnitAtom(symbol, factor, bare.Code, false);
            }
        }

        return null;
    }
}
