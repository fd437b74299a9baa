using System.Globalization;
using Pathways.Rules;

namespace Pathways.Samples.Tests;

public sealed class ClassifyingCorpulence
{
    private static readonly (string Column, string Under, string From)[] Bounds =
    [
        ("bmi_16", "thinness_3", "thinness_2"),
        ("bmi_17", "thinness_2", "thinness_1"),
        ("bmi_18_5", "thinness_1", "normal"),
        ("bmi_25", "normal", "overweight"),
        ("bmi_30", "overweight", "obesity"),
        ("bmi_35", "obesity", "severe_obesity"),
    ];

    public static TheoryData<string, string> SexesAndBounds
    {
        get
        {
            TheoryData<string, string> data = [];
            foreach (string sex in (string[])["M", "F"])
            {
                foreach (var bound in Bounds)
                {
                    data.Add(sex, bound.Column);
                }
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(SexesAndBounds))]
    public void Puts_a_bmi_on_a_cut_off_above_it_and_one_hundredth_less_below_it_at_every_age(string sex, string column)
    {
        var (_, under, from) = Bounds.Single(bound => bound.Column == column);
        foreach (var row in ReferenceTable.Read("iotf_2012_cutoffs.csv").Rows.Where(row => row["sex"] == sex))
        {
            decimal cutOff = decimal.Parse(row[column], CultureInfo.InvariantCulture);

            Assert.Equal((row["age_years"], from), (row["age_years"], ClassOf(sex, row["age_years"], cutOff)));
            Assert.Equal((row["age_years"], under), (row["age_years"], ClassOf(sex, row["age_years"], cutOff - 0.01m)));
        }
    }

    [Theory]
    [InlineData("M", "7.25", "18", "20.83")]
    [InlineData("F", "9.75", "19.58", "23.64")]
    [InlineData("F", "2.0", "18.09", "19.81")]
    [InlineData("M", "17.999", "25", "30")]
    [InlineData("M", "18.0", "25", "30")]
    [InlineData("F", "31.5", "25", "30")]
    public void Takes_a_straight_line_between_half_years_and_adult_values_from_eighteen(
        string sex, string age, string overweight, string obesity)
    {
        FeelContext cutOffs = Iotf(sex, age, "20").AsContext()["cut_offs"].AsContext();

        Assert.Equal(overweight, cutOffs["bmi_25"].ToString());
        Assert.Equal(obesity, cutOffs["bmi_30"].ToString());
    }

    [Fact]
    public void Has_no_class_cut_off_or_z_under_two_years()
    {
        FeelContext iotf = Iotf("M", "1.999", "19").AsContext();

        Assert.Equal("out_of_reference", iotf["class"].AsString());
        Assert.True(iotf["cut_offs"].AsContext()["bmi_25"].IsNull);
        Assert.True(iotf["iotf_z"].IsNull);
        Assert.True(iotf["at_limit"].IsFalse);
    }

    [Theory]
    [InlineData("M", "8.0", "18.41", "1.311")]
    [InlineData("F", "9.75", "23.66", "2.196")]
    [InlineData("M", "18", "25", "1.31")]
    [InlineData("F", "18", "30", "2.192")]
    [InlineData("F", "14", "15.1", "-1.999")]
    public void Gives_the_published_z(string sex, string age, string bmi, string z) =>
        Assert.Equal(
            double.Parse(z, CultureInfo.InvariantCulture),
            double.Parse(Iotf(sex, age, bmi).AsContext()["iotf_z"].ToString(), CultureInfo.InvariantCulture),
            0.0015);

    [Theory]
    [InlineData("18.38", true)]
    [InlineData("18.37", false)]
    [InlineData("18.41", true)]
    [InlineData("18.44", true)]
    [InlineData("18.45", false)]
    [InlineData("14.10", true)]
    public void Says_when_the_bmi_is_within_three_hundredths_of_a_cut_off(string bmi, bool isAtLimit) =>
        Assert.Equal(isAtLimit, Iotf("M", "8.0", bmi).AsContext()["at_limit"].AsBoolean());

    [Fact]
    public void Gives_no_class_when_the_bmi_is_missing() =>
        Assert.True(Iotf("M", "8.0", "null").AsContext()["class"].IsNull);

    [Fact]
    public void Takes_ages_and_bmi_from_dates_and_measures()
    {
        FeelContext girl = Corpulence("2018-11-10", "2026-11-23", "31.4", "128.5", "66.0");

        Assert.Equal("8.03", girl["age_years"].ToString());
        Assert.Equal("8", girl["age_completed_years"].ToString());
        Assert.Equal("19.02", girl["bmi"].ToString());
        Assert.Equal("overweight", girl["class"].AsString());
        Assert.Equal("0.51", girl["whtr"].ToString());
        Assert.True(girl["waist_alert"].IsTrue);
    }

    [Theory]
    [InlineData("2018-11-24", "7")]
    [InlineData("2018-11-23", "8")]
    [InlineData("2020-02-29", "6")]
    public void Counts_a_year_on_the_birthday(string birthDate, string years) =>
        Assert.Equal(years, Corpulence(birthDate, "2026-11-23", "31.4", "128.5")["age_completed_years"].ToString());

    [Fact]
    public void Never_lets_an_age_reach_a_year_by_rounding()
    {
        // One day before the sixth birthday is 5.997 years.
        FeelContext child = Corpulence("2020-11-24", "2026-11-23", "20", "115");

        Assert.Equal("5.99", child["age_years"].ToString());
    }

    [Theory]
    [InlineData("64.0", "128.0", "0.5", false)]
    [InlineData("65.3", "128.0", "0.51", true)]
    [InlineData("64.6", "128.0", "0.5", false)]
    public void Alerts_on_a_waist_over_half_the_height(string waistCm, string heightCm, string ratio, bool isAlert)
    {
        FeelContext child = Corpulence("2018-11-10", "2026-11-23", "31.4", heightCm, waistCm);

        Assert.Equal(ratio, child["whtr"].ToString());
        Assert.Equal(isAlert, child["waist_alert"].AsBoolean());
    }

    [Fact]
    public void Leaves_the_waist_open_when_it_was_not_measured()
    {
        FeelContext child = Corpulence("2018-11-10", "2026-11-23", "31.4", "128.5");

        Assert.True(child["whtr"].IsNull);
        Assert.True(child["waist_alert"].IsNull);
    }

    [Theory]
    [InlineData(
        "31.4",
        "Surpoids : IMC 19,02 kg/m², de 18,3 (IOTF 25) à moins de 21,48 (IOTF 30), fille, 8 ans",
        "Overweight: BMI 19.02 kg/m², from 18.3 (IOTF 25) to under 21.48 (IOTF 30), girl, 8 years")]
    [InlineData(
        "45",
        "Obésité sévère : IMC 27,25 kg/m², à partir de 24,57 (IOTF 35), fille, 8 ans",
        "Severe obesity: BMI 27.25 kg/m², from 24.57 (IOTF 35), girl, 8 years")]
    [InlineData(
        "20",
        "Maigreur de grade 3 : IMC 12,11 kg/m², sous 12,3 (IOTF 16), fille, 8 ans",
        "Thinness grade 3: BMI 12.11 kg/m², under 12.3 (IOTF 16), girl, 8 years")]
    [InlineData(
        "30.2",
        "Corpulence normale : IMC 18,29 kg/m², de 14,01 (IOTF 18,5) à moins de 18,3 (IOTF 25), fille, 8 ans ; à la limite d'un seuil",
        "Normal weight: BMI 18.29 kg/m², from 14.01 (IOTF 18.5) to under 18.3 (IOTF 25), girl, 8 years; at the limit of a class")]
    public void Says_in_plain_words_why(string weightKg, string french, string english)
    {
        FeelContext explanation = Corpulence("2018-11-10", "2026-11-23", weightKg, "128.5")["explanation"].AsContext();

        Assert.Equal(french, explanation["fr"].AsString());
        Assert.Equal(english, explanation["en"].AsString());
    }

    [Fact]
    public void Says_under_two_years_that_there_is_no_class() =>
        Assert.StartsWith(
            "Moins de 2 ans, hors des courbes IOTF : IMC",
            Corpulence("2025-11-10", "2026-11-23", "12", "80")["explanation"].AsContext()["fr"].AsString(),
            StringComparison.Ordinal);

    [Fact]
    public void Keeps_nothing_and_says_why_when_a_measure_is_missing()
    {
        FeelContext inputs = FeelJson.FromJson(
            """
            {"sex": "F", "birth_date": {"@": "2018-11-10"}, "measured_on": {"@": "2026-11-23"},
             "weight_kg": null, "height_cm": 128.5}
            """).AsContext();

        DecisionResult result = SampleRules.Explain("corpulence.dmn", "corpulence", inputs);

        Assert.True(result.Value.IsNull);
        Assert.NotEmpty(result.Problems);
    }

    private static string ClassOf(string sex, string age, decimal bmi) =>
        Iotf(sex, age, bmi.ToString(CultureInfo.InvariantCulture)).AsContext()["class"].ToString().Trim('"');

    private static FeelValue Iotf(string sex, string age, string bmi) => SampleRules.Decide(
        "corpulence.dmn", "iotf_classification", $$"""{"sex": "{{sex}}", "age_years": {{age}}, "bmi": {{bmi}}}""");

    private static FeelContext Corpulence(
        string birthDate, string measuredOn, string weightKg, string heightCm, string waistCm = "null") =>
        SampleRules.Decide(
            "corpulence.dmn",
            "corpulence",
            $$"""
            {"sex": "F", "birth_date": {"@": "{{birthDate}}"}, "measured_on": {"@": "{{measuredOn}}"},
             "weight_kg": {{weightKg}}, "height_cm": {{heightCm}}, "waist_cm": {{waistCm}}}
            """).AsContext();
}
