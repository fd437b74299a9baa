using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Collections.Immutable;
using Pathways.Definitions;
using Pathways.Runtime;

namespace Pathways.DesignerHost.Cases;

/// <summary>The guidelines that authors wrote on the steps of published drawings. A version never changes, so each is read once.</summary>
public sealed class PathwayGuidelines
{
    private readonly ConcurrentDictionary<DefinitionId, FrozenDictionary<ElementId, ImmutableArray<GuidelineMark>>> read = new();

    /// <summary>The guidelines of a step; none when the author named none.</summary>
    public ImmutableArray<GuidelineMark> Of(PublishedPathway pathway, ElementId element) =>
        read.GetOrAdd(pathway.Version.Id, (_, published) => Read(published), pathway).GetValueOrDefault(element, []);

    private static FrozenDictionary<ElementId, ImmutableArray<GuidelineMark>> Read(PublishedPathway pathway) =>
        BpmnReader.Read(pathway.Drawing, pathway.Version.Id.Key).Model?.MainProcess?.Content.AllNodes
            .ToFrozenDictionary(node => node.Id, node => node.Marks.Guidelines)
        ?? FrozenDictionary<ElementId, ImmutableArray<GuidelineMark>>.Empty;
}
