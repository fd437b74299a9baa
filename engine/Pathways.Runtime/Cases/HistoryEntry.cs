using Pathways.Care;

namespace Pathways.Runtime;

/// <summary>One stored event with who caused it.</summary>
/// <param name="Event">The event as stored.</param>
/// <param name="Command">The command it follows from.</param>
/// <param name="CommandKind">Name of that command.</param>
/// <param name="By">The person and role that gave the command.</param>
public sealed record HistoryEntry(EventRow Event, CommandId Command, string CommandKind, Actor By);
