namespace Pathways.Definitions.Tests;

/// <summary>
/// The reference models of the BPMN interchange working group: from the folder that PATHWAYS_BPMN_MIWG names, else from
/// <c>shared/conformance/bpmn-miwg</c> beside the checkout; skipped where there is neither.
/// </summary>
public sealed class ReferenceModels
{
    private static string? Folder
    {
        get
        {
            var named = Environment.GetEnvironmentVariable("PATHWAYS_BPMN_MIWG");
            for (var above = new DirectoryInfo(AppContext.BaseDirectory); named is null && above is not null; above = above.Parent)
            {
                var beside = Path.Combine(above.FullName, "shared", "conformance", "bpmn-miwg");
                named = Directory.Exists(beside) ? beside : null;
            }

            return Directory.Exists(named) ? named : null;
        }
    }

    public static TheoryData<string> Files()
    {
        string[] found = Folder is { } folder ? Directory.GetFiles(folder, "*.bpmn") : [];
        return [.. found.Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal).DefaultIfEmpty("(none)")];
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Are_read_checked_and_written_back_whole(string file)
    {
        Assert.SkipWhen(Folder is null, "The reference models are not on this machine.");

        BpmnReading reading = BpmnReader.Read(File.ReadAllBytes(Path.Combine(Folder, file)), file);

        BpmnModel model = reading.Model ?? throw new Xunit.Sdk.XunitException(string.Join('\n', reading.Findings));
        Assert.NotEmpty(model.Processes);
        Assert.Equal(
            model.Drawing.CanonicalText, BpmnReader.Read(model.Drawing.ToXml(), file).Model?.Drawing.CanonicalText);
        foreach (ProcessModel process in model.Processes)
        {
            ProcessCompilation compilation = ProcessCompiler.Compile(model, DefinitionCatalog.Unknown, process.Id);
            Assert.All(compilation.Findings, finding => Assert.StartsWith("PW", finding.Code, StringComparison.Ordinal));
            Assert.NotEmpty(OutlineBuilder.Build(process).ToString());
        }
    }
}
