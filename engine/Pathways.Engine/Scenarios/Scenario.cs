using System.Collections.Immutable;
using Pathways.Definitions;
using Pathways.Rules;

namespace Pathways.Engine;

/// <summary>
/// What should happen to one case, as authors and tests say it: a start, steps on virtual time, and what has to be true in
/// the end.
/// </summary>
/// <param name="Source">Name of the file.</param>
/// <param name="Title">What it is about; null when its author gave no title.</param>
/// <param name="Pathway">The drawing, as a path relative to the file.</param>
/// <param name="Process">Which process of the drawing; null for its main one.</param>
/// <param name="At">When the case begins.</param>
/// <param name="Zone">IANA zone of civil time.</param>
/// <param name="Variables">First data of the case.</param>
/// <param name="Steps">What happens, in order.</param>
/// <param name="Expect">What has to be true in the end.</param>
public sealed record Scenario(
    string Source, string? Title, string Pathway, ElementId? Process, DateTimeOffset At, string Zone,
    FeelContext Variables, ImmutableArray<ScenarioStep> Steps, ScenarioExpectation Expect);

/// <summary>What has to be true of the case in the end. What is not said may be anything.</summary>
/// <param name="State">Where the case stands; null when it does not matter.</param>
/// <param name="Visited">Elements activated, in this order; others may lie between.</param>
/// <param name="NotVisited">Elements never activated.</param>
/// <param name="Counts">How often elements were activated; of a repeated activity its instances count.</param>
/// <param name="Variables">Data of the case.</param>
/// <param name="Decisions">Last answers of decisions, by name.</param>
public sealed record ScenarioExpectation(
    InstanceStatus? State,
    ImmutableArray<ElementId> Visited,
    ImmutableArray<ElementId> NotVisited,
    ImmutableArray<KeyValuePair<ElementId, int>> Counts,
    FeelContext Variables,
    FeelContext Decisions)
{
    /// <summary>Nothing in particular.</summary>
    public static ScenarioExpectation Anything { get; } =
        new(null, [], [], [], FeelContext.Empty, FeelContext.Empty);
}

/// <summary>One thing that happens, or that is looked at, in a scenario.</summary>
/// <param name="Number">Its place in the file, from 1.</param>
/// <param name="Text">Its JSON.</param>
public abstract record ScenarioStep(int Number, string Text)
{
    /// <summary>Exactly these places wait, one entry for each token; the order does not matter.</summary>
    public sealed record Waiting(int Number, string Text, ImmutableArray<ElementId> Places) : ScenarioStep(Number, Text);

    /// <summary>Open work is completed.</summary>
    /// <param name="Number">Its place.</param>
    /// <param name="Text">Its JSON.</param>
    /// <param name="Element">A user, manual, service, send or receive task, or an ad-hoc sub-process.</param>
    /// <param name="With">Answers or report.</param>
    /// <param name="Index">Which instance of a repeated activity, from 0; null for the one open longest.</param>
    /// <param name="By">Role of who does it; null when it does not matter.</param>
    public sealed record Complete(int Number, string Text, ElementId Element, FeelContext With, int? Index, string? By)
        : ScenarioStep(Number, Text);

    /// <summary>An activity of an ad-hoc sub-process is started.</summary>
    public sealed record Start(int Number, string Text, ElementId Element) : ScenarioStep(Number, Text);

    /// <summary>A message comes; without a key it is for this case.</summary>
    public sealed record Message(int Number, string Text, string Name, string? Key, FeelContext With)
        : ScenarioStep(Number, Text);

    /// <summary>A signal is given.</summary>
    public sealed record Signal(int Number, string Text, string Name, FeelContext With) : ScenarioStep(Number, Text);

    /// <summary>Data of the case change.</summary>
    public sealed record Set(int Number, string Text, FeelContext With) : ScenarioStep(Number, Text);

    /// <summary>Time passes.</summary>
    public sealed record Advance(int Number, string Text, IsoDuration For) : ScenarioStep(Number, Text);

    /// <summary>Time passes until an instant.</summary>
    public sealed record Until(int Number, string Text, DateTimeOffset Instant) : ScenarioStep(Number, Text);

    /// <summary>An activity fails with an error.</summary>
    public sealed record Fail(int Number, string Text, ElementId Element, string Code, int? Index)
        : ScenarioStep(Number, Text);

    /// <summary>Somebody calls for others.</summary>
    public sealed record Escalate(int Number, string Text, ElementId Element, string Code, int? Index)
        : ScenarioStep(Number, Text);

    /// <summary>The incident of an element is retried.</summary>
    public sealed record Retry(int Number, string Text, ElementId Element) : ScenarioStep(Number, Text);

    /// <summary>Ad-hoc or optional work is left undone.</summary>
    public sealed record Cancel(int Number, string Text, ElementId Element, int? Index) : ScenarioStep(Number, Text);

    /// <summary>Exactly these messages were asked for since the last such step.</summary>
    public sealed record Notified(int Number, string Text, ImmutableArray<(string Role, string Template)> Messages)
        : ScenarioStep(Number, Text);

    /// <summary>The step inside is refused and changes nothing.</summary>
    public sealed record Rejected(int Number, string Text, ScenarioStep Step) : ScenarioStep(Number, Text);
}
