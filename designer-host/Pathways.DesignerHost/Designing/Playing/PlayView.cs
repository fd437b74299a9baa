using System.Collections.Immutable;
using Pathways.DesignerHost.Cases;
using Pathways.DesignerHost.Wording;
using Pathways.Engine;
using Pathways.Rules;
using Pathways.Runtime;

namespace Pathways.DesignerHost.Designing.Playing;

/// <summary>A run as it stands after its last step: what its pages show.</summary>
/// <param name="Play">The draft.</param>
/// <param name="Player">Plays it.</param>
/// <param name="Run">The run so far, without what can no more be done.</param>
/// <param name="Packed">The same, as it stands in addresses.</param>
/// <param name="Outcome">What came of it.</param>
/// <param name="Scene">What can be seen and done now.</param>
/// <param name="Figures">Dates; distances are told from the virtual time.</param>
/// <param name="Lines">What was done so far; the beginning first.</param>
/// <param name="Letters">The messages that the last step made leave.</param>
/// <param name="Decisions">The decisions taken so far, newest first.</param>
public sealed record PlayView(
    DraftPlay Play,
    ScenarioPlayer Player,
    Scenario Run,
    string Packed,
    ScenarioOutcome Outcome,
    ScenarioScene Scene,
    Figures Figures,
    ImmutableArray<PlayLine> Lines,
    ImmutableArray<PlayedLetter> Letters,
    ImmutableArray<ToldDecision> Decisions)
{
    /// <summary>The virtual time.</summary>
    public DateTimeOffset Now => Figures.Now;

    /// <summary>Where the case stands.</summary>
    public InstanceState State => Outcome.State;

    /// <summary>The draft.</summary>
    public DesignDraft Draft => Play.Opened.Draft;

    /// <summary>Whether the draft can be changed, and so a run recorded.</summary>
    public bool IsOpen => Draft.Status == DraftStatus.Open;

    /// <summary>What forms may know of the virtual time.</summary>
    public EvaluationSettings Settings => new() { Now = Now, ZoneId = Player.Process.ZoneId ?? Run.Zone };

    /// <summary>What was done last.</summary>
    public PlayLine Last => Lines[^1];

    /// <summary>The run after its first steps.</summary>
    /// <param name="steps">How many.</param>
    public string PackedAfter(int steps) => RunAddress.Pack(Run with { Steps = Run.Steps[..steps] });
}

/// <summary>One thing that was done in a run.</summary>
/// <param name="Steps">How many steps of the run that takes.</param>
/// <param name="Moment">The case after it.</param>
/// <param name="Told">What it made happen, in words.</param>
public sealed record PlayLine(int Steps, ScenarioMoment Moment, ImmutableArray<Patients.TimelineEntry> Told)
{
    /// <summary>How much more happened than is told.</summary>
    public int Untold { get; init; }
}
