namespace Pathways.Runtime;

/// <summary>What became of a message in the outbox.</summary>
/// <param name="Key">Key of the job that sent it.</param>
/// <param name="Outcome">A short word: <c>sent</c>, <c>failed</c>, <c>withdrawn</c>.</param>
public sealed record SentMessage(string Key, string Outcome);
