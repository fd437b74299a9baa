using Pathways.Engine;

namespace Pathways.Samples.Tests;

/// <summary>The scenarios beside the pathways, played; each is named <c>folder/scenarios/file</c>.</summary>
internal static class Played
{
    public static Scenario Read(string file)
    {
        ScenarioReading reading = ScenarioReader.Read(SampleFolder.Read(file), file);
        return reading.Scenario ?? throw new InvalidDataException(string.Join('\n', reading.Problems));
    }

    /// <summary>Plays scenarios of the pathway to which a file belongs.</summary>
    public static ScenarioPlayer PlayerOf(string file)
    {
        var pathway = SamplePathway.Of(file.Split('/')[0]);
        return new ScenarioPlayer(pathway.Process, pathway.RuleSets, pathway.Forms);
    }

    public static ScenarioOutcome Play(string file, Scenario scenario) => PlayerOf(file).Play(scenario);

    /// <summary>Plays a file; it has to go as it says.</summary>
    public static ScenarioOutcome Play(string file)
    {
        ScenarioOutcome outcome = Play(file, Read(file));
        Assert.Null(outcome.Difference);
        return outcome;
    }
}
