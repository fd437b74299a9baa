using static Pathways.Rules.Tests.Standing;

namespace Pathways.Rules.Tests;

/// <summary>A conclusion is withdrawn when rules say so or its facts are gone, never because a rule went wrong.</summary>
public sealed class DecisionsThatCannotBeTaken
{
    private const string Alert = """<care:concludes kind="alert"/>""";

    private static readonly StandingRules bmi = Compile(
        Newest("weight", "measure.weight"), Newest("height", "measure.height"),
        Decision("low_bmi", Alert, "weight height", "weight / (height * height) < 21"));

    [Fact]
    public void Without_a_value_nothing_is_concluded_and_nobody_is_called()
    {
        StandingResult first = bmi.Evaluate(Fact("measure.weight", "50"), Fact("measure.height", "1.70"));
        StandingResult second = first.Then(bmi, Fact("measure.weight", "50"));

        Assert.Single(first.Conclusions);
        Assert.Equal(["alert = true"], second.Withdrawn.Said());
        Assert.Empty(second.Incidents);
    }

    [Theory]
    [InlineData("0", "PW1104")]
    [InlineData("\"tall\"", "PW1106")]
    public void A_rule_that_went_wrong_withdraws_nothing(string height, string problem)
    {
        StandingResult first = bmi.Evaluate(Fact("measure.weight", "50"), Fact("measure.height", "1.70"));
        StandingResult second = first.Then(bmi, Fact("measure.weight", "50"), Fact("measure.height", "1.70"), Fact("measure.height", height, 2));

        Assert.Empty(second.Withdrawn);
        Assert.Empty(second.Effects);
        Assert.True(Assert.Single(second.Conclusions).IsKept);
        StandingIncident incident = Assert.Single(second.Incidents);
        Assert.Equal(("PW1350", "low_bmi"), (incident.Code, Assert.Single(incident.Decisions)));
        Assert.Contains(problem, incident.Message, StringComparison.Ordinal);
        Assert.Contains("test.dmn(", incident.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_incident_is_told_in_the_readers_language()
    {
        StandingIncident incident = Assert.Single(bmi.Evaluate(Fact("measure.weight", "50"), Fact("measure.height", "0")).Incidents);

        Assert.Matches(@"^test\.dmn\(5,\d+\), PW1104$", incident.Arguments[1]);
        Assert.Equal($"The decision 'low_bmi' cannot be taken ({incident.Arguments[1]}): 50 was to be divided by 0.", incident.MessageIn(RuleLanguage.English));
        Assert.Equal($"La décision « low_bmi » ne peut pas être prise ({incident.Arguments[1]}) : 50 devait être divisé par 0.", incident.MessageIn(RuleLanguage.French));
        Assert.StartsWith("Vérifiez d’abord le diviseur.", incident.RemedyIn(RuleLanguage.French), StringComparison.Ordinal);
    }

    [Fact]
    public void The_incident_stays_until_the_decision_can_be_taken()
    {
        Fact weight = Fact("measure.weight", "50");
        Fact wrong = Fact("measure.height", "0", 2);
        StandingResult broken = bmi.Evaluate(weight, Fact("measure.height", "1.70")).Then(bmi, weight, wrong);

        StandingResult unchanged = broken.Then(bmi, weight, wrong);
        StandingResult mended = unchanged.Then(bmi, weight, Fact("measure.height", "1.50", 3));

        Assert.Single(unchanged.Incidents);
        Assert.Equal(1, unchanged.Evaluations);
        Assert.Empty(mended.Incidents);
        Assert.Equal(["alert = true"], mended.Withdrawn.Said());
    }

    [Fact]
    public void A_decision_that_runs_away_is_stopped_and_withdraws_nothing()
    {
        StandingRules rules = Compile(
            Newest("size", "size"), Decision("large", Alert, "size", "count(for i in 1..size return i) > 0"));
        StandingState before = rules.Evaluate(Fact("size", "5")).State;

        StandingResult after = rules.Evaluate(
            before, PatientFacts.Empty.With(Fact("size", "1000000000")), At(Noon) with { StepBudget = 10_000 });

        Assert.True(Assert.Single(after.Conclusions).IsKept);
        Assert.Contains("PW1113", Assert.Single(after.Incidents).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_found_beside_the_mistake_is_added()
    {
        StandingRules rules = Compile(All("all", "n"), Decision("quotients", Alert, "all", "for one in all.value return 12 / one"));
        StandingState before = rules.Evaluate(Fact("n", "3")).State;

        StandingResult after = rules.Evaluate(before, PatientFacts.Empty.With(Fact("n", "2", 1), Fact("n", "0", 2)), At(Noon));

        Assert.Equal(["alert = 4", "alert = 6"], after.Conclusions.Said());
        Assert.Equal(["alert = 6"], after.Added.Said());
    }

    [Fact]
    public void A_new_version_that_goes_wrong_keeps_what_the_old_one_concluded()
    {
        StandingRules wrong = Compile(Newest("weight", "measure.weight"), Decision("low_bmi", Alert, "weight", "weight / (weight - weight) < 21"));
        StandingResult first = bmi.Evaluate(Fact("measure.weight", "50"), Fact("measure.height", "1.70"));

        StandingResult second = first.Then(wrong, Fact("measure.weight", "50"));

        Assert.True(Assert.Single(second.Conclusions).IsKept);
        Assert.Single(second.Incidents);
    }

    [Theory]
    [InlineData("null + 1", true)]
    [InlineData("{a: 1}.b", true)]
    [InlineData("[1, 2][5]", true)]
    [InlineData("abs(null)", true)]
    [InlineData("for x in null return x", true)]
    [InlineData("max([])", true)]
    [InlineData("sum([1, null])", true)]
    [InlineData("stddev([1])", true)]
    [InlineData("concatenate([1], null)", true)]
    [InlineData("context merge([{a: 1}, null])", true)]
    [InlineData("1 / 0", false)]
    [InlineData("\"null\" * 1", false)]
    [InlineData("abs(\"a null b\")", false)]
    [InlineData("sqrt(-1)", false)]
    public void Missing_data_is_told_from_mistakes(string feel, bool isMissing)
    {
        FeelResult result = Feel.Run(feel);

        Assert.NotEmpty(result.Problems);
        Assert.Equal(isMissing, result.Problems.All(MissingData.Explains));
    }
}
