namespace Pathways.Samples.Tests;

/// <summary>Two sources, one truth: the printed cut-offs follow from the coefficients L, M, S.</summary>
public sealed class DerivingTheIotfCutOffs
{
    // The printed table rounds to 0.01 and was computed by a spline; beyond this the two sources would disagree.
    private const double Tolerance = 0.008;

    private static readonly ReferenceTable Lms = ReferenceTable.Read("iotf_2012_lms.csv");
    private static readonly ReferenceTable CutOffs = ReferenceTable.Read("iotf_2012_cutoffs.csv");
    private static readonly ReferenceTable Thresholds = ReferenceTable.Read("iotf_2012_z_thresholds.csv");

    [Theory]
    [InlineData("bmi_16", 16)]
    [InlineData("bmi_17", 17)]
    [InlineData("bmi_18_5", 18.5)]
    [InlineData("bmi_25", 25)]
    [InlineData("bmi_30", 30)]
    [InlineData("bmi_35", 35)]
    public void From_the_coefficients_gives_the_shipped_column(string column, double adultBmi)
    {
        foreach (var row in CutOffs.Rows)
        {
            var adult = Lms.Row(row["sex"], "age_years", 18);
            double z = ZScore(adultBmi, adult);
            var child = Lms.Rows.Single(other => other["sex"] == row["sex"] && other["age_years"] == row["age_years"]);

            double derived = BmiAt(z, child);

            Assert.True(
                Math.Abs(derived - ReferenceTable.Number(row, column)) <= Tolerance,
                $"{row["sex"]} {row["age_years"]} {column}: shipped {row[column]}, derived {derived:F4}");
        }
    }

    [Fact]
    public void From_the_coefficients_gives_the_z_of_each_adult_threshold()
    {
        foreach (var row in Thresholds.Rows)
        {
            double z = ZScore(ReferenceTable.Number(row, "adult_bmi"), Lms.Row(row["sex"], "age_years", 18));

            Assert.Equal(ReferenceTable.Number(row, "z_score"), z, 0.0015);
        }
    }

    [Theory]
    [InlineData("iotf_2012_lms.csv", "M", "age_years", 8.0, 18.41, 1.311)]
    [InlineData("who_2007_bmi_for_age_5_19y_monthly_lms.csv", "M", "age_months", 120, 20.00, 1.570)]
    [InlineData("who_2006_bmi_for_age_0_60m_monthly_lms.csv", "F", "age_days_used", 1096, 18.00, 1.752)]
    public void Starts_from_coefficients_that_give_the_published_example(
        string file, string sex, string age, double at, double bmi, double published)
    {
        var row = ReferenceTable.Read(file).Row(sex, age, (decimal)at);

        Assert.Equal(published, ZScore(bmi, row), 0.0006);
    }

    private static double ZScore(double bmi, IReadOnlyDictionary<string, string> row)
    {
        double l = ReferenceTable.Number(row, "L");
        return (Math.Pow(bmi / ReferenceTable.Number(row, "M"), l) - 1) / (l * ReferenceTable.Number(row, "S"));
    }

    private static double BmiAt(double z, IReadOnlyDictionary<string, string> row)
    {
        double l = ReferenceTable.Number(row, "L");
        return ReferenceTable.Number(row, "M") * Math.Pow(1 + (l * ReferenceTable.Number(row, "S") * z), 1 / l);
    }
}
