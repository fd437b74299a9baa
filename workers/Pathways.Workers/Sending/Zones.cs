namespace Pathways.Workers.Sending;

/// <summary>Time zones of networks.</summary>
internal static class Zones
{
    private const string Default = "Europe/Paris";

    /// <summary>The zone of this IANA name; Paris when it is missing or this machine does not know it.</summary>
    public static TimeZoneInfo Find(string? name) =>
        TimeZoneInfo.TryFindSystemTimeZoneById(name ?? Default, out TimeZoneInfo? zone)
            ? zone
            : TimeZoneInfo.FindSystemTimeZoneById(Default);
}
