using System.Collections.Immutable;
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
}

/// <summary>All scenarios of a draft, and what they come to together.</summary>
/// <param name="Play">The draft.</param>
/// <param name="Scenarios">Each, played; by name.</param>
/// <param name="Coverage">What the scenarios of its pathway come to; null when it cannot be played.</param>
public sealed record DraftScenarios(DraftPlay Play, ImmutableArray<PlayedScenario> Scenarios, ScenarioCoverage? Coverage);
