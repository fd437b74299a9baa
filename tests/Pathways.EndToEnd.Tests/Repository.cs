namespace Pathways.EndToEnd.Tests;

/// <summary>Where the built host, the accessibility script and the screenshots lie.</summary>
internal static class Repository
{
    /// <summary>The folder that holds <c>Pathways.sln</c>.</summary>
    public static readonly string Root = FindRoot();

    /// <summary>The host as it was built with these tests: same configuration, same framework.</summary>
    public static string Host => Path.Combine(
        Root,
        "designer-host/Pathways.DesignerHost/bin",
        Path.GetRelativePath(Path.Combine(Root, "tests/Pathways.EndToEnd.Tests/bin"), AppContext.BaseDirectory),
        "Pathways.DesignerHost.dll");

    /// <summary>axe-core, a development dependency of the bundle.</summary>
    public static string Axe => Path.Combine(Root, "designer-host/bundle/node_modules/axe-core/axe.min.js");

    /// <summary>The folder that keeps the pictures of one run, per database.</summary>
    public static string Screenshots(string run) =>
        Directory.CreateDirectory(Path.Combine(Root, "artifacts/screenshots", run)).FullName;

    private static string FindRoot()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Pathways.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException($"No Pathways.sln above {AppContext.BaseDirectory}.");
    }
}
