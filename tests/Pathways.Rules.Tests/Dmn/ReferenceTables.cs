namespace Pathways.Rules.Tests;

/// <summary>Reference tables in CSV: names, numbers, gaps, notes, and what is refused.</summary>
public sealed class ReferenceTables
{
    [Theory]
    [InlineData("a,b\n1,x\n2,y\n", "[{a: 1, b: \"x\"}, {a: 2, b: \"y\"}]")]
    [InlineData("a,b\r\n1,x\r\n", "[{a: 1, b: \"x\"}]")]
    [InlineData("a,b\n1,x", "[{a: 1, b: \"x\"}]")]
    [InlineData("# a source\n# and its page\na\n1\n", "[{a: 1}]")]
    [InlineData("a\n1\n\n2\n", "[{a: 1}, {a: 2}]")]
    [InlineData("a,b\n,x\n2,\n", "[{a: null, b: \"x\"}, {a: 2, b: null}]")]
    [InlineData("a\n1\nx\n", "[{a: \"1\"}, {a: \"x\"}]")]
    [InlineData("a\n1.50\n-2e1\n", "[{a: 1.5}, {a: -20}]")]
    [InlineData("a,b\n\"1, 2\",\"say \"\"hi\"\"\"\n", "[{a: \"1, 2\", b: \"say \\\"hi\\\"\"}]")]
    [InlineData("age years,sex\n1,F\n", "[{\"age years\": 1, sex: \"F\"}]")]
    [InlineData("a;b\n1;x\n", "[{a: 1, b: \"x\"}]")]
    [InlineData("a\n", "[]")]
    [InlineData("é\n1\n", "[{é: 1}]")]
    public void Are_lists_of_contexts(string csv, string expected)
    {
        ReferenceTable? table = ReferenceTable.Read(csv, out string why);

        Assert.Equal(string.Empty, why);
        Assert.Equal(expected, table?.Rows.ToString());
    }

    [Fact]
    public void Keep_the_notes_on_their_source() => Assert.Equal(
        ["Cole 2012", "Table 2"], ReferenceTable.Read("# Cole 2012\n# Table 2\na\n1\n", out _)?.Notes);

    [Theory]
    [InlineData("", "it has no row of names")]
    [InlineData("# only notes\n", "it has no row of names")]
    [InlineData("a,a\n1,2\n", "each column needs a name of its own")]
    [InlineData("a,\n1,2\n", "each column needs a name of its own")]
    [InlineData("a,b\n1\n", "row 1 has 1 cells for 2 columns")]
    [InlineData("a,b\n1,2\n1,2,3\n", "row 2 has 3 cells for 2 columns")]
    public void Say_why_they_cannot_be_read(string csv, string why)
    {
        Assert.Null(ReferenceTable.Read(csv, out string said));
        Assert.Equal(why, said);
    }
}
