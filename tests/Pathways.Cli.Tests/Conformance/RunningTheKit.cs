namespace Pathways.Cli.Tests.Conformance;

public sealed class RunningTheKit : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Counts_by_folder_and_names_what_differs()
    {
        folder.Write("level/0001-small/small.dmn", SmallModel.Xml);
        folder.Write("level/0001-small/small-test-01.xml", Tests("small.dmn", ("001", "20", "normal"), ("002", "20", "high")));
        folder.Write("level/0002-none/none-test-01.xml", Tests("none.dmn", ("001", "20", "normal")));
        string csv = Path.Combine(folder.Path, "results.csv");

        Shell shell = await Shell.RunAsync("tck", folder.Path, "--csv", csv);

        Assert.Equal(1, shell.ExitCode);
        Assert.Equal("level/0001-small 1/2", shell.Lines[0]);
        Assert.StartsWith("  small-test-01 002: class: expected \"high\", actual \"normal\"", shell.Lines[1], StringComparison.Ordinal);
        Assert.Equal("level/0002-none 0/1", shell.Lines[2]);
        Assert.Equal(["non-null 1 passed, 2 failed", "folder mean 25.00 %", "1 passed, 2 failed"], shell.Lines[^3..]);
        string[] lines = await File.ReadAllLinesAsync(csv, TestContext.Current.CancellationToken);
        Assert.Equal("\"level/0001-small\",\"small-test-01\",\"001\",\"SUCCESS\",\"\"", lines[0]);
        Assert.StartsWith("\"level/0001-small\",\"small-test-01\",\"002\",\"ERROR\",\"class: expected \"\"high\"\"", lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Is_fine_when_all_pass()
    {
        folder.Write("small.dmn", SmallModel.Xml);
        folder.Write("small-test-01.xml", Tests("small.dmn", ("001", "20", "normal")));

        Shell shell = await Shell.RunAsync("tck", folder.Path);

        Assert.Equal(0, shell.ExitCode);
        Assert.Equal("1 passed, 0 failed", shell.Lines[^1]);
    }

    private static string Tests(string model, params (string Id, string Bmi, string Expected)[] cases) => $"""
        <testCases xmlns="http://www.omg.org/spec/DMN/20160719/testcase" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:xsd="http://www.w3.org/2001/XMLSchema">
          <modelName>{model}</modelName>
          {string.Concat(cases.Select(one => $"""
            <testCase id="{one.Id}">
              <inputNode name="bmi"><value xsi:type="xsd:decimal">{one.Bmi}</value></inputNode>
              <inputNode name="sex"><value xsi:type="xsd:string">F</value></inputNode>
              <resultNode name="class" type="decision"><expected><value xsi:type="xsd:string">{one.Expected}</value></expected></resultNode>
            </testCase>
            """))}
        </testCases>
        """;
}
