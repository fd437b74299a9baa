using System.Collections.Concurrent;
using Pathways.Runtime;
using Pathways.Storage;
using Pathways.Testing;
using Pathways.Workers.Recurring;

namespace Pathways.Workers.Tests.Recurring;

/// <summary>The scheduler fires what is on its timetable: once, however many processes keep it.</summary>
public sealed class KeepingATimetable
{
    // Five seconds before eight o'clock on a Monday in Paris.
    private static readonly DateTimeOffset nearlyEight = new(2026, 3, 2, 6, 59, 55, TimeSpan.Zero);
    private static readonly DateTimeOffset eight = new(2026, 3, 2, 7, 0, 0, TimeSpan.Zero);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task Fires_at_its_time_what_is_on_and_not_what_is_off(DatabaseKind kind)
    {
        await using TestDatabase database = await TestDatabase.CreateAsync(kind, Cancellation);
        ShiftedClock clock = new(nearlyEight);
        ConcurrentQueue<Occurrence> fired = new();
        RecurringWork on = Digest(isEnabled: true);
        RecurringWork off = Digest(isEnabled: false);
        await using QuartzTimetable timetable = await OpenAsync(database, clock, fired);
        await timetable.SyncAsync([(on, "Europe/Paris"), (off with { IsEnabled = true }, "Europe/Paris")], Cancellation);
        await timetable.SyncAsync([(on, "Europe/Paris"), (off, "Europe/Paris")], Cancellation);

        await UntilAsync(() => !fired.IsEmpty);
        await Task.Delay(TimeSpan.FromSeconds(1), Cancellation);

        Assert.Equal([new Occurrence(Ward.Network, on.Id, eight)], fired);
    }

    [Fact]
    public async Task Fires_once_when_two_processes_keep_it()
    {
        await using TestDatabase database = await TestDatabase.CreateAsync(DatabaseKind.PostgreSql, Cancellation);
        ShiftedClock clock = new(nearlyEight);
        ConcurrentQueue<Occurrence> fired = new();
        RecurringWork work = Digest(isEnabled: true);
        QuartzTimetable[] both = await Task.WhenAll(OpenAsync(database, clock, fired), OpenAsync(database, clock, fired));
        try
        {
            await Task.WhenAll(both.Select(timetable => timetable.SyncAsync([(work, "Europe/Paris")], Cancellation)));
            await UntilAsync(() => !fired.IsEmpty);
            await Task.Delay(TimeSpan.FromSeconds(2), Cancellation);

            Assert.Single(fired);
        }
        finally
        {
            await Task.WhenAll(both.Select(timetable => timetable.DisposeAsync().AsTask()));
        }
    }

    [Fact]
    public async Task Forgets_what_was_taken_away_while_it_was_closed()
    {
        await using TestDatabase database = await TestDatabase.CreateAsync(DatabaseKind.PostgreSql, Cancellation);
        ShiftedClock clock = new(nearlyEight);
        ConcurrentQueue<Occurrence> fired = new();
        RecurringWork gone = Digest(isEnabled: true);
        RecurringWork kept = Digest(isEnabled: true);
        await using (QuartzTimetable before = await OpenAsync(database, clock, fired))
        {
            await before.SyncAsync([(gone, "Europe/Paris"), (kept, "Europe/Paris")], Cancellation);
        }

        await using QuartzTimetable after = await OpenAsync(database, new ShiftedClock(nearlyEight), fired);
        await after.SyncAsync([(kept, "Europe/Paris")], Cancellation);
        await UntilAsync(() => !fired.IsEmpty);
        await Task.Delay(TimeSpan.FromSeconds(1), Cancellation);

        Assert.Equal(kept.Id, Assert.Single(fired).Work);
    }

    [Theory]
    [InlineData("weekdays 02:30", "Europe/Paris", "2026-03-27T12:00:00Z", "2026-03-30T00:30:00Z")]
    [InlineData("daily 02:30", "Europe/Paris", "2026-10-24T12:00:00Z", "2026-10-25T00:30:00Z")]
    [InlineData("weekly 7 03:30", "Indian/Reunion", "2026-03-02T00:00:00Z", "2026-03-07T23:30:00Z")]
    [InlineData("monthly 28 23:00", "America/Guadeloupe", "2026-02-28T00:00:00Z", "2026-03-01T03:00:00Z")]
    public void Counts_in_the_civil_time_of_the_network(string schedule, string zone, string after, string next)
    {
        RecurringSchedule read = RecurringSchedule.Parse(schedule)!; // It is one.

        Assert.Equal(schedule, read.ToString());
        Assert.Equal(DateTimeOffset.Parse(next, System.Globalization.CultureInfo.InvariantCulture), RecurringTimes.Next(read, zone, DateTimeOffset.Parse(after, System.Globalization.CultureInfo.InvariantCulture)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("hourly 02:30")]
    [InlineData("weekly 8 02:30")]
    [InlineData("monthly 31 02:30")]
    [InlineData("daily 25:00")]
    public void Knows_no_other_schedules(string schedule) => Assert.Null(RecurringSchedule.Parse(schedule));

    private static RecurringWork Digest(bool isEnabled) => new()
    {
        Network = Ward.Network,
        Id = Guid.CreateVersion7(),
        Kind = RecurringKind.Digest,
        Schedule = new RecurringSchedule(Repeat.Weekdays, new TimeOnly(8, 0)),
        IsEnabled = isEnabled,
        Since = nearlyEight,
        ChangedBy = Ward.Nadia.Person,
    };

    private static Task<QuartzTimetable> OpenAsync(TestDatabase database, TimeProvider clock, ConcurrentQueue<Occurrence> fired) =>
        QuartzTimetable.OpenAsync(
            RecurringComposition.StoreOf(database.Setting), clock, (occurrence, _) => { fired.Enqueue(occurrence); return Task.CompletedTask; }, Cancellation);

    private static async Task UntilAsync(Func<bool> holds)
    {
        using CancellationTokenSource limit = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        limit.CancelAfter(TimeSpan.FromSeconds(40));
        while (!holds())
        {
            await Task.Delay(50, limit.Token);
        }
    }
}
