using System.Collections.Immutable;
using Pathways.Care;
using Pathways.Definitions;
using Pathways.DesignerHost.Cases;
using Pathways.DesignerHost.Frame;
using Pathways.DesignerHost.Wording;
using Pathways.Engine;
using Pathways.Runtime;

namespace Pathways.DesignerHost.Designing.Playing;

/// <summary>Sets a run up: the draft put together, the run played anew, and everything told in the reader's words.</summary>
/// <param name="desk">Drafts that are played.</param>
/// <param name="drafts">What the checks find in those that cannot be.</param>
/// <param name="networks">Who is who.</param>
/// <param name="page">The request.</param>
internal sealed class PlayTable(PlayDesk desk, DesignDesk drafts, KnownNetworks networks, PageContext page)
{
    private const int MostTold = 50; // Of one step, or of one kind: what goes round tells the same again.

    public PageContext Page => page;

    public Words Words => page.Words;

    public Actor Actor => page.Visit.SignedIn.Actor;

    /// <summary>The draft, or the page that says why it is not played.</summary>
    public async Task<(DraftPlay? Play, IResult? Closed)> OpenAsync(Guid id, CancellationToken stop)
    {
        DesignOutcome<DraftPlay> outcome = await desk.OpenAsync(Actor, id, stop);
        if (outcome is not DesignOutcome<DraftPlay>.Done { Value: var play })
        {
            return (null, DesignAnswers.Otherwise(outcome, Words));
        }

        if (play.Pathway.Player is not null)
        {
            return (play, null);
        }

        return (null, Pages.Of<UnplayablePage>(new
        {
            play.Opened.Draft,
            Findings = await drafts.CheckAsync(play.Opened, stop),
            Links = StepLinks.Of(play.Opened, play.Opened.Process),
        }));
    }

    /// <summary>The run of an address, as far as it can be played; null when the address says none. What stands in its way is told.</summary>
    public async Task<(PlayView? View, string? Sentence)> SetUpAsync(DraftPlay play, string? packed, CancellationToken stop) =>
        RunAddress.Unpack(packed) is { } run && play.PathwayOf(run).Player is { } player
            ? await SetUpAsync(play, player, run, stop)
            : (null, packed is null ? null : Words["play.bad_address"]);

    /// <summary>Does one more step: the page of the longer run, or why not.</summary>
    public (IResult? Next, string? Sentence) Take(PlayView view, ScenarioStep step)
    {
        Scenario longer = view.Run with { Steps = view.Run.Steps.Add(step) };
        ScenarioOutcome outcome = view.Player.Play(longer);
        return outcome.Difference is { } difference
            ? (null, new PlayWords(Words, view.Figures, view.Player.Process).Refused(difference))
            : GoTo(view.Draft.Id, longer);
    }

    /// <summary>The page of a run, or why it has none.</summary>
    public (IResult? Next, string? Sentence) GoTo(Guid draft, Scenario run)
    {
        string packed = RunAddress.Pack(run);
        return packed.Length <= RunAddress.Longest
            ? (TypedResults.LocalRedirect(PlayEndpoints.Of(draft, packed)), null)
            : (null, Words["play.too_long"]);
    }

    private async Task<(PlayView? View, string? Sentence)> SetUpAsync(
        DraftPlay play, ScenarioPlayer player, Scenario run, CancellationToken stop)
    {
        ScenarioOutcome outcome = player.Play(run);
        string? sentence = null;
        if (outcome.Difference is { } difference)
        {
            // The draft has changed since: what can still be done stays.
            sentence = Words.With("play.cut", new PlayWords(Words, page.Figures, player.Process).Of(difference));
            run = run with { Steps = run.Steps[..Math.Max(0, outcome.Moments.Length - 1)] };
            outcome = player.Play(run);
            outcome = outcome with { State = outcome.Moments is [.., var last] ? last.State : InstanceState.NotStarted(outcome.State.InstanceId) };
        }

        KnownNetwork network = await networks.FindAsync(Actor.Network, stop)
            ?? throw new InvalidOperationException($"The network {Actor.Network} of a signed-in person is gone.");
        DateTimeOffset now = outcome.Moments.IsEmpty ? run.At : outcome.Moments[^1].Now;
        Figures figures = new(Words, network.Zone, now);
        ImmutableArray<ToldDecision> decisions = [.. Decisions(play, player.Process, outcome.Events).Take(MostTold)];
        HistoryTeller teller = new(Words, figures, player.Process, network, decisions);
        ImmutableArray<PlayLine> lines = [.. Lines(run, outcome).Select(line => line with { Told = teller.TellPlayed(Telling(line.Moment), Words["play.by"]) })
            .Select(line => line with { Told = [.. line.Told.Take(MostTold)], Untold = Math.Max(0, line.Told.Length - MostTold) })];
        PlayedLetters letters = new(play.Opened.Bundle, Words.Code, network.Network.Name, player.Process.Name, network.Zone);
        return (
            new PlayView(
                play, player, run, RunAddress.Pack(run), outcome, ScenarioScene.Of(player.Process, outcome), figures,
                lines, [.. letters.Of(lines[^1].Moment).Take(MostTold)], decisions),
            sentence);
    }

    // A case that was begun by hand has a look as its first step: that and the beginning are one thing done.
    private static IEnumerable<PlayLine> Lines(Scenario run, ScenarioOutcome outcome)
    {
        ScenarioMoment begun = outcome.Moments.IsEmpty ? new ScenarioMoment(null, run.At, outcome.State, []) : outcome.Moments[0];
        bool isByHand = outcome.Moments.Length > 1 && outcome.Moments[1].Step is ScenarioStep.Waiting;
        return outcome.Moments.Skip(isByHand ? 2 : 1).Select((moment, place) => new PlayLine(place + (isByHand ? 2 : 1), moment, []))
            .Prepend(isByHand ? new PlayLine(1, begun with { Step = outcome.Moments[1].Step }, []) : new PlayLine(0, begun, []));
    }

    // The data with which a case begins, or that whoever plays has just typed, are no news to them.
    private static IEnumerable<InstanceEvent> Telling(ScenarioMoment moment) =>
        moment.Happened.Where(happened => happened is not InstanceEvent.VariablesSet and not InstanceEvent.InstanceStarted);

    private IEnumerable<ToldDecision> Decisions(DraftPlay play, ExecutableProcess process, ImmutableArray<InstanceEvent> events) =>
        from made in events.OfType<InstanceEvent.DecisionMade>().Reverse()
        where play.Bundle.RuleSets.ContainsKey(made.RuleSet)
        select new ToldDecision(
            made,
            process.FindAnywhere(made.Element)?.Title ?? made.Element.ToString(),
            DecisionTeller.Explain(
                made, DecisionSources.Of(made, events, process), play.Bundle.RuleSets[made.RuleSet].RuleSet.Glossary, Words.Language));
}
