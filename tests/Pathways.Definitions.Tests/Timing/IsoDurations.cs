using FsCheck;
using FsCheck.Fluent;

namespace Pathways.Definitions.Tests;

public sealed class IsoDurations
{
    [Theory]
    [InlineData("P1D", 0, 1, 0)]
    [InlineData("P14D", 0, 14, 0)]
    [InlineData("P1Y6M", 18, 0, 0)]
    [InlineData("PT48H", 0, 0, 48 * 3600)]
    [InlineData("PT1.5H", 0, 0, 5400)]
    [InlineData("P1DT0.5M", 0, 1, 30)]
    [InlineData("P1DT2H3M4S", 0, 1, 7384)]
    [InlineData(" P3D ", 0, 3, 0)]
    [InlineData("-P1D", 0, -1, 0)]
    [InlineData("PT0S", 0, 0, 0)]
    public void Are_read_in_their_parts(string text, int months, int days, int seconds)
    {
        Assert.True(IsoDuration.TryParse(text, out IsoDuration duration));
        Assert.Equal(new IsoDuration(months, days, TimeSpan.FromSeconds(seconds)), duration);
    }

    [Theory]
    [InlineData("P2W", 14, 2)]
    [InlineData("P14D", 14, 0)]
    [InlineData("P1W3D", 10, 1)]
    [InlineData("-P1W3D", -10, -1)]
    public void Remember_which_days_were_written_as_weeks(string text, int days, int weeks)
    {
        Assert.True(IsoDuration.TryParse(text, out IsoDuration duration));
        Assert.Equal(new IsoDuration(0, days, TimeSpan.Zero) { Weeks = weeks }, duration);
        Assert.Equal(text, duration.ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("P")]
    [InlineData("PT")]
    [InlineData("P1DT")]
    [InlineData("1D")]
    [InlineData("P1X")]
    [InlineData("P1D2Y")]
    [InlineData("P1D1D")]
    [InlineData("P1.5D")]
    [InlineData("PT1.5H2M")]
    [InlineData("PT1M2H")]
    [InlineData("P1H")]
    [InlineData("PTT1H")]
    [InlineData("P99999999999D")]
    [InlineData("P9999Y")]
    [InlineData("P1")]
    [InlineData("P-1D")]
    public void That_are_none_are_refused(string? text) => Assert.False(IsoDuration.TryParse(text, out _));

    [Fact]
    public void Print_as_they_are_read()
    {
        Gen<IsoDuration> durations =
            from months in Gen.Choose(0, 2000)
            from days in Gen.Choose(0, 5000)
            from weeks in Gen.Choose(0, 50)
            from seconds in Gen.Choose(0, 10_000_000)
            from isBack in Gen.Elements(true, false)
            let length = new IsoDuration(months, days + (weeks * 7), TimeSpan.FromSeconds(seconds)) { Weeks = weeks }
            select isBack ? length.Negate() : length;

        Prop.ForAll(Arb.From(durations), duration => IsoDuration.TryParse(duration.ToString(), out IsoDuration again) && again == duration)
            .Check(Config.QuickThrowOnFailure);
    }
}
