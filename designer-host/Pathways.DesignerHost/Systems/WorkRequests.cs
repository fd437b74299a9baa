using System.Text.Json;

namespace Pathways.DesignerHost.Systems;

/// <summary>Asks for work.</summary>
/// <param name="Topics">What for; null or empty for all that the system may fetch.</param>
/// <param name="AtMost">How many, 1 to 100.</param>
/// <param name="LeaseSeconds">How long without a sign of life, 5 to 3600.</param>
/// <param name="WaitSeconds">How long to wait when there is none, 0 to 30.</param>
internal sealed record FetchRequest(string[]? Topics, int AtMost = 10, int LeaseSeconds = 60, int WaitSeconds = 0)
{
    public string? Problem =>
        AtMost is < 1 or > 100 ? "atMost is a number from 1 to 100."
        : LeaseSeconds is < 5 or > 3600 ? "leaseSeconds is a number from 5 to 3600."
        : WaitSeconds is < 0 or > 30 ? "waitSeconds is a number from 0 to 30."
        : null;
}

/// <summary>Keeps work for longer.</summary>
/// <param name="Lease">The number that came with the work.</param>
/// <param name="LeaseSeconds">How long from now, 5 to 3600.</param>
internal sealed record ExtendRequest(long? Lease, int LeaseSeconds = 60)
{
    public string? Problem =>
        Lease is null ? "lease is missing: send the number that came with the work."
        : LeaseSeconds is < 5 or > 3600 ? "leaseSeconds is a number from 5 to 3600."
        : null;
}

/// <summary>Work is done.</summary>
/// <param name="Lease">The number that came with the work.</param>
/// <param name="Report">An object whose members become variables; null for none.</param>
internal sealed record CompleteRequest(long? Lease, JsonElement? Report)
{
    public string? Problem =>
        Lease is null ? "lease is missing: send the number that came with the work."
        : Report is { ValueKind: not (JsonValueKind.Object or JsonValueKind.Null) } ? "report is a JSON object, or left out."
        : null;
}

/// <summary>Work could not be done.</summary>
/// <param name="Lease">The number that came with the work.</param>
/// <param name="Why">One sentence without anything about a person, 500 characters at most.</param>
/// <param name="Error">Code of an error that the drawing may catch; null when it may just be tried again.</param>
/// <param name="PauseSeconds">How long to wait before the next attempt, 1 to 86400; null for the pause of the drawing.</param>
internal sealed record FailRequest(long? Lease, string? Why, string? Error, int? PauseSeconds)
{
    public string? Problem =>
        Lease is null ? "lease is missing: send the number that came with the work."
        : string.IsNullOrWhiteSpace(Why) || Why.Length > 500 ? "why is a sentence of 500 characters at most."
        : Error is { Length: 0 or > 100 } ? "error is a code of 100 characters at most, or left out."
        : PauseSeconds is < 1 or > 86400 ? "pauseSeconds is a number from 1 to 86400, or left out."
        : null;
}
