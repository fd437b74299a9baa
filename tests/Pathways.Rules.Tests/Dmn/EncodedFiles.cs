using System.Text;

namespace Pathways.Rules.Tests;

public sealed class EncodedFiles
{
    [Theory]
    [InlineData("<a>é</a>")]
    [InlineData("<?xml version=\"1.0\" encoding=\"UTF-8\"?><a>é</a>")]
    [InlineData("<?xml version=\"1.0\" encoding=\"windows-1252\"?><a>é œ €</a>")]
    [InlineData("<?xml version='1.0' encoding='utf-16'?><a>é ≥</a>")]
    public void What_is_written_is_read_as_the_same_text(string text) => Assert.Equal(text, EncodedXml.TextOf(EncodedXml.BytesOf(text)));

    [Theory]
    [InlineData("ISO-8859-1")]
    [InlineData("us-ascii")]
    [InlineData("klingon")]
    public void A_letter_that_the_named_encoding_lacks_makes_the_file_name_another(string encoding)
    {
        byte[] written = EncodedXml.BytesOf($"<?xml version=\"1.0\" encoding=\"{encoding}\"?><a>é ≥</a>");

        Assert.Equal("<?xml version=\"1.0\" encoding=\"UTF-8\"?><a>é ≥</a>", Encoding.UTF8.GetString(written));
    }

    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("a\u0000b\u000B\uFFFE\t\r\n", "ab\t\r\n")]
    public void Signs_that_no_file_can_hold_are_left_out(string typed, string written) => Assert.Equal(written, WritableText.Of(typed));

    [Fact]
    public void Half_of_a_sign_of_two_is_left_out() => Assert.Equal("\uD83D\uDE00  ", WritableText.Of("\uD83D\uDE00 \uD83D \uDE00"));
}
