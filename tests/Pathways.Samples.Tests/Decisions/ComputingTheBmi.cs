namespace Pathways.Samples.Tests;

public sealed class ComputingTheBmi
{
    [Theory]
    [InlineData("25.0", "125.0", "16")]
    [InlineData("31.4", "128.5", "19.02")]
    [InlineData("80", "175.5", "25.97")]
    [InlineData("5.0", "65.0", "11.83")]
    public void Gives_kilograms_by_square_metre_with_two_decimals(string weightKg, string heightCm, string bmi) =>
        Assert.Equal(bmi, Bmi(weightKg, heightCm));

    [Theory]
    [InlineData("16.005", "100", "16.01")]
    [InlineData("16.015", "100", "16.02")]
    [InlineData("16.00499", "100", "16")]
    public void Rounds_a_half_up_whatever_the_digit_before(string weightKg, string heightCm, string bmi) =>
        Assert.Equal(bmi, Bmi(weightKg, heightCm));

    [Theory]
    [InlineData("null", "125")]
    [InlineData("25", "null")]
    public void Gives_nothing_when_a_measure_is_missing(string weightKg, string heightCm) =>
        Assert.Equal("null", Bmi(weightKg, heightCm));

    private static string Bmi(string weightKg, string heightCm) =>
        SampleRules.Decide("growth.dmn", "bmi", $$"""{"weight_kg": {{weightKg}}, "height_cm": {{heightCm}}}""")
            .ToString();
}
