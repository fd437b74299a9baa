using System.Globalization;

namespace Pathways.Definitions.Tests;

public sealed class CivilCalendars
{
    [Theory]
    [InlineData("Europe/Paris", true)]
    [InlineData("Pacific/Noumea", true)]
    [InlineData("Europe/Atlantis", false)]
    [InlineData(null, false)]
    public void Know_their_zones(string? zone, bool isKnown) => Assert.Equal(isKnown, CivilTime.Knows(zone));

    [Fact]
    public void Of_an_unknown_zone_do_not_exist() => Assert.Throws<ArgumentException>(() => CivilTime.Of("Europe/Atlantis"));

    [Fact]
    public void Tell_the_day_of_their_zone()
    {
        DateTimeOffset lateEvening = DateTimeOffset.Parse("2026-12-31T23:30:00Z", CultureInfo.InvariantCulture);

        Assert.Equal(new DateOnly(2027, 1, 1), CivilTime.Of("Europe/Paris").DayOf(lateEvening));
        Assert.Equal(new DateOnly(2026, 12, 31), CivilTime.Of("America/Guadeloupe").DayOf(lateEvening));
    }

    [Fact]
    public void End_where_the_calendar_ends()
    {
        CivilTime paris = CivilTime.Of("Europe/Paris");

        Assert.Null(paris.Add(DateTimeOffset.MaxValue, new IsoDuration(12, 0, TimeSpan.Zero)));
        Assert.Null(paris.Add(DateTimeOffset.MinValue, new IsoDuration(0, -400, TimeSpan.Zero)));
    }
}
