namespace Pathways.Benchmarks.Measuring;

/// <summary>
/// Several things measured in turn, run by run, so that what disturbs the machine meets all of them; of each the median.
/// </summary>
internal static class InTurn
{
    /// <param name="length">How often, and how long each time.</param>
    /// <param name="measures">Each runs for at least the time given and gives its figure.</param>
    /// <returns>The medians, in the order of the measures.</returns>
    public static double[] Medians(RunLength length, params Func<TimeSpan, double>[] measures)
    {
        foreach (Func<TimeSpan, double> measure in measures)
        {
            measure(length.WarmUp);
        }

        double[][] runs = [.. measures.Select(_ => new double[length.Runs])];
        for (int run = 0; run < length.Runs; run++)
        {
            for (int i = 0; i < measures.Length; i++)
            {
                runs[i][run] = measures[i](length.Run);
            }
        }

        return [.. runs.Select(figures => Quantile(figures, 0.5))];
    }

    /// <summary>The value below which a part of the values lies.</summary>
    public static double Quantile(IEnumerable<double> values, double part)
    {
        double[] sorted = [.. values.Order()];
        return sorted[Math.Min((int)(sorted.Length * part), sorted.Length - 1)];
    }
}
