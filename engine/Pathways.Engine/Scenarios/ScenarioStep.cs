using System.Collections.Immutable;
using Pathways.Definitions;
using Pathways.Rules;

namespace Pathways.Engine;

/// <summary>One thing that happens, or that is looked at, in a scenario.</summary>
public abstract record ScenarioStep
{
    private ScenarioStep(int number, string text)
    {
        Number = number;
        Text = text;
    }

    /// <summary>Its place in the file, from 1.</summary>
    public int Number { get; }

    /// <summary>Its JSON on one line, shortened.</summary>
    public string Text { get; }

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

    /// <summary>An activity fails with an error; the code is empty when none is said.</summary>
    public sealed record Fail(int Number, string Text, ElementId Element, string Code, int? Index)
        : ScenarioStep(Number, Text);

    /// <summary>Somebody calls for others; the code is empty when none is said.</summary>
    public sealed record Escalate(int Number, string Text, ElementId Element, string Code, int? Index)
        : ScenarioStep(Number, Text);

    /// <summary>The oldest incident of an element is retried.</summary>
    public sealed record Retry(int Number, string Text, ElementId Element) : ScenarioStep(Number, Text);

    /// <summary>Ad-hoc or optional work is left undone.</summary>
    public sealed record Cancel(int Number, string Text, ElementId Element, int? Index) : ScenarioStep(Number, Text);

    /// <summary>Exactly these messages were asked for since the last such step; the order does not matter.</summary>
    public sealed record Notified(int Number, string Text, ImmutableArray<ScenarioMessage> Messages)
        : ScenarioStep(Number, Text);

    /// <summary>The step inside is refused and changes nothing.</summary>
    public sealed record Rejected(int Number, string Text, ScenarioStep Step) : ScenarioStep(Number, Text);
}

/// <summary>A message that somebody is to get.</summary>
/// <param name="Role">Who gets it: a role, <c>family</c> or <c>gp</c>.</param>
/// <param name="Template">Key of its template.</param>
public sealed record ScenarioMessage(string Role, string Template)
{
    /// <inheritdoc />
    public override string ToString() => $"{Role} {Template}";

    /// <summary>The messages that were asked for, one for each who gets it.</summary>
    internal static IEnumerable<ScenarioMessage> AskedForIn(IEnumerable<InstanceEvent> events) =>
        events.OfType<InstanceEvent.NotificationRequested>()
            .SelectMany(request => request.To.Select(role => new ScenarioMessage(role, request.Template)));
}
