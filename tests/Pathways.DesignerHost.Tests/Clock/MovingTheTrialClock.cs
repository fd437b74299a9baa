using Pathways.DesignerHost.Clock;

namespace Pathways.DesignerHost.Tests.Clock;

public sealed class MovingTheTrialClock
{
    [Theory]
    [InlineData("hour", 1)]
    [InlineData("day", 24)]
    [InlineData("week", 168)]
    public void Steps_add_up(string act, int hours) =>
        Assert.Equal(TimeSpan.FromHours(5 + hours), ClockMove.Apply(TimeSpan.FromHours(5), Rendered.Noon, act, to: null, Rendered.Paris));

    [Fact]
    public void A_day_begins_at_eight_in_the_network_s_zone() =>
        Assert.Equal(TimeSpan.FromHours(20), ClockMove.Apply(TimeSpan.Zero, Rendered.Noon, "to", new DateOnly(2026, 11, 22), Rendered.Paris));

    [Theory]
    [InlineData("to", 2026, 11, 20)]
    [InlineData("to", 2100, 1, 1)]
    [InlineData("back", 2026, 11, 30)]
    [InlineData(null, 2026, 11, 30)]
    public void Time_never_goes_back_or_too_far(string? act, int year, int month, int day) =>
        Assert.Null(ClockMove.Apply(TimeSpan.Zero, Rendered.Noon, act, new DateOnly(year, month, day), Rendered.Paris));

    [Fact]
    public void The_clock_runs_ahead_by_its_offset()
    {
        var clock = new TrialClock(TimeProvider.System) { Offset = TimeSpan.FromDays(30) };

        Assert.InRange((clock.GetUtcNow() - TimeProvider.System.GetUtcNow()).TotalDays, 29.99, 30.01);
    }
}
