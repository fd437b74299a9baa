using System.Globalization;

namespace Pathways.EndToEnd.Tests;

/// <summary>Days as a browser's date field takes them.</summary>
internal static class Days
{
    /// <summary>Today, before any clock was moved. In UTC: never ahead of a network in Metropolitan France.</summary>
    public static DateOnly Today { get; } = DateOnly.FromDateTime(DateTime.UtcNow);

    public static string Typed(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
