using Pathways.Rules;

namespace Pathways.Samples.Tests;

public sealed class DecidingTheEntry
{
    [Theory]
    [InlineData("1", "overweight", "early", "too_young")]
    [InlineData("2", "overweight", "none_yet", "eligible_weight")]
    [InlineData("16", "severe_obesity", "late", "eligible_weight")]
    [InlineData("17", "severe_obesity", "normal", "too_old")]
    [InlineData("9", "thinness_2", "early", "medical_opinion_thinness")]
    [InlineData("9", "thinness_3", "normal", "medical_opinion_thinness")]
    [InlineData("4", "thinness_1", "very_early", "eligible_rebound")]
    [InlineData("5", "normal", "early", "eligible_rebound")]
    [InlineData("5", "normal", "continuous_rise", "eligible_rebound")]
    [InlineData("6", "normal", "normal", "surveillance")]
    [InlineData("9", "normal", "insufficient_data", "surveillance")]
    [InlineData("9", "thinness_1", "none_yet", "surveillance")]
    [InlineData("2", "out_of_reference", "none_yet", "surveillance")]
    public void Follows_age_then_class_then_rebound(string age, string corpulenceClass, string rebound, string entry) =>
        Assert.Equal(entry, Decide(age, $"\"{corpulenceClass}\"", $"\"{rebound}\"").AsString());

    [Fact]
    public void Watches_a_child_of_normal_weight_whose_rebound_was_never_dated() =>
        Assert.Equal("surveillance", Decide("9", "\"normal\"", "null").AsString());

    [Theory]
    [InlineData("null", "\"normal\"")]
    [InlineData("9", "null")]
    [InlineData("9", "\"fat\"")]
    public void Proposes_nothing_when_age_or_class_is_missing_or_unknown(string age, string corpulenceClass) =>
        Assert.True(Decide(age, corpulenceClass, "\"normal\"").IsNull);

    [Fact]
    public void Answers_every_child_with_exactly_one_rule()
    {
        string[] classes =
        [
            "out_of_reference", "thinness_3", "thinness_2", "thinness_1", "normal", "overweight", "obesity",
            "severe_obesity",
        ];
        string[] rebounds =
        [
            "insufficient_data", "none_yet", "continuous_rise", "very_early", "early", "normal", "late",
        ];
        for (int age = 0; age <= 18; age++)
        {
            foreach (string corpulenceClass in classes)
            {
                foreach (string rebound in rebounds)
                {
                    FeelValue entry = Decide($"{age}", $"\"{corpulenceClass}\"", $"\"{rebound}\"");

                    Assert.False(entry.IsNull, $"{age} {corpulenceClass} {rebound}");
                }
            }
        }
    }

    private static FeelValue Decide(string age, string corpulenceClass, string rebound) => SampleRules.Decide(
        "programme-entry.dmn",
        "programme_entry",
        $$"""{"age_completed_years": {{age}}, "corpulence_class": {{corpulenceClass}}, "rebound": {{rebound}}}""");
}
