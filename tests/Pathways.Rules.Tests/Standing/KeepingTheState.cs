using System.Text.Json;
using static Pathways.Rules.Tests.Standing;

namespace Pathways.Rules.Tests;

/// <summary>Between two evaluations the state lies in a database.</summary>
public sealed class KeepingTheState
{
    private static readonly StandingRules rules = Compile(
        All("weights", "measure.weight"), Newest("falls", "answer.falls"), Newest("divisor", "divisor"),
        Decision(
            "losing", """<care:concludes kind="conclusion.losing-weight"/><care:starts pathway="nutrition"/>""", "weights",
            "count(weights) > 1 and weights[-1].value <= 0.95 * weights[1].value"),
        Decision("falling", """<care:concludes kind="conclusion.falling"/>""", "falls", "falls > 1"),
        Decision("quotient", """<care:concludes kind="quotient"/>""", "divisor", "1 / divisor"));

    private static readonly Fact[] facts =
    [
        Fact("measure.weight", "60.0", 1) with { Origin = InputOrigin.Measure, By = "A. Morel" }, Fact("measure.weight", "55.5", 20), Fact("answer.falls", "3"),
        Fact("divisor", "0"),
    ];

    [Fact]
    public void Loses_nothing()
    {
        StandingResult first = rules.Evaluate(facts);
        string json = StandingStateJson.ToJson(first.State);
        StandingState read = StandingStateJson.FromJson(json);

        Assert.Equal(json, StandingStateJson.ToJson(read));
        StandingResult second = rules.Evaluate(read, PatientFacts.Empty.With(facts), At(Noon.AddDays(1)));
        Assert.Equal(1, second.Evaluations);
        Assert.Empty(second.Added);
        Assert.Empty(second.Effects);
        Assert.Equal("PW1350", Assert.Single(second.Incidents).Code);
        Assert.Equal([Noon, Noon], second.Conclusions.Select(conclusion => conclusion.Since));
        Assert.Equal(
            Explanation.Of(first.State, first.Conclusions[1].Says)?.Facts, Explanation.Of(read, first.Conclusions[1].Says)?.Facts);
    }

    [Fact]
    public void Of_a_later_build_is_refused() => Assert.Contains(
        "format 9",
        Assert.Throws<JsonException>(() => StandingStateJson.FromJson("""{"format":9,"state":{}}""")).Message,
        StringComparison.Ordinal);
}
