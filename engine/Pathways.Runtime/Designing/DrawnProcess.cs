using Pathways.Definitions;

namespace Pathways.Runtime;

/// <summary>Which drawing of a bundle stands for the pathway, and which process of it.</summary>
public static class DrawnProcess
{
    private const string UsualName = "pathway.bpmn";

    /// <summary>The drawings among names of files, the one that most likely stands for the pathway first.</summary>
    /// <remarks>What lies beside the pathway's folder is borrowed; in it the usual name goes first, then what lies least deep.</remarks>
    /// <param name="names">Names in the bundle, or in an archive of several folders.</param>
    public static IEnumerable<string> Drawings(IEnumerable<string> names) => names
        .Where(name => PathwayBundle.KindOf(name) == BundleFileKind.Drawing)
        .OrderBy(name => name.StartsWith("../", StringComparison.Ordinal))
        .ThenBy(name => Path.GetFileName(name) != UsualName)
        .ThenBy(name => name.Count(letter => letter == '/'))
        .ThenBy(name => name, StringComparer.Ordinal);

    /// <summary>The process that a drawing stands for; null when it cannot be read or has none.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="text">Its text.</param>
    public static ProcessModel? Of(string name, string text) =>
        BpmnReader.Read(text, name).Model is { } model ? model.MainProcess ?? model.Processes.FirstOrDefault() : null;
}
