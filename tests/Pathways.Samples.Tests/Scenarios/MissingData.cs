using Pathways.Definitions;
using Pathways.Engine;
using Pathways.Rules;

namespace Pathways.Samples.Tests;

/// <summary>A child about whom something is not known is neither watched nor re-oriented by accident.</summary>
public sealed class MissingData
{
    private const string Accepted = "childhood-obesity-etp/scenarios/accepted.json";

    [Fact]
    public void Stops_the_case_where_it_is_missing_until_a_person_repairs_it()
    {
        Scenario file = Played.Read(Accepted);
        FeelContext birthDate = FeelContext.Empty.With("birth_date", file.Variables["birth_date"]);
        Scenario without = file with
        {
            Variables = file.Variables.Without("birth_date"),
            Steps = [.. file.Steps.Take(4)],
            Expect = ScenarioExpectation.Anything with { State = InstanceStatus.Incident },
        };
        ScenarioOutcome stopped = Played.Play(Accepted, without);
        ScenarioOutcome repaired = Played.Play(Accepted, without with
        {
            Steps =
            [
                .. without.Steps,
                new ScenarioStep.Set(5, "set", birthDate),
                new ScenarioStep.Retry(6, "retry", new ElementId("ob_class")),
                new ScenarioStep.Waiting(7, "waiting", [new ElementId("ob_consent")]),
            ],
            Expect = ScenarioExpectation.Anything with { State = InstanceStatus.Active },
        });

        Assert.Null(stopped.Difference);
        Assert.Equal("ob_class", Assert.Single(stopped.State.Incidents.Values).Element.ToString());
        Assert.Null(repaired.Difference);
    }

    [Fact]
    public void Of_the_waist_in_a_new_round_is_not_filled_with_the_old_one()
    {
        ScenarioOutcome run = Played.Play("childhood-obesity-etp/scenarios/surveillance.json");

        string[] ratios =
        [
            .. run.Events.OfType<InstanceEvent.DecisionMade>().Where(made => made.Decision == "corpulence")
                .Select(made => made.Output.AsContext()["whtr"].ToString()),
        ];
        Assert.Equal(["0.47", "null"], ratios);
    }

    [Fact]
    public void Of_earlier_points_in_a_new_round_is_filled_with_those_already_known()
    {
        ScenarioOutcome run = Played.Play("childhood-obesity-etp/scenarios/surveillance.json");

        FeelValue points = run.State.Variables["earlier_points"];

        Assert.Equal(["16.47", "19.61"], points.AsList().Select(point => point.AsContext()["bmi"].ToString()));
    }
}
