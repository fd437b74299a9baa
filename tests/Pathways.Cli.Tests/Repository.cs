namespace Pathways.Cli.Tests;

/// <summary>Where the repository lies, seen from a test's build folder.</summary>
internal static class Repository
{
    public static readonly string Root = Find();

    private static string Find()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Pathways.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("Run the tests from a build inside the repository.");
    }
}
