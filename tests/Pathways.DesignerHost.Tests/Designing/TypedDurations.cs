using Pathways.DesignerHost.Designing;
using Pathways.DesignerHost.Wording;

namespace Pathways.DesignerHost.Tests.Designing;

public sealed class TypedDurations
{
    [Theory]
    [InlineData("48 h", "PT48H", null)]
    [InlineData("3 jours ouvrés", "P3D", "working")]
    [InlineData("1 jour ouvrable", "P1D", "working-saturday")]
    [InlineData("3 working days", "P3D", "working")]
    [InlineData("2 semaines", "P2W", null)]
    [InlineData("1 mois et 2 jours", "P1M2D", null)]
    [InlineData("1 an, 6 mois", "P1Y6M", null)]
    [InlineData("2 days 4 hours", "P2DT4H", null)]
    [InlineData("90min", "PT90M", null)]
    [InlineData("P7D", "P7D", null)]
    [InlineData("= discharge_date + duration(\"P2D\")", "discharge_date + duration(\"P2D\")", null)]
    public void Are_read_as_people_write_them(string typed, string value, string? days) =>
        Assert.Equal(new DurationEntry(value, days), DurationEntry.Read(typed));

    [Theory]
    [InlineData("bientôt")]
    [InlineData("48")]
    [InlineData("3 lunes")]
    [InlineData("4 h 2 jours")]
    [InlineData("3 jours 3 jours")]
    [InlineData("-2 jours")]
    [InlineData("2 jours environ")]
    [InlineData("99999 ans")]
    [InlineData("=")]
    [InlineData("P")]
    public void Are_refused_when_they_mean_nothing(string typed) => Assert.Null(DurationEntry.Read(typed));

    [Theory]
    [InlineData("PT48H", null, "48 h", "48 h")]
    [InlineData("P3D", "working", "3 jours ouvrés", "3 working days")]
    [InlineData("P1D", "working-saturday", "1 jour ouvrable", "1 Saturday working day")]
    [InlineData("P1Y6M", null, "1 an 6 mois", "1 year 6 months")]
    [InlineData("P2DT4H30M", null, "2 jours 4 h 30 min", "2 days 4 h 30 min")]
    [InlineData("age + 1", null, "= age + 1", "= age + 1")]
    public void Are_told_in_words_that_are_read_again(string value, string? days, string french, string english)
    {
        Assert.Equal(french, DurationEntry.Tell(value, days, new Words(Language.French)));
        Assert.Equal(english, DurationEntry.Tell(value, days, new Words(Language.English)));
        Assert.Equal(value, DurationEntry.Read(french)?.Value);
        Assert.Equal(value, DurationEntry.Read(english)?.Value);
    }
}
