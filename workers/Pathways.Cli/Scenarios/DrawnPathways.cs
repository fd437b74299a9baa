using System.Collections.Immutable;
using Pathways.Definitions;

namespace Pathways.Cli.Scenarios;

/// <summary>Reads drawings with what lies beside them, each once however many scenarios play it.</summary>
internal sealed class DrawnPathways
{
    private readonly Dictionary<(string Drawing, ElementId? Process), DrawnPathway> pathways = [];
    private readonly Dictionary<string, PathwayFolder> folders = new(StringComparer.Ordinal);

    /// <summary>A process of a drawing.</summary>
    /// <param name="drawing">Full path of the <c>.bpmn</c> file.</param>
    /// <param name="process">Which process; null for the main one.</param>
    public DrawnPathway Of(string drawing, ElementId? process)
    {
        if (!pathways.TryGetValue((drawing, process), out DrawnPathway? known))
        {
            pathways[(drawing, process)] = known = Read(drawing, process);
        }

        return known;
    }

    private DrawnPathway Read(string drawing, ElementId? wanted)
    {
        if (!File.Exists(drawing))
        {
            return DrawnPathway.Impossible(new CommandProblem(
                "PW6215", $"The drawing '{drawing}' does not exist. Name it in \"pathway\", seen from the scenario's file.").ToString());
        }

        string folder = Path.GetDirectoryName(drawing) ?? string.Empty;
        if (!folders.TryGetValue(folder, out PathwayFolder? beside))
        {
            folders[folder] = beside = PathwayFolder.Read(folder);
        }

        BpmnReading reading = BpmnReader.Read(File.ReadAllBytes(drawing), Path.GetFileName(drawing));
        if (reading.Model is not { } model || reading.Findings.Any(finding => finding.IsError))
        {
            return DrawnPathway.Impossible(Errors(reading.Findings));
        }

        ProcessCompilation compilation = ProcessCompiler.Compile(model, beside.Catalog, wanted ?? MainOf(model), beside.Drawings);
        return compilation.Process is { } compiled
            ? new DrawnPathway(compiled, beside.RuleSets, beside.Forms, [])
            : DrawnPathway.Impossible([.. beside.Problems, .. Errors(compilation.Findings)]);
    }

    /// <summary>When the file does not make clear which process to run: the first, if possible one marked as executable.</summary>
    private static ElementId? MainOf(BpmnModel model) =>
        (model.MainProcess ?? model.Processes.OrderByDescending(process => process.IsExecutable).FirstOrDefault())?.Id;

    private static IEnumerable<string> Errors(ImmutableArray<Finding> findings) =>
        findings.Where(finding => finding.IsError).Select(finding => finding.ToString());
}
