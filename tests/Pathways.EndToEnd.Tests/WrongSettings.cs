namespace Pathways.EndToEnd.Tests;

/// <summary>What the administrator sees who mistypes a setting: one sentence, no stack trace, no half-started program.</summary>
public sealed class WrongSettings
{
    [Theory]
    [InlineData("--Pathways:Database=Host=;Usernam=x", "Pathways:Database")]
    [InlineData("--Pathways:Database=sqlite:", "Pathways:Database")]
    [InlineData("--Pathways:Database=Host=/nowhere;Port=1;Database=pathways;Username=pathways;Timeout=3", "Pathways:Database")]
    [InlineData("--Pathways:Demo=oui", "Pathways:Demo")]
    [InlineData("--Pathways:Clock=fast", "Pathways:Clock")]
    [InlineData("--Pathways:Samples=no-such-folder", "Pathways:Samples")]
    [InlineData("--Workers:Embedded=perhaps", "Workers:Embedded")]
    public async Task Are_refused_at_the_start_with_one_sentence_that_names_the_key(string setting, string key)
    {
        string folder = Directory.CreateTempSubdirectory("pathways-host").FullName;

        (int exitCode, string output) = await HostProcess.StartAndEndAsync(folder, setting);

        string[] lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        Assert.NotEqual(0, exitCode);
        string line = Assert.Single(lines);
        Assert.Contains(key, line, StringComparison.Ordinal);
        Assert.Matches(@"\bPW\d{4}\b", line);
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder));
        Directory.Delete(folder, recursive: true);
    }
}
