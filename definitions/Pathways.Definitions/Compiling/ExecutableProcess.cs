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
        FrozenDictionary<ElementId, ExecutableNode> nodes, ProcessOutline outline)
    {
        Key = key;
        Name = name;
        ZoneId = zoneId;
        ContentHash = contentHash;
        Version = version;
        Outline = outline;
        this.nodes = nodes;
    }

    /// <summary>Stable name of the pathway, the same in all its versions.</summary>
    public string Key { get; }

    /// <summary>Title for people.</summary>
    public string Name { get; }

    /// <summary>Zone that the author fixed; null when the network's zone serves.</summary>
    public string? ZoneId { get; }

    /// <summary>SHA-256 of the file's canonical XML, hexadecimal.</summary>
    public string ContentHash { get; }

    /// <summary>Published version from 1; 0 for a draft.</summary>
    public int Version { get; }

    /// <summary>The pathway as a text tree for people: steps, roles, delays, branches.</summary>
    public ProcessOutline Outline { get; }

    /// <summary>All elements that can be reached by a token.</summary>
    public ImmutableArray<ExecutableNode> Nodes => nodes.Values;

    /// <summary>The start events of the process.</summary>
    public IEnumerable<ExecutableNode.StartEvent> StartEvents => nodes.Values.OfType<ExecutableNode.StartEvent>();

    /// <summary>
    /// Keys of the rule sets that its business rule tasks ask for; each needs a binding when the process runs.
    /// </summary>
    public ImmutableSortedSet<string> RuleSetKeys =>
        [.. nodes.Values.OfType<ExecutableNode.DecisionTask>().Select(task => task.RuleSet)];

    /// <summary>The same process under a published version number.</summary>
    /// <param name="version">The number, from 1.</param>
    public ExecutableProcess AtVersion(int version)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(version, 1);
        return new ExecutableProcess(Key, Name, ZoneId, ContentHash, version, nodes, Outline);
    }

    /// <summary>The element of an id; null when the process has none.</summary>
    public ExecutableNode? Find(ElementId id) => nodes.GetValueOrDefault(id);
}
