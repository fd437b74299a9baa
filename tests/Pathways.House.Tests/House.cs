using System.Collections.Immutable;

namespace Pathways.House.Tests;

/// <summary>The repository as a reader finds it: its folders, files and projects, without anything built or downloaded.</summary>
internal static class House
{
    private static readonly ImmutableHashSet<string> NotOurs = ImmutableHashSet.Create(
        StringComparer.Ordinal,
        "bin", "obj", "node_modules", "artifacts", "TestResults", "data", ".git", ".vs", ".idea", ".vscode");

    /// <summary>The rooms of the house, in the order a reader meets them.</summary>
    public static readonly ImmutableArray<string> Rooms =
        ["engine", "definitions", "rules", "designer-host", "workers", "tests", "samples"];

    /// <summary>The folder that holds <c>Pathways.sln</c>.</summary>
    public static readonly string Root = FindRoot();

    /// <summary>Every file that belongs to the project, sorted.</summary>
    public static readonly ImmutableArray<HouseFile> Files =
        [.. FilesBelow(Root).OrderBy(file => file.Path, StringComparer.Ordinal)];

    /// <summary>Every C# project, tests included.</summary>
    public static readonly ImmutableArray<HouseProject> Projects =
        [.. Files.Where(file => file.Extension is ".csproj").Select(HouseProject.Read)];

    /// <summary>The C# and Razor files of the product, tests left out.</summary>
    public static IEnumerable<HouseFile> ProductSource =>
        Files.Where(file => file.IsSource && file.Room is not "tests" and not "");

    /// <summary>Every folder that holds a file of the project, as a path from the root.</summary>
    public static IEnumerable<string> Folders =>
        Files.SelectMany(file => file.Ancestors).Distinct(StringComparer.Ordinal);

    /// <summary>Fails with the sentence of the rule and everyone who breaks it.</summary>
    public static void Holds(string rule, IEnumerable<string> offenders)
    {
        string[] named = [.. offenders.Distinct(StringComparer.Ordinal)];
        Assert.True(named.Length == 0, $"{rule}\n  {string.Join("\n  ", named)}");
    }

    private static IEnumerable<HouseFile> FilesBelow(string folder)
    {
        // In a linked work tree .git is a file.
        foreach (string path in Directory.EnumerateFiles(folder).Where(path => Path.GetFileName(path) is not ".git"))
        {
            yield return new HouseFile(Path.GetRelativePath(Root, path).Replace('\\', '/'));
        }

        foreach (string inner in Directory.EnumerateDirectories(folder))
        {
            // wwwroot/designer is what the bundle's build writes.
            bool built = NotOurs.Contains(Path.GetFileName(inner))
                || inner.Replace('\\', '/').EndsWith("wwwroot/designer", StringComparison.Ordinal);
            foreach (HouseFile file in built ? [] : FilesBelow(inner))
            {
                yield return file;
            }
        }
    }

    private static string FindRoot()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Pathways.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException(
            $"No Pathways.sln above {AppContext.BaseDirectory}. Run the house rules from a build inside the repository.");
    }
}
