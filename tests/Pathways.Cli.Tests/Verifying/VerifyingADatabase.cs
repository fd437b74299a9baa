namespace Pathways.Cli.Tests.Verifying;

public sealed class VerifyingADatabase : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Says_how_many_cases_were_verified()
    {
        string database = $"sqlite:{Path.Combine(folder.Path, "pathways.db")}";
        Shell published = await Shell.RunAsync("publish", Path.Combine(Repository.Root, "samples", "childhood-obesity-etp"), "--database", database);
        Assert.Equal(0, published.ExitCode);

        Shell shell = await Shell.RunAsync("verify", "--database", database);

        Assert.Equal((0, "0 cases verified, 0 problems, 0 notes"), (shell.ExitCode, shell.Lines[^1]));
    }

    [Fact]
    public async Task Says_why_a_database_cannot_be_read()
    {
        Shell shell = await Shell.RunAsync("verify", "--database", "");

        Assert.Equal(2, shell.ExitCode);
        Assert.Contains("PW3001", shell.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_not_there_is_named_and_not_made()
    {
        string file = Path.Combine(folder.Path, "mistyped.db");

        Shell shell = await Shell.RunAsync("verify", "--database", $"sqlite:{file}");

        Assert.Equal(2, shell.ExitCode);
        Assert.Contains(file, shell.Errors, StringComparison.Ordinal);
        Assert.False(File.Exists(file));
    }
}
