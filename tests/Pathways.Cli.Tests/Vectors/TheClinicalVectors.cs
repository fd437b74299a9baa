namespace Pathways.Cli.Tests.Vectors;

/// <summary>The clinical vectors, where they lie beside the repository; elsewhere the rule sets' own cases stand.</summary>
public sealed class TheClinicalVectors
{
    [Fact]
    public async Task All_get_their_expected_answers()
    {
        string vectors = Path.GetFullPath(Path.Combine(Repository.Root, "..", "shared", "clinical", "vectors"));
        Assert.SkipUnless(Directory.Exists(vectors), "The clinical vectors do not lie beside the repository.");

        Shell shell = await Shell.RunAsync("vectors", vectors, "--map", Path.Combine(Repository.Root, "samples", "vectors.yaml"));

        Assert.Equal(string.Empty, shell.Errors);
        Assert.EndsWith(" passed, 0 failed", shell.Lines[^1], StringComparison.Ordinal);
    }
}
