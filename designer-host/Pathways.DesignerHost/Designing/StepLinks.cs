using System.Collections.Immutable;
using Pathways.Definitions;
using Pathways.Runtime;

namespace Pathways.DesignerHost.Designing;

/// <summary>The pages of the elements of a draft, by id: of a step its own, of a way that of the step it comes from.</summary>
internal static class StepLinks
{
    /// <summary>Addresses by id.</summary>
    public static ImmutableDictionary<string, string> Of(DesignDraft draft, ProcessModel process) => process.Content.AllNodes
        .Select(node => (Id: node.Id.ToString(), Page: node.Id.ToString()))
        .Concat(Flows(process.Content).Select(flow => (Id: flow.Id.ToString(), Page: flow.From.ToString())))
        .DistinctBy(link => link.Id)
        .ToImmutableDictionary(link => link.Id, link => OutlineEndpoints.Of(draft.Id, link.Page));

    /// <summary>Those of a draft that is being worked on; none for others, whose steps are not changed.</summary>
    public static ImmutableDictionary<string, string> OfOpen(OpenedDraft opened) =>
        opened.Draft.Status == DraftStatus.Open && DrawnProcess.Of(opened) is { } process ? Of(opened.Draft, process) : ImmutableDictionary<string, string>.Empty;

    /// <summary>All ways, inside of phases too.</summary>
    public static IEnumerable<SequenceFlow> Flows(FlowContent content) => content.Flows.Concat(
        content.Nodes.OfType<FlowNode.Activity>().SelectMany(activity => Flows(activity.Content)));
}
