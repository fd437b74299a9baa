using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Pathways.Definitions;

/// <summary>
/// The places of a personal plan that forms fill: a field or list names its place in the property <c>plan</c>. What an option
/// means there is its own property <c>plan</c>, else its value.
/// </summary>
public static class PlanPlaces
{
    private static readonly ImmutableArray<string> Answers = ["agrees", "wants_changes", "refuses"];

    /// <summary>Each place with the words that it understands; none where any text will do.</summary>
    public static FrozenDictionary<string, ImmutableArray<string>> All { get; } = new Dictionary<string, ImmutableArray<string>>
    {
        ["about"] = [],
        ["summary"] = [],
        ["unmet_goals"] = [],
        ["disagreement"] = [],
        ["referent.name"] = [],
        ["referent.role"] = [],
        ["referent.phone"] = [],
        ["problem.text"] = [],
        ["problem.domain"] = ["medical", "psychological", "social", "environment"],
        ["problem.priority"] = ["1", "2", "3"],
        ["problem.source"] = [],
        ["goal.text"] = [],
        ["goal.measure"] = [],
        ["goal.target"] = [],
        ["goal.status"] = ["open", "reached", "given_up"],
        ["action.title"] = [],
        ["action.kind"] = ["prevention", "care", "support"],
        ["action.who"] = [],
        ["action.organisation"] = [],
        ["action.due"] = [],
        ["action.indicator"] = [],
        ["alert.how"] = [],
        ["alert.teller"] = [],
        ["alert.to"] = [],
        ["alert.within"] = [],
        ["validation"] = Answers,
        ["validation.on"] = [],
        ["validation.words"] = [],
        ["agreement"] = Answers,
        ["agreement.on"] = [],
        ["agreement.voice"] = ["person", "representative"],
        ["agreement.name"] = [],
        ["agreement.means"] = ["oral", "written", "digital"],
        ["agreement.words"] = [],
        ["result"] = ["done", "not_done", "changed"],
        ["result.on"] = [],
        ["result.words"] = [],
        ["review"] = ["goes_on", "revised", "ends", "evaluated"],
        ["review.on"] = [],
        ["review.words"] = [],
        ["review.goals_reached"] = [],
        ["evaluation"] = [],
        ["evaluation.on"] = [],
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Lists of a plan, with the beginning of the places inside them.</summary>
    public static FrozenDictionary<string, string> Lists { get; } = new Dictionary<string, string>
    {
        ["problems"] = "problem",
        ["goals"] = "goal",
        ["actions"] = "action",
        ["alerts"] = "alert",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Whether a place holds what is said about a plan that is already written.</summary>
    /// <param name="place">The place; null for none.</param>
    public static bool IsAnswer(string? place) => place is "validation" or "agreement" or "result" or "review" or "evaluation";
}
