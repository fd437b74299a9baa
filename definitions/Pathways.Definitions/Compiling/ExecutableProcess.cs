using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Pathways.Definitions;

/// <summary>
/// A process ready to run: flows, timers, FEEL texts and data mappings resolved, so that the engine never parses
/// anything.
/// Immutable and safe to share between threads. Made by <see cref="ProcessCompiler"/>.
/// </summary>
public sealed class ExecutableProcess
{
    private readonly FrozenDictionary<ElementId, ExecutableNode> nodes;

    internal ExecutableProcess(
        string key, string name, string? zoneId, string contentHash, int version,
        FrozenDictionary<ElementId, ExecutableNode> nodes, ExecutableContent content,
        FrozenDictionary<string, ExecutableProcess> called, ProcessOutline outline)
    {
        Key = key;
        Name = name;
        ZoneId = zoneId;
        ContentHash = contentHash;
        Version = version;
        Content = content;
        Called = called;
        Outline = outline;
        this.nodes = nodes;
    }

    /// <summary>Stable name of the pathway, the same in all its versions.</summary>
    public string Key { get; }

    /// <summary>Title for people.</summary>
    public string Name { get; }

    /// <summary>Zone that the author fixed; null when the network's zone serves.</summary>
    public string? ZoneId { get; }

    /// <summary>Whether its cases are about the network or its members, and so have no patient.</summary>
    public bool IsAboutNetwork { get; init; }

    /// <summary>SHA-256 of the file's canonical XML, hexadecimal.</summary>
    public string ContentHash { get; }

    /// <summary>Published version from 1; 0 for a draft.</summary>
    public int Version { get; }

    /// <summary>The pathway as a text tree for people: steps, roles, delays, branches.</summary>
    public ProcessOutline Outline { get; }

    /// <summary>What stands directly inside it.</summary>
    public ExecutableContent Content { get; }

    /// <summary>
    /// The processes that its call activities run, and those that these run, by the name under which they are called:
    /// compiled in, so that a running case keeps the version that it began with.
    /// </summary>
    public FrozenDictionary<string, ExecutableProcess> Called { get; }

    /// <summary>All elements of the process itself, those inside of its sub-processes included.</summary>
    public ImmutableArray<ExecutableNode> Nodes => nodes.Values;

    /// <summary>The start events of the process; those of event sub-processes are not among them.</summary>
    public IEnumerable<ExecutableNode.StartEvent> StartEvents =>
        nodes.Values.OfType<ExecutableNode.StartEvent>().Where(start => start.Container is null);

    /// <summary>
    /// Keys of the rule sets that its business rule tasks ask for; each needs a binding when the process runs.
    /// </summary>
    public ImmutableSortedSet<string> RuleSetKeys =>
    [
        .. nodes.Values.OfType<ExecutableNode.DecisionTask>().Select(task => task.RuleSet),
        .. Called.Values.SelectMany(called => called.RuleSetKeys),
    ];

    /// <summary>Whether holidays and closing days move any of its times, or of those of the processes that it calls.</summary>
    public bool CountsWorkingDays =>
        nodes.Values.SelectMany(FormulasOf).Any(formula => formula.CountsWorkingDays)
        || Called.Values.Any(called => called.CountsWorkingDays);

    /// <summary>Whether a task of its own, or of the processes that it calls, is meant for a member of the patient's care team.</summary>
    public bool AsksCareTeam =>
        nodes.Values.Any(node => node is ExecutableNode.UserTask { IsForCareTeam: true })
        || Called.Values.Any(called => called.AsksCareTeam);

    /// <summary>
    /// The waits of a message that find their case by what the message says, in the process itself and those that it calls.
    /// </summary>
    /// <param name="message">Name of the message.</param>
    public IEnumerable<MessageKey> KeysIn(string message) =>
        nodes.Values
            .SelectMany(node => TriggersOf(node))
            .OfType<ExecutableTrigger.Message>()
            .Where(awaited => awaited.Name == message)
            .Select(awaited => awaited.Key).OfType<MessageKey>()
            .Where(key => key.FollowsData)
            .Concat(Called.Values.SelectMany(called => called.KeysIn(message)));

    /// <summary>The same process under a published version number.</summary>
    /// <param name="version">The number, from 1.</param>
    public ExecutableProcess AtVersion(int version)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(version, 1);
        return new ExecutableProcess(Key, Name, ZoneId, ContentHash, version, nodes, Content, Called, Outline) { IsAboutNetwork = IsAboutNetwork };
    }

    /// <summary>The element of an id; null when the process itself has none.</summary>
    public ExecutableNode? Find(ElementId id) => nodes.GetValueOrDefault(id);

    /// <summary>The element of an id, in the process or else in those that it calls; for titles.</summary>
    public ExecutableNode? FindAnywhere(ElementId id) =>
        Find(id) ?? Called.Values.Select(called => called.Find(id)).FirstOrDefault(found => found is not null);

    private static IEnumerable<TimerFormula> FormulasOf(ExecutableNode node)
    {
        TaskWindow window = node switch
        {
            ExecutableNode.UserTask task => task.Window,
            ExecutableNode.CatchEvent catching => catching.Window,
            _ => TaskWindow.None,
        };
        return TriggersOf(node).OfType<ExecutableTrigger.Timer>().Select(timer => timer.Formula)
            .Concat(window.Reminders.Select(reminder => reminder.Formula))
            .Concat(window.Escalations.Select(escalation => escalation.Formula))
            .Concat(new[] { window.From, window.Due }.OfType<TimerFormula>());
    }

    private static ImmutableArray<ExecutableTrigger> TriggersOf(ExecutableNode node) => node switch
    {
        ExecutableNode.StartEvent start => start.Triggers,
        ExecutableNode.CatchEvent catching => catching.Triggers,
        ExecutableNode.BoundaryEvent boundary => boundary.Triggers,
        ExecutableNode.ReceiveTask task => [task.Message],
        _ => [],
    };
}
