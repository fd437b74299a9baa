using Pathways.Engine;

namespace Pathways.Runtime;

/// <summary>What a command finds: the instance, and its own earlier answer if it was sent before.</summary>
/// <param name="Instance">The instance as stored; null when there is none of this id in the network.</param>
/// <param name="EarlierAnswer">What the same command was answered the first time; null when it is new.</param>
public sealed record LoadedInstance(InstanceRow? Instance, CommandAnswer? EarlierAnswer)
{
    /// <summary>The state that the instance's text says, from a store that has it at hand; null when the text is to be read.</summary>
    public InstanceState? State { get; init; }
}
