using Pathways.DesignerHost.Wording;

namespace Pathways.DesignerHost.Tests.Wording;

public sealed class ShowingUnits
{
    [Theory]
    [InlineData("{count}", "", "")]
    [InlineData("{score}", "", "")]
    [InlineData("1", "", "")]
    [InlineData("h/d", "h par jour", "h a day")]
    [InlineData("kcal/wk", "kcal par semaine", "kcal a week")]
    [InlineData("mm[Hg]", "mmHg", "mmHg")]
    [InlineData("kg", "kg", "kg")]
    public void People_read_words_not_codes(string ucum, string french, string english)
    {
        Assert.Equal(french, Units.Sign(ucum, Language.French));
        Assert.Equal(english, Units.Sign(ucum, Language.English));
    }
}
