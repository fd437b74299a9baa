using Pathways.Engine;

namespace Pathways.Samples.Tests;

/// <summary>The scenarios beside the pathway, played.</summary>
internal static class Played
{
    public static Scenario Read(string file)
    {
        ScenarioReading reading = ScenarioReader.Read(SampleFolder.Read(SampleFolder.Obesity, "scenarios", file), file);
        return reading.Scenario ?? throw new InvalidDataException(string.Join('\n', reading.Problems));
    }

    public static ScenarioOutcome Play(Scenario scenario) => new ScenarioPlayer(
        SamplePathway.Process, SamplePathway.RuleSets, SampleForms.ByKey).Play(scenario);

    /// <summary>Plays a file; it has to go as it says.</summary>
    public static ScenarioOutcome Play(string file)
    {
        ScenarioOutcome outcome = Play(Read(file));
        Assert.Null(outcome.Difference);
        return outcome;
    }
}
