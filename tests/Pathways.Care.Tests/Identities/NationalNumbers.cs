namespace Pathways.Care.Tests.Identities;

public sealed class NationalNumbers
{
    [Theory]
    [InlineData("2550814168025", "38")] // the textbook example of the NIR key
    [InlineData("2690549588157", "80")]
    public void Of_patients_have_the_key_97_minus_the_number_modulo_97(string thirteen, string key) =>
        Assert.Equal(key, InsNumber.KeyOf(thirteen));

    [Fact]
    public void Of_Corsicans_count_2A_as_19_and_2B_as_18()
    {
        Assert.Equal(InsNumber.KeyOf("1800119004001"), InsNumber.KeyOf("180012A004001"));
        Assert.Equal(InsNumber.KeyOf("1800118004001"), InsNumber.KeyOf("180012B004001"));
    }

    [Theory]
    [InlineData("2 55 08 14 168 025 38", true)]
    [InlineData("255081416802539", false)] // wrong key
    [InlineData("25508141680253", false)] // too short
    [InlineData("25508X416802538", false)]
    [InlineData(null, false)]
    public void Of_patients_are_read_only_with_the_right_key(string? text, bool isRead) =>
        Assert.Equal(isRead, InsNumber.Read(text, InsAuthority.NirTest) is not null);

    [Fact]
    public void Of_patients_are_never_printed_by_accident() =>
        Assert.DoesNotContain(Invented.Number.Value, $"{Invented.Number} {Invented.Identity(IdentityStatus.Qualified)}", StringComparison.Ordinal);

    [Theory]
    [InlineData(InsAuthority.NirTest, "1.2.250.1.213.1.4.10")]
    [InlineData(InsAuthority.NirDemo, "1.2.250.1.213.1.4.11")]
    public void Of_patients_name_their_authority(InsAuthority authority, string oid) =>
        Assert.Equal(oid, InsNumber.Read("255081416802538", authority)?.Oid);

    [Theory]
    [InlineData("10000000008", false)]
    [InlineData("10000000009", true)]
    [InlineData("1000000000", false)]
    [InlineData("1000000000A", false)]
    public void Of_professionals_end_with_a_Luhn_digit(string text, bool isRead) =>
        Assert.Equal(isRead, RppsNumber.Read(text) is not null);
}
