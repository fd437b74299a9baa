using System.Globalization;
using Pathways.Rules;

namespace Pathways.Samples.Tests;

public sealed class ComputingTheWhoZ
{
    [Theory]
    [InlineData("M", "120", "20.00", "1.57", "overweight")]
    [InlineData("F", "207.64", "57.5627", "6.07", "obesity")]
    [InlineData("F", "61.5", "15.24", "0", "normal")]
    public void Agrees_with_the_published_examples(string sex, string months, string bmi, string z, string whoClass)
    {
        // A height of one metre makes the weight the BMI.
        FeelContext answer = Decide(sex, months, bmi, "100");

        Assert.Equal(
            double.Parse(z, CultureInfo.InvariantCulture),
            Number(answer["z"]),
            0.0051);
        Assert.Equal(whoClass, answer["class"].AsString());
    }

    [Theory]
    [InlineData(-3, "severe_thinness", "thinness")]
    [InlineData(-2, "thinness", "normal")]
    [InlineData(1, "normal", "overweight")]
    [InlineData(2, "overweight", "obesity")]
    public void Changes_its_class_at_the_bounds_of_the_who(int bound, string under, string over)
    {
        var row = ReferenceTable.Read("who_2007_bmi_for_age_5_19y_monthly_lms.csv").Row("F", "age_months", 100);

        Assert.Equal(under, ClassAt(row, bound - 0.01));
        Assert.Equal(bound < 0 ? over : under, ClassAt(row, bound));
        Assert.Equal(over, ClassAt(row, bound + 0.01));
    }

    [Theory]
    [InlineData(4)]
    [InlineData(5.5)]
    [InlineData(-4)]
    public void Continues_in_equal_steps_beyond_three(double z)
    {
        var row = ReferenceTable.Read("who_2007_bmi_for_age_5_19y_monthly_lms.csv").Row("M", "age_months", 150);
        double side = Math.Sign(z);
        double third = BmiAt(row, side * 3);
        double bmi = third + ((Math.Abs(z) - 3) * (third - BmiAt(row, side * 2)));

        Assert.Equal(z, Number(Decide("M", "150", Text(bmi), "100")["z"]), 0.0051);
    }

    [Theory]
    [InlineData("59.99")]
    [InlineData("229")]
    public void Stops_where_the_reference_stops(string months)
    {
        FeelContext answer = Decide("F", months, "20", "100");

        Assert.Equal("out_of_reference", answer["class"].AsString());
    }

    [Fact]
    public void Gives_neither_z_nor_class_without_a_weight()
    {
        FeelContext answer = Decide("F", "100", "null", "100");

        Assert.True(answer["z"].IsNull);
        Assert.True(answer["class"].IsNull);
    }

    private static string ClassAt(IReadOnlyDictionary<string, string> row, double z) =>
        Decide("F", "100", Text(BmiAt(row, z)), "100")["class"].AsString();

    private static double BmiAt(IReadOnlyDictionary<string, string> row, double z)
    {
        double l = ReferenceTable.Number(row, "L");
        return ReferenceTable.Number(row, "M") * Math.Pow(1 + (l * ReferenceTable.Number(row, "S") * z), 1 / l);
    }

    private static string Text(double number) => number.ToString("F10", CultureInfo.InvariantCulture);

    private static double Number(FeelValue value) => double.Parse(value.ToString(), CultureInfo.InvariantCulture);

    private static FeelContext Decide(string sex, string months, string weightKg, string heightCm) =>
        SampleRules.Decide(
            "who-bmi-for-age.dmn",
            "who_bmi_for_age",
            $$"""{"sex": "{{sex}}", "age_months": {{months}}, "weight_kg": {{weightKg}}, "height_cm": {{heightCm}}}""")
            .AsContext();
}
