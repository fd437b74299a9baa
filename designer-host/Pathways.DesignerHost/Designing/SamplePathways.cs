using System.Collections.Immutable;
using Pathways.Definitions;
using Pathways.DesignerHost.Settings;
using Pathways.Runtime;

namespace Pathways.DesignerHost.Designing;

/// <summary>The sample pathways that lie beside the program: what a draft may begin from.</summary>
/// <param name="settings">Where they lie.</param>
public sealed class SamplePathways(HostSettings settings)
{
    private readonly Lazy<ImmutableSortedDictionary<string, string>> known = new(() => Directory.EnumerateDirectories(settings.SamplesFolder)
        .Where(folder => File.Exists(DrawingOf(folder)))
        .ToImmutableSortedDictionary(folder => Path.GetFileName(folder), TitleOf, StringComparer.Ordinal));

    /// <summary>Titles by the name of their folder.</summary>
    public ImmutableSortedDictionary<string, string> All => known.Value;

    /// <summary>The files of a sample; null when there is none of that name.</summary>
    /// <param name="name">Name of its folder.</param>
    /// <param name="cancellationToken">Stops between two files.</param>
    public async Task<PathwayBundle?> ReadAsync(string name, CancellationToken cancellationToken) => All.ContainsKey(name)
        ? await PathwayBundle.ReadFolderAsync(Path.Combine(settings.SamplesFolder, name), cancellationToken)
        : null;

    private static string DrawingOf(string folder) => Path.Combine(folder, "pathway.bpmn");

    private static string TitleOf(string folder) =>
        BpmnReader.Read(File.ReadAllText(DrawingOf(folder)), "pathway.bpmn").Model?.MainProcess?.Name ?? Path.GetFileName(folder);
}
