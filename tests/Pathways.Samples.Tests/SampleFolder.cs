namespace Pathways.Samples.Tests;

/// <summary>Where the samples stand: found upwards from the running test.</summary>
internal static class SampleFolder
{
    /// <summary>The pathway's folder, from the samples.</summary>
    public const string Obesity = "childhood-obesity-etp";

    /// <summary>The folder of the instruments that all pathways share.</summary>
    public const string Instruments = "instruments";

    /// <summary>The folder of the rules that look at all facts of a patient.</summary>
    public const string Standing = "standing-rules";

    public static string Repository { get; } = FindRepository();

    public static string Root { get; } = Path.Combine(Repository, "samples");

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
