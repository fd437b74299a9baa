using System.Collections.Immutable;
using Pathways.Definitions;
using Pathways.Engine;

namespace Pathways.Population;

/// <summary>The stories of a pathway: its scenarios, the usual one told more often than the others.</summary>
internal sealed class StoryBook
{
    // A life should be long enough to be one: shorter scenarios look at one place of the drawing only.
    private const int FewestActs = 8;

    // Half of all lives take the usual way. [P]
    private readonly string usual;
    private readonly ImmutableArray<Story> stories;
    private readonly ILookup<ElementId, StoryAct> byElement;

    private StoryBook(string usual, ImmutableArray<Story> stories, IEnumerable<Story> all)
    {
        this.usual = usual;
        this.stories = stories;
        byElement = all.SelectMany(story => story.Acts)
            .Where(act => act.Step is ScenarioStep.Complete)
            .ToLookup(act => ((ScenarioStep.Complete)act.Step).Element);
    }

    /// <summary>Reads the scenarios of a pathway's folder.</summary>
    /// <param name="folder">The pathway's folder.</param>
    /// <param name="usual">Name of the usual scenario, without its ending.</param>
    /// <exception cref="InvalidOperationException">A scenario cannot be read, or there is none of that name.</exception>
    public static StoryBook Read(string folder, string usual)
    {
        ImmutableArray<Story> all =
        [
            .. Directory.EnumerateFiles(Path.Combine(folder, "scenarios"), "*.json").Order(StringComparer.Ordinal)
                .Select(file => ScenarioReader.Read(File.ReadAllText(file), file))
                .Select(reading => Story.Of(reading.Scenario
                    ?? throw new InvalidOperationException($"A scenario cannot be read: {reading.Problems[0]}"))),
        ];
        return all.Any(story => story.Name == usual)
            ? new StoryBook(usual, [.. all.Where(story => story.Acts.Length >= FewestActs || IsQuickEnd(story))], all)
            : throw new InvalidOperationException($"'{folder}' has no scenario '{usual}.json' to tell lives by.");
    }

    /// <summary>A story for a life.</summary>
    public Story Pick(Dice dice) => dice.Pick(
        stories, story => story.Name == usual ? stories.Length : IsQuickEnd(story) ? 0.5 : 1);

    /// <summary>What somebody answered at an element in any of the stories; null when nobody ever did.</summary>
    public StoryAct? AnswerAt(ElementId element, Dice dice) => byElement[element].ToArray() is { Length: > 0 } known ? dice.Pick(known) : null;

    // Those who decline at once are people too.
    private static bool IsQuickEnd(Story story) => story.Name.Contains("refuse", StringComparison.Ordinal);
}
