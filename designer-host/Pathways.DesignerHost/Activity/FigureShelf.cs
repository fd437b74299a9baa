using System.Collections.Immutable;
using Pathways.Definitions;
using Pathways.DesignerHost.Settings;
using Pathways.Runtime;

namespace Pathways.DesignerHost.Activity;

/// <summary>The figures that lie in the samples folder, read when they are first asked for.</summary>
/// <param name="settings">Where the folder is.</param>
internal sealed class FigureShelf(HostSettings settings)
{
    private readonly Lazy<ImmutableArray<FigureSet>> sets = new(() =>
        [.. FigureFile.Below(settings.SamplesFolder).Select(file => file.Reading.Set).OfType<FigureSet>()]);

    /// <summary>The figures about a pathway; null when it has none.</summary>
    /// <param name="pathway">Key of the pathway; null for the figures of all.</param>
    public FigureSet? Of(string? pathway) => sets.Value.FirstOrDefault(set => set.Pathway == pathway);
}
