namespace Pathways.Cli.Tests.Deciding;

public sealed class TakingADecisionAgain : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly string model;

    public TakingADecisionAgain() => model = folder.Write("small.dmn", SmallModel.Xml);

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Explains_the_kept_trace_and_says_that_it_comes_out_the_same()
    {
        string kept = await KeepAsync();

        Shell shell = await Shell.RunAsync("retake", "--model", model, "--trace", kept, "--lang", "fr");

        Assert.Equal(0, shell.ExitCode);
        Assert.Equal("class : high", shell.Lines[0]);
        Assert.Equal("Taken again: the same.", shell.Lines[^1]);
    }

    [Fact]
    public async Task Names_what_comes_out_differently()
    {
        string kept = await KeepAsync();
        string changed = folder.Write(
            "changed.json", (await File.ReadAllTextAsync(kept, TestContext.Current.CancellationToken)).Replace("\"high\"", "\"low\"", StringComparison.Ordinal));

        Shell shell = await Shell.RunAsync("retake", "--model", model, "--trace", changed);

        Assert.Equal(1, shell.ExitCode);
        Assert.Contains("class: was \"low\", is \"high\"", shell.Lines);
    }

    [Fact]
    public async Task Needs_the_rules_of_the_trace()
    {
        string kept = await KeepAsync();
        string other = folder.Write("other.dmn", SmallModel.Xml.Replace("guideline 1", "guideline 2", StringComparison.Ordinal));

        Shell shell = await Shell.RunAsync("retake", "--model", other, "--trace", kept);

        Assert.Equal(2, shell.ExitCode);
        Assert.StartsWith("PW6212", shell.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{}", "PW6211")]
    [InlineData("no json", "PW6211")]
    [InlineData("""{"format":1,"trace":{"decisionId":"d_class","decisionName":"class"}}""", "PW6213")]
    public async Task Refuses_what_it_cannot_take_again(string trace, string code)
    {
        Shell shell = await Shell.RunAsync("retake", "--model", model, "--trace", folder.Write("trace.json", trace));

        Assert.Equal(2, shell.ExitCode);
        Assert.StartsWith(code, shell.Errors, StringComparison.Ordinal);
    }

    private async Task<string> KeepAsync()
    {
        string kept = folder.Write("kept.json", string.Empty);
        Shell shell = await Shell.RunAsync(
            "decide", "--model", model, "--decision", "class", "--input", """{"bmi": 31, "sex": "M"}""", "--keep", kept);
        Assert.Equal(["\"high\""], shell.Lines);
        return kept;
    }
}
