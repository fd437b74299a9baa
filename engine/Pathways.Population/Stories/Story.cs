using System.Collections.Immutable;
using Pathways.Definitions;
using Pathways.Engine;
using Pathways.Rules;

namespace Pathways.Population;

/// <summary>
/// What people do in one scenario of a pathway, without its checks: a life follows it in its own time, with its own person.
/// </summary>
/// <param name="Name">Name of the scenario's file.</param>
/// <param name="At">When the scenario begins: its dates are told from there.</param>
/// <param name="Variables">First data of the case.</param>
/// <param name="Acts">What people do, in order.</param>
internal sealed record Story(string Name, DateTimeOffset At, FeelContext Variables, ImmutableArray<StoryAct> Acts)
{
    /// <summary>The story that a scenario tells.</summary>
    public static Story Of(Scenario scenario)
    {
        var civil = CivilTime.Of(scenario.Zone);
        ImmutableArray<StoryAct>.Builder acts = ImmutableArray.CreateBuilder<StoryAct>();
        DateTimeOffset now = scenario.At;
        DateTimeOffset before = now;
        foreach (ScenarioStep step in scenario.Steps)
        {
            switch (step)
            {
                case ScenarioStep.Advance advance:
                    now = civil.Add(now, advance.For) ?? now;
                    break;
                case ScenarioStep.Until until:
                    now = until.Instant > now ? until.Instant : now;
                    break;
                case ScenarioStep.Complete or ScenarioStep.Start or ScenarioStep.Message or ScenarioStep.Signal or ScenarioStep.Set
                    or ScenarioStep.Cancel:
                    acts.Add(new StoryAct(step, now, now - before));
                    before = now;
                    break;
                default:
                    break; // Checks, and what goes wrong on purpose, are no part of a life.
            }
        }

        return new Story(Path.GetFileNameWithoutExtension(scenario.Source), scenario.At, scenario.Variables, acts.ToImmutable());
    }

    /// <summary>How the story begins: by the message of its first act where the process has such a start, else by a person.</summary>
    /// <param name="process">The process.</param>
    /// <returns>What is left of the story, the message or null, and what it brings.</returns>
    public (Story Told, string? Message, FeelContext With) BegunBy(ExecutableProcess process) =>
        Acts is [{ Step: ScenarioStep.Message first }, ..]
        && process.StartEvents.Any(start => start.Triggers.OfType<ExecutableTrigger.Message>().Any(message => message.Name == first.Name))
            ? (this with { Acts = Acts.RemoveAt(0) }, first.Name, first.With)
            : (this, null, FeelContext.Empty);
}

/// <summary>One act of a story.</summary>
/// <param name="Step">What is done.</param>
/// <param name="At">When, in the story's own time: dates among its values are told from there.</param>
/// <param name="Gap">How long after the act before it.</param>
internal sealed record StoryAct(ScenarioStep Step, DateTimeOffset At, TimeSpan Gap);
