using Pathways.Runtime;
using Pathways.Storage;
using Pathways.Testing;
using Pathways.Workers.Tests.Recurring;

namespace Pathways.Workers.Tests.Living;

/// <summary>A machine whose clock is off goes by the database's.</summary>
public sealed class SettingTheClock
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(DatabaseKind.Sqlite, 600)]
    [InlineData(DatabaseKind.Sqlite, -600)]
    [InlineData(DatabaseKind.PostgreSql, 600)]
    [InlineData(DatabaseKind.PostgreSql, -600)]
    public async Task A_clock_that_is_off_is_set_right(DatabaseKind kind, int seconds)
    {
        await using TestDatabase database = await TestDatabase.CreateAsync(kind, Cancellation);
        AgreedClock clock = new(new ShiftedClock(DateTimeOffset.UtcNow.AddSeconds(seconds)));

        await clock.AgreeAsync(database.Get<INodes>(), Cancellation);

        Assert.InRange((clock.GetUtcNow() - DateTimeOffset.UtcNow).TotalSeconds, -1, 1);
        Assert.InRange(clock.Offset.TotalSeconds, -seconds - 1, -seconds + 1);
    }

    [Fact]
    public async Task A_small_difference_is_left_alone()
    {
        await using TestDatabase database = await TestDatabase.CreateAsync(DatabaseKind.Sqlite, Cancellation);
        AgreedClock clock = new(new ShiftedClock(DateTimeOffset.UtcNow.AddMilliseconds(200)));

        await clock.AgreeAsync(database.Get<INodes>(), Cancellation);

        Assert.Equal(TimeSpan.Zero, clock.Offset);
    }
}
