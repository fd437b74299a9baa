namespace Pathways.Cli.Tests.Seeding;

public sealed class SeedingADatabase : IDisposable
{
    private static readonly string Samples = Path.Combine(Repository.Root, "samples");

    private readonly TemporaryFolder folder = new();

    private string Database => $"sqlite:{Path.Combine(folder.Path, "pathways.db")}";

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Invents_people_whose_cases_hold_and_give_figures()
    {
        Shell seeded = await Shell.RunAsync("seed", "--people", "40", "--seed", "7", "--until", "2026-11-30T09:00:00Z", "--database", Database);
        Shell again = await Shell.RunAsync("seed", "--people", "40", "--seed", "7", "--until", "2026-11-30T09:00:00Z", "--database", Database);
        Shell verified = await Shell.RunAsync("verify", "--database", Database);
        string csv = Path.Combine(folder.Path, "figures");
        Shell figures = await Shell.RunAsync(
            "figures", Samples, "--csv", csv, "--database", Database, "--network", "rsma-demo", "--from", "2024-01-01", "--to", "2026-12-31", "--exact");

        Assert.Equal((0, string.Empty), (seeded.ExitCode, seeded.Errors));
        Assert.StartsWith("11 networks, ", seeded.Lines[0], StringComparison.Ordinal);
        Assert.StartsWith("40 patients added, ", seeded.Lines[1], StringComparison.Ordinal);
        Assert.StartsWith("0 patients added, 0 cases", again.Lines[1], StringComparison.Ordinal);
        Assert.Equal(0, verified.ExitCode);
        Assert.EndsWith(" cases verified, 0 problems, 0 notes", verified.Lines[^1], StringComparison.Ordinal);
        Assert.Equal((0, string.Empty), (figures.ExitCode, figures.Errors));
        Assert.True((await File.ReadAllLinesAsync(Path.Combine(csv, "dictionary.csv"), TestContext.Current.CancellationToken)).Length > 80);
        Assert.Contains(
            Directory.EnumerateFiles(csv, "*.csv").SelectMany(File.ReadLines), line => line.Contains("begun", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("--people", "0", "PW6216")]
    [InlineData("--until", "tomorrow", "PW6208")]
    [InlineData("--samples", "no-such-folder", "PW6201")]
    [InlineData("--database", "", "PW3001")]
    public async Task Says_what_cannot_be(string option, string value, string code)
    {
        string[] database = option == "--database" ? [] : ["--database", Database];

        Shell shell = await Shell.RunAsync(["seed", option, value, .. database]);

        Assert.Equal(2, shell.ExitCode);
        Assert.Contains(code, shell.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Samples_that_tell_no_lives_are_named()
    {
        Directory.CreateDirectory(Path.Combine(folder.Path, "samples", "instruments"));

        Shell shell = await Shell.RunAsync("seed", "--samples", Path.Combine(folder.Path, "samples"), "--database", Database);

        Assert.Equal(2, shell.ExitCode);
        Assert.StartsWith("PW6218 ", shell.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nowhere")]
    [InlineData("No Network")]
    public async Task Figures_of_a_network_that_is_not_there_are_not_reckoned(string network)
    {
        Shell made = await Shell.RunAsync("publish", Path.Combine(Samples, "group-prevention"), "--database", Database);

        Shell shell = await Shell.RunAsync(
            "figures", Samples, "--csv", folder.Path, "--database", Database, "--network", network, "--from", "2026-01-01", "--to", "2026-12-31");

        Assert.Equal((0, 2), (made.ExitCode, shell.ExitCode));
        Assert.Contains("PW62", shell.Errors, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(folder.Path, "dictionary.csv")));
    }

    [Theory]
    [InlineData("publish", "--network")]
    [InlineData("verify", "--network")]
    public async Task A_text_that_is_no_network_id_is_named(string verb, string option)
    {
        string[] path = verb == "publish" ? [Path.Combine(Samples, "group-prevention")] : [];

        Shell shell = await Shell.RunAsync([verb, .. path, "--database", Database, option, "Réseau 1"]);

        Assert.Equal(2, shell.ExitCode);
        Assert.StartsWith("PW6219 'Réseau 1'", shell.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Figures_without_a_network_and_days_are_not_reckoned()
    {
        Shell shell = await Shell.RunAsync("figures", Samples, "--csv", folder.Path, "--database", Database);

        Assert.Equal(2, shell.ExitCode);
        Assert.Contains("PW6217", shell.Errors, StringComparison.Ordinal);
    }
}
