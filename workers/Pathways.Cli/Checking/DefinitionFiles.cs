using System.Collections.Immutable;
using Pathways.Runtime;

namespace Pathways.Cli.Checking;

/// <summary>The files of one pathway's folder, or one file alone, by kind.</summary>
/// <param name="IsFolder">True when a folder was named: then what is not in it does not exist.</param>
/// <param name="Drawings">Paths of <c>.bpmn</c> files.</param>
/// <param name="RuleSets">Paths of <c>.dmn</c> files.</param>
/// <param name="Forms">Paths of form-js <c>.json</c> files.</param>
/// <param name="Templates">Paths of <c>.hbs</c> files.</param>
/// <param name="Cases">Paths of <c>.cases.csv</c> files: those of the folder, or the one beside a rule set named alone.</param>
internal sealed record DefinitionFiles(
    bool IsFolder,
    ImmutableArray<string> Drawings,
    ImmutableArray<string> RuleSets,
    ImmutableArray<string> Forms,
    ImmutableArray<string> Templates,
    ImmutableArray<string> Cases)
{
    /// <summary>What the pathway borrows from the instruments beside its folder; null when it borrows nothing.</summary>
    public DefinitionFiles? Borrowed { get; private init; }

    /// <summary>How many files there are.</summary>
    public int Count => Drawings.Length + RuleSets.Length + Forms.Length + Templates.Length + Cases.Length;

    /// <summary>Splits what a person named into pathways: a folder of pathways is one entry per folder with a drawing.</summary>
    /// <param name="path">A folder or a file.</param>
    /// <returns>Nothing when the path does not exist or holds nothing that can be checked.</returns>
    public static ImmutableArray<DefinitionFiles> Below(string path)
    {
        if (!Directory.Exists(path))
        {
            DefinitionFiles single = Of(isFolder: false, Alone(path).Where(File.Exists));
            return single.Count == 0 ? [] : [single];
        }

        ImmutableArray<string> files =
            [.. Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];
        ImmutableArray<string> pathwayFolders =
        [
            .. files.Where(file => Path.GetExtension(file) == ".bpmn")
                .Select(file => Path.GetDirectoryName(file) ?? string.Empty)
                .Distinct(),
        ];
        ImmutableArray<DefinitionFiles> pathways =
            [.. pathwayFolders.Select(folder => OfPathway(folder, files.Where(file => IsBelow(folder, file))))];
        DefinitionFiles others = Of(isFolder: true, files.Where(file => !pathwayFolders.Any(folder => IsBelow(folder, file))));
        return others.Count == 0 ? pathways : [.. pathways, others];
    }

    // A rule set and its test cases go together, whichever of the two is named.
    private static string[] Alone(string path) => path switch
    {
        _ when IsCases(path) => [CasesFile.RuleSetOf(path), path],
        _ when Path.GetExtension(path) == ".dmn" => [path, CasesFile.BesideRuleSet(path)],
        _ => [path],
    };

    private static DefinitionFiles OfPathway(string folder, IEnumerable<string> files)
    {
        ImmutableArray<string> borrowed = BorrowedFiles.Of(folder);
        return Of(isFolder: true, files) with { Borrowed = borrowed.IsEmpty ? null : Of(isFolder: true, borrowed) };
    }

    private static DefinitionFiles Of(bool isFolder, IEnumerable<string> files)
    {
        ILookup<string, string> byEnding = files.ToLookup(Path.GetExtension, StringComparer.Ordinal)!; // a path always has an ending, be it empty
        return new DefinitionFiles(
            isFolder,
            [.. byEnding[".bpmn"]],
            [.. byEnding[".dmn"]],
            // In a folder, other JSON (scenarios, settings) may lie beside the forms.
            [.. byEnding[".json"].Where(file => !isFolder || Path.GetFileName(Path.GetDirectoryName(file)) == "forms")],
            [.. byEnding[".hbs"]],
            [.. byEnding[".csv"].Where(IsCases)]);
    }

    private static bool IsCases(string file) => file.EndsWith(CasesFile.Ending, StringComparison.Ordinal);

    private static bool IsBelow(string folder, string file) =>
        file.StartsWith(folder + Path.DirectorySeparatorChar, StringComparison.Ordinal);
}
