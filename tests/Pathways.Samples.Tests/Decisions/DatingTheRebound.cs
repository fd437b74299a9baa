using Pathways.Rules;

namespace Pathways.Samples.Tests;

public sealed class DatingTheRebound
{
    [Theory]
    [InlineData("2:16.4 3:15.9 4:15.5 5:15.3 6:15.4 7:15.8", "early", "5")]
    [InlineData("2:16.8 3:16.2 4:16 4.5:16.4 5:16.9", "very_early", "4")]
    [InlineData("3:16 4:15.6 4.99:15.2 5.5:15.5", "very_early", "4.99")]
    [InlineData("3:16 4:15.6 5.99:15.2 6.5:15.5", "early", "5.99")]
    [InlineData("3:16 4:15.6 6:15.2 6.5:15.5", "normal", "6")]
    [InlineData("3:16 4:15.6 7:15.2 7.5:15.5", "late", "7")]
    public void Takes_the_age_at_the_lowest_point(string points, string rebound, string age) =>
        Expect(points, rebound, age);

    [Theory]
    [InlineData("2:16.4 3:15.9 4:15.6 5:15.5 5.5:15.69", "none_yet", "null")]
    [InlineData("2:16.4 3:15.9 4:15.6 5:15.5 5.5:15.7", "early", "5")]
    [InlineData("2:16.4 3:15.9 4:15.6 5:15.5 5.49:16.9", "none_yet", "null")]
    [InlineData("2:16.4 3:15.9 4:15.6 5:15.5", "none_yet", "null")]
    public void Asks_for_a_rise_of_a_fifth_at_least_half_a_year_later(string points, string rebound, string age) =>
        Expect(points, rebound, age);

    [Fact]
    public void Takes_the_last_of_equal_lowest_points() => Expect("3:15.3 4:15.9 5:15.3 6:15.8", "early", "5");

    [Fact]
    public void Sees_a_rise_from_the_first_point_as_continuous() =>
        Expect("2:16.5 3:17.2 4:18 5:19", "continuous_rise", "2");

    [Theory]
    [InlineData("3:16 4:15.6")]
    [InlineData("3:16 3.5:15.6 3.99:16")]
    [InlineData("0.5:17 3:16 8.1:15.6 9:17")]
    public void Needs_three_points_over_a_year_between_one_and_eight(string points) =>
        Expect(points, "insufficient_data", "null");

    [Fact]
    public void Leaves_out_points_under_one_year_and_over_eight() =>
        Expect("0.5:14 2:16.4 4:15.6 5.99:15.4 6.5:15.7 9:12", "early", "5.99");

    [Fact]
    public void Reads_the_points_in_any_order() => Expect("6.5:15.7 2:16.4 5.99:15.4 4:15.6", "early", "5.99");

    [Theory]
    [InlineData("""{"points": null}""")]
    [InlineData("""{"points": []}""")]
    [InlineData("""{"points": [{"age": 3, "bmi": null}, {"age": 4, "bmi": 16}, {"age": 5, "bmi": 17}]}""")]
    public void Lacks_data_when_points_are_missing(string inputs) =>
        Assert.Equal(
            "insufficient_data",
            SampleRules.Decide("adiposity-rebound.dmn", "adiposity_rebound", inputs).AsContext()["rebound"].AsString());

    private static void Expect(string points, string rebound, string age)
    {
        string list = string.Join(", ", points.Split(' ').Select(point => point.Split(':'))
            .Select(pair => $$"""{"age": {{pair[0]}}, "bmi": {{pair[1]}}}"""));

        FeelContext output = SampleRules.Decide(
            "adiposity-rebound.dmn", "adiposity_rebound", $$"""{"points": [{{list}}]}""").AsContext();

        Assert.Equal((rebound, age), (output["rebound"].AsString(), output["rebound_age"].ToString()));
    }
}
