using Pathways.Cli.Scenarios;
using Pathways.Definitions;
using Pathways.Runtime;

namespace Pathways.Cli.Figures;

/// <summary>A file of figures with the drawing beside it.</summary>
internal static class FigureFolder
{
    /// <summary>What is wrong with the figures, alone and against the drawing.</summary>
    public static IEnumerable<Finding> Check(FigureFile file)
    {
        string folder = Path.GetDirectoryName(Path.GetFullPath(file.Path))!; // A file lies in a folder.
        string? drawing = Directory.EnumerateFiles(folder, "*.bpmn").Order(StringComparer.Ordinal).FirstOrDefault();
        if (file.Reading.Set is not { } set || drawing is null)
        {
            return file.Reading.Findings;
        }

        string xml = File.ReadAllText(drawing);
        var beside = PathwayFolder.Read(folder);
        return ProcessCompiler.Compile(xml, Path.GetFileName(drawing), beside.Catalog).Process is { } process
            ? [.. file.Reading.Findings, .. FigureCheck.Against(set, file.Text, file.Path, process, xml, beside.Forms.Values)]
            : file.Reading.Findings; // What is wrong with the drawing is said by "check".
    }
}
