using Pathways.DesignerHost.Wording;

namespace Pathways.DesignerHost.Tests.Wording;

public sealed class TellingTime
{
    private static readonly Figures French = Rendered.FiguresIn(Language.French);
    private static readonly Figures English = Rendered.FiguresIn(Language.English);

    [Fact]
    public void Dates_are_written_as_people_write_them()
    {
        var day = new DateOnly(2026, 11, 21);

        Assert.Equal("21 nov. 2026", Plain(French.Date(day)));
        Assert.Equal("21 Nov 2026", Plain(English.Date(day)));
        Assert.Equal("1er août 2026", Plain(French.Date(new DateOnly(2026, 8, 1))));
    }

    [Fact]
    public void Moments_are_told_in_the_zone_of_the_network()
    {
        var instant = new DateTimeOffset(2026, 11, 21, 13, 5, 0, TimeSpan.Zero);

        Assert.Equal("21 nov. 2026, 14 h 05", Plain(French.Moment(instant)));
        Assert.Equal("21 Nov 2026, 14:05", Plain(English.Moment(instant)));
    }

    [Fact]
    public void The_day_is_the_network_s_day_not_the_day_in_utc()
    {
        var lateEvening = new DateTimeOffset(2026, 11, 21, 23, 30, 0, TimeSpan.Zero);

        Assert.Equal(new DateOnly(2026, 11, 22), French.DayOf(lateEvening));
    }

    [Theory]
    [InlineData(3, "aujourd’hui", "today")]
    [InlineData(26, "demain", "tomorrow")]
    [InlineData(72, "dans 3 jours", "in 3 days")]
    [InlineData(-1, "en retard depuis aujourd’hui", "late since today")]
    [InlineData(-24, "en retard de 1 jour", "1 day late")]
    [InlineData(-48, "en retard de 2 jours", "2 days late")]
    [InlineData(24 * 180, "dans 6 mois", "in 6 months")]
    public void A_due_instant_is_told_from_here(int hours, string french, string english)
    {
        DateTimeOffset due = Rendered.Noon.AddHours(hours);

        Assert.Equal(french, French.Due(due));
        Assert.Equal(english, English.Due(due));
    }

    [Theory]
    [InlineData(2018, 11, 21, "8 ans", "8 years old")]
    [InlineData(2018, 11, 22, "7 ans", "7 years old")]
    [InlineData(2024, 7, 20, "2 ans et 4 mois", "2 years old and 4 months")]
    [InlineData(2026, 8, 21, "3 mois", "3 months")]
    public void An_age_counts_what_is_completed(int year, int month, int day, string french, string english)
    {
        var birth = new DateOnly(year, month, day);

        Assert.Equal(french, French.Age(birth));
        Assert.Equal(english, English.Age(birth));
    }

    [Theory]
    [InlineData("18.9", "18,9", "18.9")]
    [InlineData("18.90", "18,9", "18.9")]
    [InlineData("-0.25", "−0,25", "−0.25")]
    [InlineData("20", "20", "20")]
    public void Numbers_have_the_sign_of_the_language(string value, string french, string english)
    {
        decimal number = decimal.Parse(value, System.Globalization.CultureInfo.InvariantCulture);

        Assert.Equal(french, French.Number(number));
        Assert.Equal(english, English.Number(number));
    }

    [Theory]
    [InlineData(1, "1 heure")]
    [InlineData(48, "2 jours")]
    [InlineData(30, "30 heures")]
    [InlineData(24 * 21, "21 jours")]
    public void Durations_are_told_in_words(int hours, string french) =>
        Assert.Equal(french, French.Duration(TimeSpan.FromHours(hours)));

    private static string Plain(string text) => text.Replace('\u00A0', ' ');
}
