using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Pathways.Rules;

/// <summary>What standing rules have concluded about one patient: stored with the patient, given back at the next evaluation.</summary>
public sealed record StandingState
{
    /// <summary>Nothing has been evaluated yet.</summary>
    public static StandingState Empty { get; } = new();

    /// <summary>The last answer of every decision, by the namespace of its rule set and its id.</summary>
    public ImmutableSortedDictionary<string, StandingAnswer> Answers { get; init; } =
        ImmutableSortedDictionary.Create<string, StandingAnswer>(StringComparer.Ordinal);

    /// <summary>The effects ever raised.</summary>
    public ImmutableSortedDictionary<string, RaisedEffect> Effects { get; init; } =
        ImmutableSortedDictionary.Create<string, RaisedEffect>(StringComparer.Ordinal);

    /// <summary>What holds, by kind and value, with all supports.</summary>
    [JsonIgnore]
    public ImmutableArray<Conclusion> Conclusions =>
    [
        .. Answers.Values
            .SelectMany(answer => answer.Supports, (answer, support) => (Says: new Concluded(answer.Kind, support.Value), support))
            .GroupBy(one => one.Says, one => one.support)
            .OrderBy(group => group.Key.Kind, StringComparer.Ordinal)
            .ThenBy(group => group.Key.Value.ToString(), StringComparer.Ordinal)
            .Select(group => new Conclusion(group.Key, [.. group])),
    ];

    /// <summary>What holds, as often as it is supported.</summary>
    internal IEnumerable<Concluded> Said =>
        Answers.Values.SelectMany(answer => answer.Supports, (answer, support) => new Concluded(answer.Kind, support.Value));

    /// <summary>The decisions that could not be taken, each once.</summary>
    [JsonIgnore]
    public ImmutableArray<StandingIncident> Incidents =>
        [.. Answers.Values.Select(answer => answer.Incident).OfType<StandingIncident>().DistinctBy(incident => incident.Message)];
}

/// <summary>What one decision answered when it was last asked.</summary>
/// <param name="RuleSetHash">The content hash of the rule set that answered.</param>
/// <param name="Kind">The kind that it concludes.</param>
/// <param name="Inputs">What it was asked with; while they and the rule set stay, so does the answer.</param>
/// <param name="Supports">What it concludes; empty for nothing.</param>
/// <param name="ReadsClock">True when the answer depends on the time: it is asked again at every evaluation.</param>
/// <param name="Incident">Why it could not be taken; null when it could. It is asked again at every evaluation.</param>
public sealed record StandingAnswer(
    string RuleSetHash,
    string Kind,
    FeelContext Inputs,
    ImmutableArray<StandingSupport> Supports,
    bool ReadsClock,
    StandingIncident? Incident);

/// <summary>How often an effect was raised.</summary>
/// <param name="Times">From 1.</param>
/// <param name="Holds">True while its conclusion holds.</param>
public sealed record RaisedEffect(int Times, bool Holds);
