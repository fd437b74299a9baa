using System.Collections.Immutable;
using System.Globalization;
using Pathways.Care;

namespace Pathways.DesignerHost.Growth;

/// <summary>One reference curve: the body-mass index at each age that passes through a value at 18 years.</summary>
/// <param name="Name">The column of the table, e.g. <c>bmi_25</c>.</param>
/// <param name="Points">Age in years and kg/m², in order of age.</param>
public sealed record ReferenceCurve(string Name, ImmutableArray<CurvePoint> Points)
{
    /// <summary>The curve's value at an age, on the straight line between two rows; <c>null</c> outside the table.</summary>
    public decimal? At(decimal ageInYears)
    {
        for (int index = 1; index < Points.Length; index++)
        {
            (CurvePoint before, CurvePoint after) = (Points[index - 1], Points[index]);
            if (ageInYears >= before.AgeInYears && ageInYears <= after.AgeInYears)
            {
                decimal share = (ageInYears - before.AgeInYears) / (after.AgeInYears - before.AgeInYears);
                return Math.Round(before.Value + (share * (after.Value - before.Value)), 2, MidpointRounding.AwayFromZero);
            }
        }

        return null;
    }
}

/// <summary>A point of a curve.</summary>
/// <param name="AgeInYears">Age in years.</param>
/// <param name="Value">The value at that age.</param>
public readonly record struct CurvePoint(decimal AgeInYears, decimal Value);

/// <summary>The IOTF 2012 body-mass reference, as shipped in <c>samples/reference-tables/iotf_2012_cutoffs.csv</c>.</summary>
public sealed class GrowthReference
{
    private readonly ImmutableDictionary<Sex, ImmutableArray<ReferenceCurve>> curves;

    private GrowthReference(ImmutableDictionary<Sex, ImmutableArray<ReferenceCurve>> curves) => this.curves = curves;

    /// <summary>The curves of one sex, lowest first.</summary>
    public ImmutableArray<ReferenceCurve> Of(Sex sex) => curves[sex];

    /// <summary>Reads the table: lines starting with <c>#</c> name the source, then a header, then a row per sex and age.</summary>
    /// <param name="csv">The whole text of the file.</param>
    /// <exception cref="FormatException">A cell is not a number, or a row is short; the message names the line.</exception>
    public static GrowthReference Read(string csv)
    {
        ArgumentNullException.ThrowIfNull(csv);
        string[] lines = [.. csv.ReplaceLineEndings("\n").Split('\n').Where(line => line.Length > 0 && line[0] != '#')];
        string[] header = lines.Length > 0 ? lines[0].Split(',') : [];
        if (header is not ["sex", "age_years", _, ..])
        {
            throw new FormatException("The growth reference must start with the columns sex, age_years and at least one curve.");
        }

        string[][] rows = [.. lines.Skip(1).Select(line => line.Split(','))];
        return new GrowthReference(new[] { Sex.Female, Sex.Male }.ToImmutableDictionary(
            sex => sex,
            sex => CurvesOf(header, [.. rows.Where(row => row[0] == (sex == Sex.Female ? "F" : "M"))])));
    }

    private static ImmutableArray<ReferenceCurve> CurvesOf(string[] header, string[][] rows) =>
    [
        .. Enumerable.Range(2, header.Length - 2).Select(column => new ReferenceCurve(
            header[column],
            [.. rows.Select(row => new CurvePoint(Number(row, 1), Number(row, column)))])),
    ];

    private static decimal Number(string[] row, int column) =>
        column < row.Length
        && decimal.TryParse(row[column], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal value)
            ? value
            : throw new FormatException($"The growth reference has no number in column {column + 1} of '{string.Join(',', row)}'.");
}
