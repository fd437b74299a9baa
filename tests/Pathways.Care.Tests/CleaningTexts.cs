namespace Pathways.Care.Tests;

public sealed class CleaningTexts
{
    [Theory]
    [InlineData("Zoé\u000BESSAI", "Zoé ESSAI")]
    [InlineData("a\0b\u0007c\u0085d", "abcd")]
    [InlineData("a\uFFFEb\uFDD0c", "abc")]
    [InlineData("deux\r\nlignes\tet\nplus", "deux\r\nlignes\tet\nplus")]
    [InlineData("👩‍⚕️ Ï", "👩‍⚕️ Ï")]
    [InlineData("", "")]
    public void Takes_out_what_nobody_sees_and_nothing_can_keep(string typed, string kept) => Assert.Equal(kept, CleanText.Of(typed));

    [Fact]
    public void Takes_out_half_a_pair() => Assert.Equal("ab", CleanText.Of("a\uD83Db"));

    [Fact]
    public void Names_with_such_characters_are_compared_like_those_without() => Assert.Equal("LE GOFF", NameKey.Of("Le\uFFFE Go\uD800ff"));
}
