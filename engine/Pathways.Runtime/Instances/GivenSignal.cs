namespace Pathways.Runtime;

/// <summary>A signal that a case gave: every other case that listens when it is written hears it by a job of its own.</summary>
/// <param name="Name">Name of the signal.</param>
/// <param name="Key">Key of the jobs; the same signal is heard once.</param>
/// <param name="Payload">Their payload.</param>
public sealed record GivenSignal(string Name, string Key, string Payload);
