using System.Collections.Immutable;

namespace Pathways.Definitions;

/// <summary>Who does what: the roles written on a task, else the role of the innermost lane around it.</summary>
internal sealed class LaneRoles
{
    private readonly Dictionary<ElementId, string> roleOfMember = [];

    public LaneRoles(ProcessModel process)
    {
        foreach (Lane lane in process.Lanes) // Inner lanes come after outer ones and win.
        {
            if ((lane.Role ?? lane.Name) is { } role)
            {
                foreach (ElementId member in lane.Members)
                {
                    roleOfMember[member] = role;
                }
            }
        }

        PassOn(process.Content);
    }

    public ImmutableArray<string> RolesOf(FlowNode node) =>
        !node.Marks.Roles.IsEmpty ? node.Marks.Roles
        : roleOfMember.TryGetValue(node.Id, out var role) ? [role]
        : [];

    /// <summary>What is drawn in a box is done by the people of the box, unless it has lanes of its own.</summary>
    private void PassOn(FlowContent content)
    {
        foreach (FlowNode.Activity box in content.Nodes.OfType<FlowNode.Activity>())
        {
            if (roleOfMember.TryGetValue(box.Id, out var role))
            {
                foreach (FlowNode inner in box.Content.Nodes)
                {
                    roleOfMember.TryAdd(inner.Id, role);
                }
            }

            PassOn(box.Content);
        }
    }
}
