namespace Pathways.Samples.Tests;

/// <summary>Where the samples stand: found upwards from the running test.</summary>
internal static class SampleFolder
{
    public static string Repository { get; } = FindRepository();

    public static string Root { get; } = Path.Combine(Repository, "samples");

    public static string Obesity { get; } = Path.Combine(Root, "childhood-obesity-etp");

    /// <summary>The clinical vectors that lie beside the repository on the machines of its authors; null elsewhere.</summary>
    public static string? SharedVectors { get; } = FindSharedVectors();

    public static string Read(params string[] path) => File.ReadAllText(Path.Combine([Root, .. path]));

    private static string FindRepository()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Pathways.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName
            ?? throw new DirectoryNotFoundException($"No Pathways.sln above {AppContext.BaseDirectory}: run the tests inside the repository.");
    }

    private static string? FindSharedVectors()
    {
        string folder = Path.GetFullPath(Path.Combine(Repository, "..", "shared", "clinical", "vectors"));
        return Directory.Exists(folder) ? folder : null;
    }
}
