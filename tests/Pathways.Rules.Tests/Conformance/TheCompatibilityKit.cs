using System.Text;

namespace Pathways.Rules.Tests;

/// <summary>Runs the DMN Technology Compatibility Kit when its folder lies beside the repository.</summary>
public sealed class TheCompatibilityKit(ITestOutputHelper output)
{
    private const string KitFolder = "shared/conformance/dmn-tck";

    private static readonly EvaluationSettings settings = Feel.Settings with { Trace = false };

    [Fact]
    public void Passes_case_by_case()
    {
        string? kit = FindKit();
        if (kit is null)
        {
            Assert.Skip("The kit's folder is not beside the repository.");
        }

        int passed = 0;
        int nonNull = 0;
        int nonNullPassed = 0;
        List<string> failures = [];
        foreach (string folder in Folders(kit))
        {
            ConformanceOutcome[] outcomes = [.. TestFiles(folder).SelectMany(Run)];
            passed += outcomes.Count(outcome => outcome.HasPassed);
            nonNull += outcomes.Count(outcome => !outcome.Case.ExpectsOnlyNull);
            nonNullPassed += outcomes.Count(outcome => !outcome.Case.ExpectsOnlyNull && outcome.HasPassed);
            failures.AddRange(outcomes.Where(outcome => !outcome.HasPassed)
                .Select(outcome => $"{Path.GetFileName(folder)} {outcome.Case.Id}: {string.Join("; ", outcome.Mismatches)}"));
        }

        StringBuilder report = new();
        report.AppendLine(null, $"non-null {nonNullPassed} passed, {nonNull - nonNullPassed} failed");
        report.AppendLine(null, $"{passed} passed, {failures.Count} failed");
        output.WriteLine(report.ToString());
        Assert.True(failures.Count == 0, report + string.Join('\n', failures));
    }

    private static IEnumerable<ConformanceOutcome> Run(string testFile)
    {
        string folder = Path.GetDirectoryName(testFile) ?? string.Empty;
        ConformanceFile file = ConformanceFile.Read(File.ReadAllText(testFile));
        DmnModel[] models = [.. Directory.GetFiles(folder, "*.dmn").Select(Read)];
        DmnModel main = Assert.Single(models, model => model.Source == file.ModelName);
        RuleSetCompilation compilation = RuleSet.Compile(main, import =>
            models.FirstOrDefault(model => model.Namespace == import.Namespace) is DmnModel found
                ? new RuleSource.Model(found)
                : null);
        Assert.NotNull(compilation.RuleSet);
        return file.Run(compilation.RuleSet, settings);
    }

    private static DmnModel Read(string path)
    {
        DmnReading reading = DmnReader.Read(File.ReadAllText(path), Path.GetFileName(path));
        Assert.NotNull(reading.Model);
        return reading.Model;
    }

    private static IEnumerable<string> Folders(string kit) =>
        Directory.GetDirectories(kit).SelectMany(Directory.GetDirectories).Order(StringComparer.Ordinal);

    private static IEnumerable<string> TestFiles(string folder) =>
        Directory.GetFiles(folder, "*-test-*.xml").Order(StringComparer.Ordinal);

    private static string? FindKit()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            string candidate = Path.Combine(folder.FullName, KitFolder);
            if (Directory.Exists(candidate))
            {
                return candidate;
            }
        }

        return null;
    }
}
