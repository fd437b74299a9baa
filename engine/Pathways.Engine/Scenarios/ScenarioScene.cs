using System.Collections.Immutable;
using Pathways.Definitions;

namespace Pathways.Engine;

/// <summary>What somebody sees who plays a case: where it waits, what can come, and what has been gone through.</summary>
/// <param name="Places">The places where it waits, in the order in which they were come to; the first hundred of them.</param>
/// <param name="PlaceCount">How many there are.</param>
/// <param name="News">Messages and signals that it listens for; before it has begun those that begin it.</param>
/// <param name="Offered">What people may start as they see fit.</param>
/// <param name="Next">What falls due next; null when nothing does.</param>
/// <param name="Visited">Elements come to, and flows taken.</param>
public sealed record ScenarioScene(
    ImmutableArray<ScenePlace> Places,
    int PlaceCount,
    ImmutableArray<SceneNews> News,
    ImmutableArray<OpenAdHoc> Offered,
    PendingTimer? Next,
    ImmutableHashSet<ElementId> Visited)
{
    private const int MostPlaces = 100; // Nobody looks through more by hand, and a drawing may open thousands.

    /// <summary>The scene after the last step of what was played.</summary>
    /// <param name="process">The process.</param>
    /// <param name="outcome">What came of playing it.</param>
    public static ScenarioScene Of(ExecutableProcess process, ScenarioOutcome outcome)
    {
        ArgumentNullException.ThrowIfNull(process);
        ArgumentNullException.ThrowIfNull(outcome);
        InstanceState state = outcome.State;
        ImmutableArray<Token> waiting = [.. OpenWork.WaitingTokens(process, state)];
        return new ScenarioScene(
            [.. waiting.Take(MostPlaces).Select(token => ScenePlace.Of(process, state, token))],
            waiting.Length,
            [.. SceneNews.Of(process, state)],
            state.Status == InstanceStatus.NotStarted ? [] : OfferedWork.Of(process, state),
            state.Timers.Values.MinBy(timer => timer.Due),
            VisitedIn(outcome.Events));
    }

    /// <summary>Elements that were come to, and flows that were taken.</summary>
    internal static ImmutableHashSet<ElementId> VisitedIn(IEnumerable<InstanceEvent> events) =>
    [
        .. events.OfType<InstanceEvent.ElementActivated>()
            .SelectMany(activated => activated.Via is { } flow ? [activated.Element, flow] : new[] { activated.Element }),
    ];
}

/// <summary>One place where a played case waits.</summary>
/// <param name="Node">The element.</param>
/// <param name="Index">Which of several that are open there, as steps of scenarios count them; null for the only one.</param>
/// <param name="Work">What somebody can do about it.</param>
/// <param name="Task">The task; null when it is none.</param>
/// <param name="Timer">The timer that is waited for; null when none is.</param>
/// <param name="Incident">What has stopped it; null when nothing has.</param>
/// <param name="MayBeLeft">Whether it may be left undone.</param>
/// <param name="Errors">Codes of the errors that something around it catches; an empty one catches all.</param>
/// <param name="Escalations">Codes of the calls for others that something around it catches.</param>
public sealed record ScenePlace(
    ExecutableNode Node,
    int? Index,
    SceneWork Work,
    OpenTask? Task,
    PendingTimer? Timer,
    Incident? Incident,
    bool MayBeLeft,
    ImmutableArray<string> Errors,
    ImmutableArray<string> Escalations)
{
    internal static ScenePlace Of(ExecutableProcess process, InstanceState state, Token token)
    {
        ExecutableNode node = process.FindAnywhere(token.Element)
            ?? throw new InvalidOperationException($"A token stands at '{token.Element}', which the process does not have.");
        OpenTask? task = state.Tasks.Values.FirstOrDefault(open => open.Token == token.Number);
        Incident? incident = state.Incidents.Values.FirstOrDefault(stopped => stopped.Token == token.Number);
        ImmutableArray<ExecutableTrigger> caught = node.IsActivity ? [.. CaughtAround(process, node)] : [];
        return new ScenePlace(
            node,
            OpenWork.IndexOf(state, token),
            WorkAt(node, task, state.Jobs.Values.Any(job => job.Token == token.Number), incident),
            task,
            state.Timers.Values.FirstOrDefault(timer => timer.Token == token.Number && timer.Purpose == TimerPurpose.Wait),
            incident,
            OfferedWork.MayBeLeft(process, state, token.Number),
            [.. caught.OfType<ExecutableTrigger.Error>().Select(error => error.Code ?? string.Empty).Distinct()],
            [.. caught.OfType<ExecutableTrigger.Escalation>().Select(call => call.Code ?? string.Empty).Distinct()]);
    }

    private static SceneWork WorkAt(ExecutableNode node, OpenTask? task, bool hasJob, Incident? incident) => (task, node) switch
    {
        (not null, _) => SceneWork.Task,
        _ when incident is not null => SceneWork.Stopped,
        _ when hasJob => SceneWork.Outside,
        (_, ExecutableNode.ReceiveTask) => SceneWork.Message,
        _ => SceneWork.Event,
    };

    /// <summary>What listens on the edges of an activity and of all that is around it, and in event sub-processes.</summary>
    private static IEnumerable<ExecutableTrigger> CaughtAround(ExecutableProcess process, ExecutableNode node)
    {
        IEnumerable<ExecutableTrigger> inside = process.Nodes.OfType<ExecutableNode.StartEvent>()
            .Where(start => start.Container is not null).SelectMany(start => start.Triggers);
        for (ExecutableNode? at = node; at is not null; at = at.Container is { } around ? process.FindAnywhere(around) : null)
        {
            inside = inside.Concat(at.Boundaries.SelectMany(boundary => boundary.Triggers));
        }

        return inside;
    }
}

/// <summary>What somebody who plays can do about a place where the case waits.</summary>
public enum SceneWork
{
    /// <summary>A task of a person: complete it.</summary>
    Task,

    /// <summary>Work of another system, or a message that leaves: report it as done.</summary>
    Outside,

    /// <summary>A message that is waited for by a task: receive it.</summary>
    Message,

    /// <summary>An event or a choice between events: let time pass, or let it come.</summary>
    Event,

    /// <summary>An incident has stopped it: correct the data and retry.</summary>
    Stopped,
}

/// <summary>A message or signal for which a played case listens.</summary>
/// <param name="Awaited">Which of the two.</param>
/// <param name="Name">Its name.</param>
/// <param name="Title">What the drawing calls the event.</param>
public sealed record SceneNews(AwaitedEvent Awaited, string Name, string Title)
{
    internal static IEnumerable<SceneNews> Of(ExecutableProcess process, InstanceState state)
    {
        IEnumerable<SceneNews> all = state.Status == InstanceStatus.NotStarted
            ? process.StartEvents.SelectMany(start => start.Triggers, (start, trigger) => trigger switch
            {
                ExecutableTrigger.Message message => new SceneNews(AwaitedEvent.Message, message.Name, start.Title),
                ExecutableTrigger.Signal signal => new SceneNews(AwaitedEvent.Signal, signal.Name, start.Title),
                _ => null,
            }).OfType<SceneNews>()
            : state.Waits.Values.Where(wait => wait.Awaits != AwaitedEvent.Condition && wait.Name is not null)
                .Select(wait => new SceneNews(
                    wait.Awaits, wait.Name!, process.FindAnywhere(wait.Element)?.Title ?? wait.Element.ToString())); // Asked just now.
        return all.DistinctBy(news => (news.Awaited, news.Name));
    }
}
