using System.Collections.Immutable;
using Pathways.Definitions;
using Pathways.Engine;

namespace Pathways.Runtime;

/// <summary>A draft that is played: its files put together, and the pathway that they draw.</summary>
/// <param name="Opened">The draft.</param>
/// <param name="Bundle">Its files.</param>
/// <param name="Pathway">The pathway of its drawing; without a player when it cannot be played.</param>
public sealed record DraftPlay(OpenedDraft Opened, PlayableBundle Bundle, PlayablePathway Pathway)
{
    /// <summary>Where scenarios lie.</summary>
    public const string Folder = "scenarios/";

    /// <summary>A run of which nothing has happened yet, as a scenario that lies beside the drawing.</summary>
    /// <param name="at">When it begins.</param>
    /// <param name="zone">IANA zone of civil time.</param>
    public Scenario Begin(DateTimeOffset at, string zone) => new(
        Folder, null, $"../{Pathway.Drawing}", null, at, zone, Rules.FeelContext.Empty, [], ScenarioExpectation.Anything);

    /// <summary>What a run plays: a scenario may be about another drawing or process than the main one.</summary>
    /// <param name="run">The run, as it lies beside the drawing.</param>
    public PlayablePathway PathwayOf(Scenario run)
    {
        ArgumentNullException.ThrowIfNull(run);
        return Bundle.PathwayOf(PathwayBundle.Beside(Folder, run.Pathway), run.Process);
    }
}

/// <summary>All scenarios of a draft, and what they come to together.</summary>
/// <param name="Play">The draft.</param>
/// <param name="Scenarios">Each, played; by name.</param>
/// <param name="Coverage">What the scenarios of its pathway come to; null when it cannot be played.</param>
public sealed record DraftScenarios(DraftPlay Play, ImmutableArray<PlayedScenario> Scenarios, ScenarioCoverage? Coverage)
{
    /// <summary>
    /// The shortest run by which a scenario comes to an element and stands before leaving it; null when none comes there. One
    /// that waits there stops there, one that passes it stops a step before.
    /// </summary>
    /// <param name="element">The element.</param>
    public Scenario? WayTo(ElementId element) => Scenarios
        .Where(played => played.Pathway == Play.Pathway && played.Outcome is not null)
        .Select(played => WayIn(played, element)).OfType<Scenario>()
        .MinBy(run => run.Steps.Length);

    private static Scenario? WayIn(PlayedScenario played, ElementId element)
    {
        ImmutableArray<ScenarioMoment> moments = played.Outcome!.Moments; // Asked for by the caller.
        foreach ((int steps, ScenarioMoment moment) in moments.Index())
        {
            if (moment.Happened.OfType<InstanceEvent.ElementActivated>().Any(activated => activated.Element == element))
            {
                bool stays = steps == 0 || moment.State.Tokens.Values.Any(token => token.Element == element);
                Scenario run = played.Reading.Scenario!; // It was played.
                return ScenarioRecorder.Acts(run with { Source = DraftPlay.Folder, Steps = run.Steps[..(stays ? steps : steps - 1)] });
            }
        }

        return null;
    }
}
