using System.Collections.Immutable;
using Pathways.Care;

namespace Pathways.Runtime;

/// <summary>The recurring work that every network has, switched on or not.</summary>
public static class RecurringDefaults
{
    /// <summary>The work of a network. The checks are on: they only look. People switch on what sends or deletes.</summary>
    /// <param name="network">The network.</param>
    /// <param name="now">The installation's time.</param>
    public static ImmutableArray<RecurringWork> Of(NetworkId network, DateTimeOffset now) =>
    [
        Work(network, RecurringKind.Checks, new RecurringSchedule(Repeat.Daily, new TimeOnly(2, 30)), isEnabled: true, now),
        Work(network, RecurringKind.Digest, new RecurringSchedule(Repeat.Weekdays, new TimeOnly(8, 0)), isEnabled: false, now),
        Work(network, RecurringKind.Retention, new RecurringSchedule(Repeat.Weekly, new TimeOnly(3, 30), 7), isEnabled: false, now),
    ];

    private static RecurringWork Work(
        NetworkId network, RecurringKind kind, RecurringSchedule schedule, bool isEnabled, DateTimeOffset now) => new()
        {
            Network = network,
            Id = DerivedId.Of(Guid.Empty, $"{network}/{kind}"),
            Kind = kind,
            Schedule = schedule,
            IsEnabled = isEnabled,
            Since = now,
            ChangedBy = Actor.PlatformPerson,
        };
}
