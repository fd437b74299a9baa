using System.Collections.Immutable;
using Pathways.Care;
using Pathways.Engine;

namespace Pathways.Runtime;

/// <summary>
/// Where drafts are played by those who design: on the real engine, in memory, on virtual time. A run is a scenario that whoever
/// plays holds in their hands: nothing of it is kept before it is recorded, and running cases are not touched.
/// </summary>
/// <param name="door">Lets in those who may.</param>
/// <param name="files">Keeps what is recorded.</param>
public sealed class PlayDesk(DesignDoor door, DraftDesk files)
{
    /// <summary>A draft, put together to be played.</summary>
    /// <param name="actor">Who plays.</param>
    /// <param name="id">The draft.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public Task<DesignOutcome<DraftPlay>> OpenAsync(Actor actor, Guid id, CancellationToken cancellationToken) =>
        door.WithDraftAsync<DraftPlay>(
            actor,
            id,
            opened => Task.FromResult<DesignOutcome<DraftPlay>>(
                opened.Drawing is null ? new DesignOutcome<DraftPlay>.Missing() : new DesignOutcome<DraftPlay>.Done(PlayOf(opened))),
            cancellationToken);

    /// <summary>All scenarios of a draft, played.</summary>
    /// <param name="actor">Who asks.</param>
    /// <param name="id">The draft.</param>
    /// <param name="cancellationToken">Stops between two scenarios.</param>
    public async Task<DesignOutcome<DraftScenarios>> ScenariosAsync(Actor actor, Guid id, CancellationToken cancellationToken)
    {
        DesignOutcome<DraftPlay> outcome = await OpenAsync(actor, id, cancellationToken);
        if (outcome is not DesignOutcome<DraftPlay>.Done { Value: var play })
        {
            return outcome.As<DraftScenarios>();
        }

        ImmutableArray<PlayedScenario>.Builder played = ImmutableArray.CreateBuilder<PlayedScenario>();
        foreach (string name in play.Bundle.ScenarioNames)
        {
            cancellationToken.ThrowIfCancellationRequested();
            played.Add(play.Bundle.Play(name));
        }

        ScenarioCoverage? coverage = play.Pathway.Player is { } player
            ? ScenarioCoverage.Of(
                player.Process, play.Bundle.RuleSets,
                played.Where(scenario => scenario.Pathway == play.Pathway).Select(scenario => scenario.Outcome?.Events ?? []))
            : null;
        return new DesignOutcome<DraftScenarios>.Done(new DraftScenarios(play, played.ToImmutable(), coverage));
    }

    /// <summary>Records a run as a scenario of the draft, with what was seen as what has to be seen.</summary>
    /// <param name="actor">Who records.</param>
    /// <param name="play">The draft, as it was played.</param>
    /// <param name="title">What the scenario is called.</param>
    /// <param name="run">The run.</param>
    /// <param name="cancellationToken">Stops before anything is kept.</param>
    /// <returns>The name of its file.</returns>
    public async Task<DesignOutcome<string>> RecordAsync(
        Actor actor, DraftPlay play, string title, Scenario run, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(play);
        ArgumentNullException.ThrowIfNull(title);
        ArgumentNullException.ThrowIfNull(run);
        string name = $"{DraftPlay.Folder}{EmptyPathway.KeyOf(title)}.json";
        if (DraftNames.ProblemOfTitle(title) is { } wrong)
        {
            return new DesignOutcome<string>.Refused(wrong);
        }

        if (play.Opened.Find(name) is not null)
        {
            return new DesignOutcome<string>.Refused(new DesignProblem(
                "PW3342", $"There is a scenario of that name already ({Path.GetFileName(name)}). Choose another name.", Path.GetFileName(name)));
        }

        if (play.Opened.Files.Length >= DraftNames.MostFiles)
        {
            return new DesignOutcome<string>.Refused(DraftNames.TooMany(play.Opened.Files.Length + 1));
        }

        return await KeepAsync(actor, play, name, revision: 0, run with { Title = title.Trim() }, cancellationToken);
    }

    /// <summary>Takes what happens now for what a scenario should say: its acts stay, what is seen is recorded anew.</summary>
    /// <param name="actor">Who does it.</param>
    /// <param name="id">The draft.</param>
    /// <param name="name">Name of the scenario's file.</param>
    /// <param name="revision">The revision that was looked at.</param>
    /// <param name="cancellationToken">Stops before anything is kept.</param>
    /// <returns>The name of its file.</returns>
    public async Task<DesignOutcome<string>> AcceptAsync(Actor actor, Guid id, string name, int revision, CancellationToken cancellationToken)
    {
        DesignOutcome<DraftPlay> outcome = await OpenAsync(actor, id, cancellationToken);
        if (outcome is not DesignOutcome<DraftPlay>.Done { Value: var play })
        {
            return outcome.As<string>();
        }

        return play.Opened.Find(name) is { } file && ScenarioReader.Read(file.Text, name).Scenario is { } scenario
            ? await KeepAsync(actor, play, name, revision, scenario, cancellationToken)
            : new DesignOutcome<string>.Missing();
    }

    private async Task<DesignOutcome<string>> KeepAsync(
        Actor actor, DraftPlay play, string name, int revision, Scenario run, CancellationToken cancellationToken)
    {
        PlayablePathway pathway = play.Bundle.PathwayOf(PathwayBundle.Beside(name, run.Pathway), run.Process);
        if (pathway.Player is not { } player || ScenarioRecorder.Record(player, run) is not { } recorded)
        {
            return new DesignOutcome<string>.Refused(new DesignProblem(
                "PW3343", "Not everything that this scenario does can be done in the draft as it is now. Play it again and record it anew."));
        }

        DesignOutcome<OpenedDraft> saved = await files.SaveAsync(
            actor, play.Opened.Draft.Id, name, revision, ScenarioWriter.Write(recorded) + "\n", label: null, cancellationToken);
        return saved is DesignOutcome<OpenedDraft>.Done ? new DesignOutcome<string>.Done(name) : saved.As<string>();
    }

    private static DraftPlay PlayOf(OpenedDraft opened)
    {
        var bundle = PlayableBundle.Of(opened.Bundle);
        return new DraftPlay(opened, bundle, bundle.PathwayOf(opened.Drawing!.Name, null)); // Asked for by the caller.
    }
}
