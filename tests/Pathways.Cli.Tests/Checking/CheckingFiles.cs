namespace Pathways.Cli.Tests.Checking;

public sealed class CheckingFiles : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Finds_no_error_in_the_samples()
    {
        Shell shell = await Shell.RunAsync("check", Path.Combine(Repository.Root, "samples"));

        Assert.Equal(0, shell.ExitCode);
        Assert.Contains(": 0 errors, ", shell.Lines[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Points_at_line_and_column_with_code_sentence_and_remedy()
    {
        string file = folder.Write("late.hbs", "---\nlanguages: fr\nsubject fr: Retard de {{days}}\n---\n");

        Shell shell = await Shell.RunAsync("check", file);

        Assert.Equal(1, shell.ExitCode);
        Assert.StartsWith(
            $"{file}:3:23: error PW6006 The field 'days' is used but not declared. → Add 'days'", shell.Lines[0], StringComparison.Ordinal);
        Assert.Equal("1 files checked: 1 errors, 0 warnings, 0 notes", shell.Lines[^1]);
    }

    [Fact]
    public async Task Finds_what_the_drawing_uses_and_the_folder_does_not_hold()
    {
        folder.CopySample("childhood-obesity-etp");
        File.Delete(Path.Combine(folder.Path, "forms", "ob_consent.json"));
        File.Delete(Path.Combine(folder.Path, "templates", "consent-reminder.hbs"));

        Shell shell = await Shell.RunAsync("check", folder.Path);

        Assert.Equal(1, shell.ExitCode);
        Assert.Contains(shell.Lines, line => line.Contains("error PW2062", StringComparison.Ordinal) && line.Contains("'ob_consent'", StringComparison.Ordinal));
        Assert.Contains(shell.Lines, line => line.Contains("error PW2063", StringComparison.Ordinal) && line.Contains("'consent-reminder'", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Does_not_ask_a_drawing_alone_for_what_lies_beside_it()
    {
        string drawing = Path.Combine(Repository.Root, "samples", "childhood-obesity-etp", "pathway.bpmn");

        Shell shell = await Shell.RunAsync("check", drawing);

        Assert.Equal(0, shell.ExitCode);
        Assert.StartsWith("1 files checked:", shell.Lines[^1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("broken.bpmn", "<bpmn", "PW2001")]
    [InlineData("other.bpmn", "<svg/>", "PW2002")]
    [InlineData("broken.json", "{", "PW2081")]
    [InlineData("broken.hbs", "Bonjour", "PW6001")]
    public async Task Survives_broken_files(string name, string text, string code)
    {
        string file = folder.Write(name, text);

        Shell shell = await Shell.RunAsync("check", file);

        Assert.Equal(1, shell.ExitCode);
        Assert.Contains($"error {code} ", shell.Lines[0], StringComparison.Ordinal);
        Assert.StartsWith(file, shell.Lines[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reads_several_paths_and_prints_the_findings_in_the_order_of_the_files()
    {
        string second = folder.Write("b.hbs", "Bonjour");
        string first = folder.Write("a.hbs", "Bonjour");

        Shell shell = await Shell.RunAsync("check", second, first);

        Assert.StartsWith(first, shell.Lines[0], StringComparison.Ordinal);
        Assert.StartsWith(second, shell.Lines[1], StringComparison.Ordinal);
        Assert.StartsWith("2 files checked: 2 errors", shell.Lines[2], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nowhere", "does not exist")]
    [InlineData(".", "holds nothing that can be checked")]
    public async Task Says_when_there_is_nothing_to_check(string path, string why)
    {
        string named = Path.Combine(folder.Path, path);

        Shell shell = await Shell.RunAsync("check", named);

        Assert.Equal(1, shell.ExitCode);
        Assert.Contains($"error PW6201 '{named}' {why}", shell.Lines[0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("check")]
    [InlineData("chek")]
    [InlineData("")]
    public async Task Answers_two_to_what_it_does_not_understand(string typed)
    {
        Shell shell = await Shell.RunAsync(typed.Split(' ', StringSplitOptions.RemoveEmptyEntries));

        Assert.Equal(2, shell.ExitCode);
        Assert.NotEmpty(shell.Errors);
    }
}
