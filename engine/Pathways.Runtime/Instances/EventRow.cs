namespace Pathways.Runtime;

/// <summary>One fact of a case's history as stored.</summary>
/// <param name="Sequence">Number in the case, from 1 without gaps.</param>
/// <param name="Type">Name of the event's type.</param>
/// <param name="At">When it happened.</param>
/// <param name="Body">The event as JSON with its format number.</param>
/// <param name="Hash">Its link in the chain.</param>
public sealed record EventRow(long Sequence, string Type, DateTimeOffset At, string Body, EventHash Hash);
