namespace Pathways.Population;

/// <summary>The growth of an invented child before it was measured in a pathway, told back from that measure.</summary>
internal static class InventedGrowth
{
    // Of the order of a median child from 2 to 16 years, in cm and kg/m²: for invented children only, decides nothing. [M]
    private static readonly double[] heights = [87, 95, 102.5, 109.5, 116, 122, 128, 133.5, 138.5, 144, 150, 156, 161.5, 165.5, 168];
    private static readonly double[] bodyMassIndices = [16.4, 16, 15.6, 15.4, 15.4, 15.6, 15.9, 16.3, 16.8, 17.4, 18, 18.6, 19.3, 19.9, 20.4];

    /// <summary>Earlier points, one a year from two years of age on: the child leaves the median in the last four years.</summary>
    /// <param name="age">Age at the measure, in years.</param>
    /// <param name="heightCm">Height at the measure.</param>
    /// <param name="weightKg">Weight at the measure.</param>
    public static IEnumerable<(double Age, decimal HeightCm, decimal WeightKg)> Before(double age, decimal heightCm, decimal weightKg)
    {
        double height = (double)heightCm;
        double stature = height / At(heights, age);
        double excess = ((double)weightKg / (height * height / 10_000)) - At(bodyMassIndices, age);
        for (double earlier = 2; earlier < age - 0.8; earlier++)
        {
            double part = Math.Clamp(1 - ((age - earlier) / 4), 0, 1);
            double then = At(heights, earlier) * stature;
            double bodyMassIndex = At(bodyMassIndices, earlier) + (excess * part);
            yield return (earlier, Math.Round((decimal)then, 1), Math.Round((decimal)(bodyMassIndex * then * then / 10_000), 1));
        }
    }

    private static double At(double[] table, double age)
    {
        double place = Math.Clamp(age - 2, 0, table.Length - 1.001);
        int below = (int)place;
        return table[below] + ((table[below + 1] - table[below]) * (place - below));
    }
}
