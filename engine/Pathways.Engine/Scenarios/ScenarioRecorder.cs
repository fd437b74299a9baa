using System.Collections.Immutable;
using Pathways.Definitions;

namespace Pathways.Engine;

/// <summary>Makes a scenario of what somebody played: what they did stays, and what was seen becomes what has to be seen.</summary>
public static class ScenarioRecorder
{
    /// <summary>
    /// Only what is done, without what is looked at. A look that comes first stays: it lets one suppose that the case has
    /// begun (<see cref="ScenarioStart"/>).
    /// </summary>
    /// <param name="scenario">The scenario.</param>
    public static Scenario Acts(Scenario scenario)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        return scenario with
        {
            Steps =
            [
                .. scenario.Steps.Where((step, place) => step is not ScenarioStep.Notified
                    && (place == 0 || step is not ScenarioStep.Waiting)),
            ],
            Expect = ScenarioExpectation.Anything,
        };
    }

    /// <summary>
    /// A run that begins by hand where the drawing waits for a message or a time: a look at where the case then waits comes
    /// first, as scenarios have it (<see cref="ScenarioStart"/>). One that begins by itself stays as it is.
    /// </summary>
    /// <param name="player">Plays it.</param>
    /// <param name="run">A run without steps.</param>
    public static Scenario BegunByHand(ScenarioPlayer player, Scenario run)
    {
        ArgumentNullException.ThrowIfNull(player);
        ArgumentNullException.ThrowIfNull(run);
        if (player.Play(run).State.Status != InstanceStatus.NotStarted || player.Process.Nodes is not [var any, ..])
        {
            return run;
        }

        // Where it will wait is not known yet: any place serves to ask.
        ScenarioOutcome asked = player.Play(run with { Steps = [new ScenarioStep.Waiting(0, string.Empty, [any.Id])] });
        ImmutableArray<ElementId> places = [.. OpenWork.WaitingPlaces(player.Process, asked.State)];
        return places.IsEmpty ? run : run with { Steps = [new ScenarioStep.Waiting(0, string.Empty, places)] };
    }

    /// <summary>
    /// The same run with what was seen: after each act where the case waits and who was told, in the end where it stands and
    /// what it came to.
    /// </summary>
    /// <param name="player">Plays it.</param>
    /// <param name="run">What was done.</param>
    /// <returns>Null when not all of it can be done any more.</returns>
    public static Scenario? Record(ScenarioPlayer player, Scenario run)
    {
        ArgumentNullException.ThrowIfNull(player);
        Scenario acts = Acts(run);
        ScenarioOutcome outcome = player.Play(acts);
        if (!outcome.IsPassed)
        {
            return null;
        }

        ImmutableArray<ScenarioStep>.Builder steps = ImmutableArray.CreateBuilder<ScenarioStep>();
        foreach (ScenarioMoment moment in outcome.Moments)
        {
            if (moment.Step is { } step and not ScenarioStep.Waiting)
            {
                steps.Add(step);
            }

            steps.AddRange(Seen(player.Process, moment));
        }

        return acts with
        {
            Steps = steps.ToImmutable(),
            Expect = ScenarioExpectation.Anything with
            {
                State = outcome.State.Status == InstanceStatus.NotStarted ? null : outcome.State.Status,
                Visited = ExpectationCheck.VisitedIn(outcome.Events),
            },
        };
    }

    private static IEnumerable<ScenarioStep> Seen(ExecutableProcess process, ScenarioMoment moment)
    {
        ImmutableArray<ElementId> places = [.. OpenWork.WaitingPlaces(process, moment.State)];
        ImmutableArray<ScenarioMessage> told = [.. ScenarioMessage.AskedForIn(moment.Happened)];

        // A look before the case has begun, or at nothing, would let one suppose something else of its beginning.
        if (moment.Step is not null || !places.IsEmpty)
        {
            yield return new ScenarioStep.Waiting(0, string.Empty, places);
        }

        if (!told.IsEmpty)
        {
            yield return new ScenarioStep.Notified(0, string.Empty, told);
        }
    }
}
