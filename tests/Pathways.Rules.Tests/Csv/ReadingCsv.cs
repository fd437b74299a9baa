namespace Pathways.Rules.Tests;

public sealed class ReadingCsv
{
    [Theory]
    [InlineData("a,b\n1,2\n", "a|b / 1|2")]
    [InlineData("a;b\r\n1,5;2\r\n", "a|b / 1,5|2")]
    [InlineData("a\tb\n1\t2", "a|b / 1|2")]
    [InlineData("\uFEFFa,b\n1,2", "a|b / 1|2")]
    [InlineData("a;\"b,c,d\"\n1;2\n", "a|b,c,d / 1|2")]
    [InlineData("a,b\n\"x,\"\"y\"\"\n z\",5\" pipe\n", "a|b / x,\"y\"\n z|5\" pipe")]
    [InlineData("# one; two, three\n\n\"# four; \"\"five\"\"\";;\na;b\n\n1;2\n\n", "a|b / 1|2")]
    [InlineData("a\n1\n", "a / 1")]
    [InlineData("a,b\n\"never closed", "a|b / never closed")]
    [InlineData("", "")]
    public void Takes_the_separator_of_the_first_row(string text, string expected)
    {
        CsvTable table = CsvTable.Read(text);

        Assert.Equal(expected, string.Join(" / ", table.Rows.Select(row => string.Join('|', row.Select(cell => cell.Text)))));
    }

    [Fact]
    public void Keeps_the_notes_before_the_first_row()
    {
        CsvTable table = CsvTable.Read("# Cole 2012\n\"# as saved; by a \"\"spreadsheet\"\"\";;\na;b\n");

        Assert.Equal(["Cole 2012", "as saved; by a \"spreadsheet"], table.Notes);
    }

    [Fact]
    public void Knows_where_each_cell_begins()
    {
        CsvTable table = CsvTable.Read("# note\r\na;b\r\n\"two\r\nlines\";x\r\n1;2\r\n");

        Assert.Equal(["2:1", "2:3", "3:1", "4:8", "5:1", "5:3"], table.Rows.SelectMany(row => row).Select(cell => $"{cell.Line}:{cell.Column}"));
    }
}
