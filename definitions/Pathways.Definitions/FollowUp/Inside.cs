namespace Pathways.Definitions;

/// <summary>A process or a sub-process seen from the inside.</summary>
/// <param name="Process">The process that its elements belong to.</param>
/// <param name="Box">The sub-process; null for the process itself.</param>
internal readonly record struct Inside(ExecutableProcess Process, ElementId? Box)
{
    /// <summary>What stands directly inside.</summary>
    public ExecutableContent Content =>
        Box is { } box ? ((ExecutableNode.SubProcess)Process.Find(box)!).Content : Process.Content; // Made of sub-processes only.

    /// <summary>The elements directly inside, by id.</summary>
    public IEnumerable<ExecutableNode> Nodes
    {
        get
        {
            ElementId? box = Box;
            return Process.Nodes.Where(node => node.Container == box).OrderBy(node => node.Id);
        }
    }
}
