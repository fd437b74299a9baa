using System.Collections.Concurrent;
using Pathways.Rules;

namespace Pathways.Samples.Tests;

/// <summary>The rule sets of the samples, compiled once for all tests; no two have one name.</summary>
internal static class SampleRules
{
    private static readonly ConcurrentDictionary<string, RuleSetCompilation> Compiled = new(StringComparer.Ordinal);

    public static EvaluationSettings Settings { get; } = new()
    {
        Now = new DateTimeOffset(2026, 11, 23, 9, 0, 0, TimeSpan.FromHours(1)),
        ZoneId = "Europe/Paris",
    };

    /// <summary>Every rule set, by the folder that it stands in.</summary>
    private static readonly Dictionary<string, string> Folders = SampleFolder.All("decisions", ".dmn")
        .ToDictionary(file => Path.GetFileName(file), file => file.Split('/')[0], StringComparer.Ordinal);

    public static string[] Files { get; } = [.. Folders.Keys];

    public static string[] FilesOf(string folder) =>
        [.. SampleFolder.FilesIn(folder, "decisions").Where(file => Path.GetExtension(file) == ".dmn")];

    public static RuleSetCompilation Compilation(string file) => Compiled.GetOrAdd(file, CompileFile);

    public static RuleSet Compile(string file) => Compilation(file).RuleSet
        ?? throw new InvalidDataException(string.Join('\n', Compilation(file).Findings));

    public static FeelValue Decide(string file, string decision, string inputs) =>
        Decide(file, decision, FeelJson.FromJson(inputs).AsContext());

    public static FeelValue Decide(string file, string decision, FeelContext inputs) =>
        Explain(file, decision, inputs).Value;

    public static DecisionResult Explain(string file, string decision, FeelContext inputs) =>
        Compile(file).Evaluate(decision, inputs, Settings);

    private static RuleSetCompilation CompileFile(string file) =>
        RuleSet.Compile(ReadModel(PathOf(file)), import => Find(import, PathOf(file)));

    private static RuleSource? Find(DmnImport import, string importing)
    {
        string path = Path.Combine(Path.GetDirectoryName(importing) ?? string.Empty, import.Location ?? string.Empty);
        return import.IsReferenceTable
            ? new RuleSource.Table(File.ReadAllText(path), Path.GetFileName(path))
            : new RuleSource.Model(ReadModel(path));
    }

    private static DmnModel ReadModel(string path)
    {
        DmnReading reading = DmnReader.Read(File.ReadAllText(path), Path.GetFileName(path));
        return reading.Model ?? throw new InvalidDataException(string.Join('\n', reading.Findings));
    }

    public static string PathOf(string file) =>
        Path.Combine(SampleFolder.Root, Folders[file], "decisions", file);
}
