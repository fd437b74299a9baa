using System.Collections.Immutable;
using System.Globalization;
using Pathways.Definitions;

namespace Pathways.Engine;

/// <summary>One scenario while it is played: each step is done or compared, and the first difference ends it.</summary>
internal sealed class ScenarioRun
{
    private readonly ExecutableProcess process;
    private readonly VirtualCase lived;
    private readonly ScenarioStart start;
    private readonly ScenarioActs acts;
    private int told;

    public ScenarioRun(
        ExecutableProcess process, ImmutableDictionary<string, FormDefinition> forms, Scenario scenario, VirtualCase lived)
    {
        this.process = process;
        this.lived = lived;
        start = new ScenarioStart(process, scenario, lived);
        acts = new ScenarioActs(process, forms, lived, start);
    }

    /// <summary>Begins the case, if it begins by itself; gives the difference, if any.</summary>
    public ScenarioDifference? Begin() => start.Begin() is { } refusal
        ? new ScenarioDifference(null, "start", "the case to begin", $"refused: {refusal.Code} {refusal.Message}", [])
        {
            Aspect = ScenarioAspect.Refused,
            Refusal = refusal,
        }
        : null;

    /// <summary>Takes a step; gives the difference, if any.</summary>
    public ScenarioDifference? Take(ScenarioStep step)
    {
        if (ElementsOf(step).FirstOrDefault(id => process.FindAnywhere(id) is null) is var unknown && unknown != default)
        {
            return ScenarioDifference.At(
                step, ScenarioAspect.Unknown, $"an element '{unknown}'", NearNames.NoElement(process, unknown)) with
            {
                Wanted = [unknown.ToString()],
            };
        }

        return step switch
        {
            ScenarioStep.Waiting waiting => CompareWaiting(waiting),
            ScenarioStep.Notified notified => CompareMessages(notified),
            ScenarioStep.Rejected rejected => ExpectRefusal(rejected),
            ScenarioStep.Advance advance => lived.Civil.Add(lived.Now, advance.For) is { } later
                ? PassTime(step, later)
                : ScenarioDifference.At(step, ScenarioAspect.Time, "a time within the calendar", "one beyond the year 9999"),
            ScenarioStep.Until until => until.Instant < lived.Now
                ? ScenarioDifference.At(step, ScenarioAspect.Time, "a time to come", $"that the case stands at {Iso(lived.Now)}")
                : PassTime(step, until.Instant),
            _ => Done(step, acts.Do(step)),
        };
    }

    private static ScenarioDifference? Done(ScenarioStep step, Rejection? refusal) => refusal is null
        ? null
        : ScenarioDifference.Refused(step, "it to be done", $"refused: {refusal.Code} {refusal.Message}", refusal);

    private ScenarioDifference? PassTime(ScenarioStep step, DateTimeOffset end) =>
        (start.WaitFor(end) ?? lived.PassTime(end)) is { } endless
            ? ScenarioDifference.Refused(step, "the time to come", $"{endless.Code} {endless.Message}", endless)
            : null;

    private ScenarioDifference? ExpectRefusal(ScenarioStep.Rejected step)
    {
        InstanceState before = lived.State;
        if (acts.Do(step.Step) is null)
        {
            return ScenarioDifference.At(step, ScenarioAspect.NotRefused, "a refusal", "that it was done");
        }

        return ReferenceEquals(before, lived.State)
            ? null
            : ScenarioDifference.At(
                step, ScenarioAspect.NotRefused, "that nothing changes", "that it was refused after the case had changed");
    }

    private ScenarioDifference? CompareWaiting(ScenarioStep.Waiting step)
    {
        string[] expected = Sorted(step.Places);
        string[] found = Sorted(OpenWork.WaitingPlaces(process, lived.State));
        return expected.SequenceEqual(found)
            ? null
            : ScenarioDifference.At(
                step, ScenarioAspect.Waiting, $"waiting at {Shown(expected)}",
                $"{Shown(found)}; state {ExpectationCheck.Word(lived.State.Status)}") with
            {
                Wanted = [.. expected],
                Seen = [.. found],
            };
    }

    private ScenarioDifference? CompareMessages(ScenarioStep.Notified step)
    {
        string[] found = Sorted(ScenarioMessage.AskedForIn(lived.Events.Skip(told)));
        told = lived.Events.Count;
        string[] expected = Sorted(step.Messages);
        return expected.SequenceEqual(found)
            ? null
            : ScenarioDifference.At(step, ScenarioAspect.Messages, $"the messages {Shown(expected)}", Shown(found)) with
            {
                Wanted = [.. expected],
                Seen = [.. found],
            };
    }

    private static ImmutableArray<ElementId> ElementsOf(ScenarioStep step) => step switch
    {
        ScenarioStep.Waiting waiting => waiting.Places,
        ScenarioStep.Complete complete => [complete.Element],
        ScenarioStep.Start begun => [begun.Element],
        ScenarioStep.Fail fail => [fail.Element],
        ScenarioStep.Escalate escalate => [escalate.Element],
        ScenarioStep.Retry retry => [retry.Element],
        ScenarioStep.Cancel cancel => [cancel.Element],
        ScenarioStep.Rejected rejected => ElementsOf(rejected.Step), // A slip of the pen would be refused too.
        _ => [],
    };

    private static string[] Sorted<T>(IEnumerable<T> things) =>
        [.. things.Select(thing => $"{thing}").Order(StringComparer.Ordinal)];

    private static string Shown(string[] things) => $"[{string.Join(", ", things)}]";

    private static string Iso(DateTimeOffset instant) =>
        instant.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
