namespace Pathways.Samples.Tests;

/// <summary>Where the samples stand: found upwards from the running test.</summary>
internal static class SampleFolder
{
    /// <summary>The folder of the pathway for children with obesity.</summary>
    public const string Obesity = "childhood-obesity-etp";

    /// <summary>The folder of the instruments that all pathways share.</summary>
    public const string Instruments = "instruments";

    /// <summary>The folder of the rules that look at all facts of a patient.</summary>
    public const string Standing = "standing-rules";

    public static string Repository { get; } = FindRepository();

    public static string Root { get; } = Path.Combine(Repository, "samples");

    /// <summary>The folders that hold a pathway.</summary>
    public static string[] Pathways { get; } =
    [
        .. Directory.GetDirectories(Root).Where(folder => File.Exists(Path.Combine(folder, "pathway.bpmn")))
            .Select(folder => Path.GetFileName(folder)).Order(StringComparer.Ordinal),
    ];

    /// <summary>Files of a kind in every folder that has it, as <c>folder/kind/file</c>.</summary>
    public static string[] All(string kind, string ending) =>
    [
        .. Directory.GetDirectories(Root).Select(folder => Path.Combine(folder, kind)).Where(Directory.Exists)
            .SelectMany(Directory.GetFiles).Where(file => Path.GetExtension(file) == ending)
            .Select(file => Path.GetRelativePath(Root, file).Replace('\\', '/')).Order(StringComparer.Ordinal),
    ];

    public static string Read(params string[] path) => File.ReadAllText(Path.Combine([Root, .. path]));

    /// <summary>Names of the files of a folder below the samples, without the folder.</summary>
    public static string[] FilesIn(params string[] path) =>
    [
        .. Directory.GetFiles(Path.Combine([Root, .. path]))
            .Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal),
    ];

    private static string FindRepository()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Pathways.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName
            ?? throw new DirectoryNotFoundException(
                $"No Pathways.sln above {AppContext.BaseDirectory}: run the tests inside the repository.");
    }
}
