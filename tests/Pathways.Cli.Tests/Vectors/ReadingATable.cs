using Pathways.Cli.Vectors;

namespace Pathways.Cli.Tests.Vectors;

public sealed class ReadingATable
{
    [Fact]
    public void Gives_columns_and_rows()
    {
        VectorTable table = VectorTable.Read("id,sex,bmi\nA,F,18.41\nB,,\n");

        Assert.Equal(["id", "sex", "bmi"], table.Columns);
        Assert.Equal(2, table.Rows.Length);
        Assert.Equal(["A", "F", "18.41"], table.Rows[0]);
        Assert.Equal(["B", "", ""], table.Rows[1]);
    }

    [Theory]
    [InlineData("a,b\r\n1,2\r\n", "1|2")]
    [InlineData("a,b\n1,2", "1|2")]
    [InlineData("a,b\n 1 , 2\n", "1|2")]
    [InlineData("a,b\n\" 1 \",\"x,y\"\n", " 1 |x,y")]
    [InlineData("a,b\n\"say \"\"no\"\"\",\"two\nlines\"\n", "say \"no\"|two\nlines")]
    [InlineData("a,b\n1\n", "1|")]
    [InlineData("a,b\n1,2,3\n", "1|2")]
    [InlineData("# source\n\na,b\n# more\n\n1,2\n", "1|2")]
    [InlineData("\uFEFFa,b\n1,2\n", "1|2")]
    [InlineData("a,b\n\"1\",5\" pipe\n", "1|5\" pipe")]
    public void Reads_the_ways_in_which_people_write_csv(string text, string expected)
    {
        VectorTable table = VectorTable.Read(text);

        Assert.Equal(["a", "b"], table.Columns);
        Assert.Equal(expected, string.Join('|', Assert.Single(table.Rows)));
    }

    [Fact]
    public void Is_empty_without_lines()
    {
        Assert.Empty(VectorTable.Read("").Columns);
    }
}
