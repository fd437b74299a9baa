namespace Pathways.Definitions;

/// <summary>Which other system does the work of a task, and how often it is asked.</summary>
/// <param name="Name">Name of the connector, or the topic that workers of other systems ask for.</param>
/// <param name="IsConnector">Whether the platform calls a declared connector; else an outside worker fetches the work.</param>
/// <param name="Retry">How often it is tried; null for the installation's usual.</param>
public sealed record OutsideWork(string Name, bool IsConnector, RetryLimits? Retry);

/// <summary>How often and how far apart failing work is tried.</summary>
/// <param name="Attempts">Attempts in all, the first included; 1 to 100.</param>
/// <param name="Pause">Pause after the first failure; each later one doubles it. A second to a day.</param>
/// <param name="Longest">No pause is longer.</param>
public sealed record RetryLimits(int Attempts, TimeSpan Pause, TimeSpan Longest);
