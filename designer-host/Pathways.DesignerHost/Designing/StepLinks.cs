using System.Collections.Immutable;
using Pathways.Definitions;
using Pathways.Runtime;

namespace Pathways.DesignerHost.Designing;

/// <summary>Where what the checks find is mended: of a step its page, of a way that of the step it comes from, of another file the file's.</summary>
internal static class StepLinks
{
    /// <summary>Addresses of elements by id and of files by name.</summary>
    /// <param name="opened">The draft.</param>
    /// <param name="process">What it draws; null when that cannot be read.</param>
    public static ImmutableDictionary<string, string> Of(OpenedDraft opened, ProcessModel? process)
    {
        DraftFile? drawing = opened.Drawing;
        return (process is null || opened.Draft.Status != DraftStatus.Open ? ImmutableDictionary<string, string>.Empty : Steps(opened.Draft, process))
            .SetItems(opened.Files.Where(file => file != drawing).Select(file =>
                KeyValuePair.Create(file.Name, DesignEndpoints.PageOf(opened.Draft.Id, file.Name))));
    }

    /// <summary>All ways, inside of phases too.</summary>
    public static IEnumerable<SequenceFlow> Flows(FlowContent content) => content.Flows.Concat(
        content.Nodes.OfType<FlowNode.Activity>().SelectMany(activity => Flows(activity.Content)));

    private static ImmutableDictionary<string, string> Steps(DesignDraft draft, ProcessModel process) => process.Content.AllNodes
        .Select(node => (Id: node.Id.ToString(), Page: node.Id.ToString()))
        .Concat(Flows(process.Content).Select(flow => (Id: flow.Id.ToString(), Page: flow.From.ToString())))
        .DistinctBy(link => link.Id)
        .ToImmutableDictionary(link => link.Id, link => OutlineEndpoints.Of(draft.Id, link.Page));
}
