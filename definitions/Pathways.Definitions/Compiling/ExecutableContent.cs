using System.Collections.Immutable;

namespace Pathways.Definitions;

/// <summary>What stands directly inside a process or sub-process, as far as running it has to know.</summary>
/// <param name="Starts">Where the flow begins: plain start events, else activities and gateways that nothing leads to;
/// for an event sub-process its start events.</param>
/// <param name="EventSubProcesses">Event sub-processes, in file order.</param>
/// <param name="Activities">Activities that people may start in an ad-hoc sub-process.</param>
public sealed record ExecutableContent(
    ImmutableArray<ElementId> Starts, ImmutableArray<ElementId> EventSubProcesses, ImmutableArray<ElementId> Activities)
{
    /// <summary>Nothing inside.</summary>
    public static ExecutableContent Empty { get; } = new([], [], []);
}

/// <summary>The kinds of sub-process.</summary>
public enum SubProcessForm
{
    /// <summary>The flow comes to it and goes on after it.</summary>
    Embedded,

    /// <summary>Begun by an event while the flow is in the scope around it.</summary>
    Event,

    /// <summary>Done whole, or undone by a cancel end event.</summary>
    Transaction,

    /// <summary>People start its activities as they see fit.</summary>
    AdHoc,
}
