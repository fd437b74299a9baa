using System.Collections.Immutable;
using System.Globalization;
using Pathways.Care;

namespace Pathways.DesignerHost.Growth;

/// <summary>From ages and body-mass indexes to places in the drawing.</summary>
public sealed class GrowthScale
{
    /// <summary>Width of the drawing in its own units.</summary>
    public const int Width = 720;

    /// <summary>Height of the drawing in its own units.</summary>
    public const int Height = 400;

    /// <summary>Left edge of the plot.</summary>
    public const int Left = 44;

    /// <summary>Right edge of the plot; the curves' names stand right of it.</summary>
    public const int Right = 576;

    /// <summary>Upper edge of the plot.</summary>
    public const int Top = 28;

    /// <summary>Lower edge of the plot.</summary>
    public const int Bottom = 360;

    private const decimal FirstAge = 2;
    private const decimal LastAge = 18;

    /// <param name="points">The child's points: the index axis reaches beyond the highest and the lowest.</param>
    public GrowthScale(ImmutableArray<GrowthPoint> points)
    {
        decimal highest = points.Select(point => point.BodyMassIndex).DefaultIfEmpty(0).Max();
        decimal lowest = points.Select(point => point.BodyMassIndex).DefaultIfEmpty(99).Min();
        HighestIndex = Math.Max(36, (int)(Math.Ceiling(highest / 4) * 4));
        LowestIndex = Math.Min(12, (int)(Math.Floor(lowest / 4) * 4));
    }

    /// <summary>Upper end of the index axis, kg/m².</summary>
    public int HighestIndex { get; }

    /// <summary>Lower end of the index axis, kg/m².</summary>
    public int LowestIndex { get; }

    /// <summary>The years marked on the age axis.</summary>
    public static IEnumerable<int> Ages => Enumerable.Range(1, 9).Select(step => step * 2);

    /// <summary>The values marked on the index axis.</summary>
    public IEnumerable<int> Indexes =>
        Enumerable.Range(0, ((HighestIndex - LowestIndex) / 4) + 1).Select(step => LowestIndex + (step * 4));

    /// <summary>Whether an age lies on the drawing.</summary>
    public static bool Shows(decimal ageInYears) => ageInYears is >= FirstAge and <= LastAge;

    /// <summary>The horizontal place of an age.</summary>
    public static decimal X(decimal ageInYears) =>
        Math.Round(Left + ((ageInYears - FirstAge) / (LastAge - FirstAge) * (Right - Left)), 1);

    /// <summary>The vertical place of a body-mass index.</summary>
    public decimal Y(decimal index) =>
        Math.Round(Bottom - ((index - LowestIndex) / (HighestIndex - LowestIndex) * (Bottom - Top)), 1);

    /// <summary>A line through points, as the <c>points</c> attribute of a polyline.</summary>
    public string Line(IEnumerable<CurvePoint> points) =>
        string.Join(' ', points.Select(point => $"{Place(X(point.AgeInYears))},{Place(Y(point.Value))}"));

    /// <summary>A place as SVG wants it.</summary>
    public static string Place(decimal value) => value.ToString(CultureInfo.InvariantCulture);
}
