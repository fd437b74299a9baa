using System.Collections.Immutable;
using Pathways.Definitions;
using Pathways.Rules;

namespace Pathways.Runtime;

/// <summary>
/// What a pathway borrows from the folder <c>instruments</c> beside its own: rule sets with their test cases, forms and
/// templates that its drawings name and that its folder lacks. So a score is kept once, whoever asks for it.
/// </summary>
public static class BorrowedFiles
{
    /// <summary>Name of the folder from which pathways borrow.</summary>
    public const string Instruments = "instruments";

    /// <summary>The files that the pathway of a folder borrows, in order.</summary>
    /// <param name="folder">The pathway's folder.</param>
    /// <returns>Full paths; none when there is nothing to borrow from.</returns>
    public static ImmutableArray<string> Of(string folder)
    {
        string root = Path.GetFullPath(folder);
        string lender = Path.GetFullPath(Path.Combine(root, "..", Instruments));
        if (!Directory.Exists(lender) || lender == root)
        {
            return [];
        }

        string[] own = Directory.GetFiles(root, "*", SearchOption.AllDirectories);
        DrawnReferences named = DrawnReferences.Of(own.Where(file => Path.GetExtension(file) == ".bpmn")
            .Select(file => BpmnReader.Read(File.ReadAllBytes(file), Path.GetFileName(file)).Model).OfType<BpmnModel>());
        HashSet<string> present = [.. own.Select(Path.GetFileName).OfType<string>()];
        string[] lent = Directory.GetFiles(lender, "*", SearchOption.AllDirectories);
        string[] ruleSets = WithImports(
            own.Where(file => Path.GetExtension(file) == ".dmn"),
            lent.Where(file => IsNamed(file, ".dmn", named.RuleSets) && !present.Contains(Path.GetFileName(file))),
            lender);
        return
        [
            .. ruleSets.Concat(ruleSets.Select(PathwayBundle.TestCasesOf).Where(File.Exists))
                .Concat(lent.Where(file => !present.Contains(Path.GetFileName(file))
                    && (IsNamed(file, ".json", named.Forms) || IsNamed(file, ".hbs", named.Templates))))
                .Order(StringComparer.Ordinal),
        ];
    }

    private static bool IsNamed(string file, string ending, ImmutableSortedSet<string> keys) =>
        Path.GetExtension(file) == ending && keys.Contains(Path.GetFileNameWithoutExtension(file));

    /// <summary>The borrowed models, and those that they or the pathway's own models import from the same folder.</summary>
    private static string[] WithImports(IEnumerable<string> own, IEnumerable<string> named, string lender)
    {
        HashSet<string> borrowed = [.. named];
        Queue<string> toRead = new(own.Concat(borrowed));
        while (toRead.TryDequeue(out string? file))
        {
            foreach (DmnImport import in DmnReader.Read(File.ReadAllBytes(file), file).Model?.Imports ?? [])
            {
                if (!import.IsReferenceTable && import.Location is { Length: > 0 } location
                    && Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file) ?? string.Empty, location)) is var imported
                    && imported.StartsWith(lender + Path.DirectorySeparatorChar, StringComparison.Ordinal)
                    && File.Exists(imported) && borrowed.Add(imported))
                {
                    toRead.Enqueue(imported);
                }
            }
        }

        return [.. borrowed];
    }
}
