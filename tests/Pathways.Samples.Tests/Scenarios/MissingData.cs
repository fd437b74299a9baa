using Pathways.Engine;
using Pathways.Rules;

namespace Pathways.Samples.Tests;

/// <summary>A child about whom something is not known is neither watched nor re-oriented by accident.</summary>
public sealed class MissingData
{
    [Fact]
    public void Stops_the_case_where_it_is_missing_until_a_person_repairs_it()
    {
        ScenarioFile file = ScenarioFile.Read("accepted.json");
        ScenarioRun run = new(file with { Variables = file.Variables.Without("birth_date") });
        foreach ((int index, var step) in file.Steps.Take(4).Index())
        {
            run.Take(step, index + 1);
        }

        Incident incident = Assert.Single(run.State.Incidents.Values);
        Assert.Equal(InstanceStatus.Incident, run.State.Status);
        Assert.Equal("ob_class", incident.Element.ToString());

        Performer administrator = new("administratrice", "administrator");
        run.Do(new InstanceCommand.SetVariables(
            FeelContext.Empty.With("birth_date", file.Variables["birth_date"]), administrator));
        run.Do(new InstanceCommand.RetryIncident(incident.Number, administrator));

        Assert.Equal(InstanceStatus.Active, run.State.Status);
        Assert.Equal("ob_consent", Assert.Single(run.State.Tasks.Values).Element.ToString());
    }

    [Fact]
    public void Of_the_waist_in_a_new_round_is_not_filled_with_the_old_one()
    {
        ScenarioRun run = ScenarioRun.Play(ScenarioFile.Read("surveillance.json"));

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
        ScenarioRun run = ScenarioRun.Play(ScenarioFile.Read("surveillance.json"));

        FeelValue points = run.State.Variables["earlier_points"];

        Assert.Equal(["16.47", "19.61"], points.AsList().Select(point => point.AsContext()["bmi"].ToString()));
    }
}
