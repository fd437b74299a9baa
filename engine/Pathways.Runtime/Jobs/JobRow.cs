namespace Pathways.Runtime;

/// <summary>A promise to keep: work that falls due.</summary>
/// <param name="Kind">What kind of work.</param>
/// <param name="Key">What it is about inside the case: timer id, task id or outbox key.</param>
/// <param name="DueAt">When.</param>
/// <param name="Payload">JSON that the worker needs beside the case; <c>{}</c> when nothing.</param>
/// <param name="Topic">What outside workers ask for; null for what the platform's own workers do.</param>
public sealed record JobRow(JobKind Kind, string Key, DateTimeOffset DueAt, string Payload = "{}", string? Topic = null);

/// <summary>Names a job inside its case.</summary>
/// <param name="Kind">What kind of work.</param>
/// <param name="Key">Timer id, task id or outbox key.</param>
public sealed record JobKey(JobKind Kind, string Key);
