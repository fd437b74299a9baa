using Pathways.Definitions;
using Pathways.Runtime;

namespace Pathways.DesignerHost.Designing;

/// <summary>The process that a draft draws.</summary>
internal static class DrawnProcess
{
    /// <summary>The process of the draft's drawing; null when the drawing cannot be read.</summary>
    /// <param name="opened">The draft.</param>
    public static ProcessModel? Of(OpenedDraft opened) => opened.Drawing is { } drawing
        && BpmnReader.Read(drawing.Text, drawing.Name).Model is { } model
            ? model.MainProcess ?? model.Processes.FirstOrDefault()
            : null;
}
