namespace Pathways.Cli.Tests.Conformance;

public sealed class WritingDrawings : IDisposable
{
    private const string Drawing = """
        <?xml version="1.0" encoding="UTF-8"?>
        <!-- kept -->
        <b:definitions xmlns:b="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:x="urn:other:tool" targetNamespace="urn:t" x:version="1">
          <b:process id="p" name="Deux&#10;lignes"><!-- a note --><b:startEvent id="s"><b:extensionElements><x:any deep="yes"><![CDATA[a < b]]></x:any></b:extensionElements></b:startEvent></b:process>
        </b:definitions>
        """;

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Loses_nothing_that_other_tools_wrote()
    {
        folder.Write("deep/one.bpmn", Drawing);

        Shell shell = await Shell.RunAsync("bpmn-roundtrip", folder.Path);

        Assert.Equal(0, shell.ExitCode);
        Assert.Equal(["deep/one.bpmn passed", "1 passed, 0 failed"], shell.Lines);
    }

    [Fact]
    public async Task Names_a_file_that_cannot_be_read()
    {
        folder.Write("broken.bpmn", "<definitions>");

        Shell shell = await Shell.RunAsync("bpmn-roundtrip", folder.Path);

        Assert.Equal(1, shell.ExitCode);
        Assert.StartsWith("broken.bpmn cannot be read: The file is not well-formed XML", shell.Lines[0], StringComparison.Ordinal);
        Assert.Equal("0 passed, 1 failed", shell.Lines[^1]);
    }

    [Fact]
    public async Task Keeps_the_reference_drawings_where_they_lie_beside_the_repository()
    {
        string drawings = Path.GetFullPath(Path.Combine(Repository.Root, "..", "shared", "conformance", "bpmn-miwg"));
        Assert.SkipUnless(Directory.Exists(drawings), "The reference drawings do not lie beside the repository.");

        Shell shell = await Shell.RunAsync("bpmn-roundtrip", drawings);

        Assert.EndsWith(" passed, 0 failed", shell.Lines[^1], StringComparison.Ordinal);
    }
}
