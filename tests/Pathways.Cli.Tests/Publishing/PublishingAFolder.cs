namespace Pathways.Cli.Tests.Publishing;

public sealed class PublishingAFolder : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    private string Database => $"sqlite:{Path.Combine(folder.Path, "data", "pathways.db")}";

    private static string Sample => Path.Combine(Repository.Root, "samples", "childhood-obesity-etp");

    [Fact]
    public async Task Publishes_what_is_new_and_nothing_the_second_time()
    {
        Shell first = await Shell.RunAsync("publish", Sample, "--database", Database);
        Shell second = await Shell.RunAsync("publish", Sample, "--database", Database);

        Assert.Equal((0, 0), (first.ExitCode, second.ExitCode));
        Assert.Contains(first.Lines, line => line.StartsWith("published Pathway childhood-obesity-etp version 1 ", StringComparison.Ordinal));
        Assert.Contains(first.Lines, line => line.StartsWith("published RuleSet corpulence version 1 ", StringComparison.Ordinal));
        Assert.Equal("0 versions published", second.Lines[^1]);
    }

    [Fact]
    public async Task Publishes_nothing_of_a_folder_with_an_error()
    {
        folder.CopySample("childhood-obesity-etp");
        folder.Write("templates/consent-reminder.hbs", "---\nlanguages: fr\nsubject fr: {{oops}}\n---\n");

        Shell shell = await Shell.RunAsync("publish", folder.Path, "--database", Database);

        Assert.Equal(1, shell.ExitCode);
        Assert.Contains(shell.Lines, line => line.StartsWith("templates/consent-reminder.hbs:3:13: error PW6006", StringComparison.Ordinal));
        Assert.Equal("nothing published", shell.Lines[^1]);
    }

    [Theory]
    [InlineData("", "PW3001")]
    [InlineData("sqlite:", "PW3002")]
    [InlineData("not a database", "PW3003")]
    public async Task Says_in_one_sentence_what_is_wrong_with_the_database(string database, string code)
    {
        Shell shell = await Shell.RunAsync("publish", Sample, "--database", database);

        Assert.Equal(2, shell.ExitCode);
        Assert.StartsWith(code, shell.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Says_when_the_folder_does_not_exist()
    {
        Shell shell = await Shell.RunAsync("publish", Path.Combine(folder.Path, "none"), "--database", Database);

        Assert.Equal(2, shell.ExitCode);
        Assert.StartsWith("PW6201", shell.Errors, StringComparison.Ordinal);
    }
}
