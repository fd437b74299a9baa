using Pathways.Definitions;

namespace Pathways.Engine;

/// <summary>Work that left the engine: today a message to be sent.</summary>
/// <param name="Id">Its id; also the idempotency key for whoever does it.</param>
/// <param name="Token">The token that waits for the report.</param>
/// <param name="Element">The element drawn for it.</param>
/// <param name="Since">When it left.</param>
public sealed record PendingJob(JobId Id, long Token, ElementId Element, DateTimeOffset Since);

/// <summary>A message that a token waits for.</summary>
/// <param name="Token">The token.</param>
/// <param name="Element">The element drawn for it.</param>
/// <param name="Message">Name of the message.</param>
/// <param name="Since">Since when.</param>
public sealed record MessageWait(long Token, ElementId Element, string Message, DateTimeOffset Since);
