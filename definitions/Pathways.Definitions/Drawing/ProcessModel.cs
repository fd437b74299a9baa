using System.Collections.Immutable;

namespace Pathways.Definitions;

/// <summary>One process of a file, as drawn.</summary>
/// <param name="Id">The process id.</param>
/// <param name="Name">Its title; null when it has none.</param>
/// <param name="IsExecutable">Whether the author marked it as executable.</param>
/// <param name="Content">Its elements and flows.</param>
/// <param name="Lanes">Its lanes, innermost ones included.</param>
/// <param name="Marks">Our extensions on the process itself: pathway key, zone.</param>
/// <param name="Documentation">The author's text; null when there is none.</param>
/// <param name="Place">Where it is written.</param>
public sealed record ProcessModel(
    ElementId Id,
    string? Name,
    bool IsExecutable,
    FlowContent Content,
    ImmutableArray<Lane> Lanes,
    CareMarks Marks,
    string? Documentation,
    SourcePlace Place)
{
    /// <summary>What tells the messages of one of its cases from those of another, in file order.</summary>
    public ImmutableArray<CorrelationSubscription> Subscriptions { get; init; } = [];

    /// <summary>Stable name of the pathway: <c>care:pathway key</c>, else the process id.</summary>
    public string Key => Marks.Pathway?.Key ?? Id.ToString();
}

/// <summary>The elements and flows directly inside a process or sub-process.</summary>
/// <param name="Nodes">Events, activities and gateways, in file order.</param>
/// <param name="Flows">Sequence flows, in file order.</param>
/// <param name="Associations">Dotted lines between elements; one of them leads from a compensation event to the
/// activity that undoes.</param>
public sealed record FlowContent(
    ImmutableArray<FlowNode> Nodes, ImmutableArray<SequenceFlow> Flows, ImmutableArray<Association> Associations)
{
    /// <summary>Nothing inside.</summary>
    public static FlowContent Empty { get; } = new([], [], []);

    /// <summary>The elements, and those inside of sub-processes, outer ones first.</summary>
    public IEnumerable<FlowNode> AllNodes =>
        Nodes.SelectMany(node => node is FlowNode.Activity activity
            ? activity.Content.AllNodes.Prepend(node)
            : [node]);
}

/// <summary>A dotted line.</summary>
/// <param name="From">One end.</param>
/// <param name="To">The other end.</param>
public sealed record Association(ElementId From, ElementId To);

/// <summary>An arrow from one element to another.</summary>
/// <param name="Id">The flow's id.</param>
/// <param name="Name">Its label; null when it has none.</param>
/// <param name="From">Where it starts; may name an element that does not exist.</param>
/// <param name="To">Where it ends; may name an element that does not exist.</param>
/// <param name="Condition">FEEL text that must be true for the flow to be taken; null when it has none.</param>
/// <param name="Place">Where it is written.</param>
public sealed record SequenceFlow(
    ElementId Id, string? Name, ElementId From, ElementId To, DrawnText? Condition, SourcePlace Place);

/// <summary>A text of the author that has to be understood later: a condition, a duration.</summary>
/// <param name="Text">As written, trimmed.</param>
/// <param name="Place">Where it is written.</param>
public sealed record DrawnText(string Text, SourcePlace Place);

/// <summary>A lane: who does the work drawn in it.</summary>
/// <param name="Id">The lane's id.</param>
/// <param name="Name">Its label.</param>
/// <param name="Role">The role from <c>care:role</c>; null when the label has to serve.</param>
/// <param name="Members">Elements drawn in it.</param>
/// <param name="Place">Where it is written.</param>
public sealed record Lane(
    ElementId Id, string? Name, string? Role, ImmutableArray<ElementId> Members, SourcePlace Place);
