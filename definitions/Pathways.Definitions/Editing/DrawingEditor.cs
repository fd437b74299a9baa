using System.Diagnostics;
using System.Xml.Linq;

namespace Pathways.Definitions;

/// <summary>
/// Changes a drawing without anybody seeing it: text in, text out. What an edit is not about stays as it was, foreign extensions
/// too; what is new is drawn at a place where it can be seen, and the drawing page can move it.
/// </summary>
public static class DrawingEditor
{
    /// <summary>Makes one edit.</summary>
    /// <param name="text">The file.</param>
    /// <param name="source">Its name.</param>
    /// <param name="edit">What to change.</param>
    public static DrawingEditResult Apply(string text, string source, DrawingEdit edit)
    {
        ArgumentNullException.ThrowIfNull(edit);
        if (BpmnReader.Read(text, source).Model is not { } model)
        {
            return new DrawingEditResult.Refused(EditRefusal.Unreadable);
        }

        // Read once already, with every limit: it is safe to read again.
        var document = XDocument.Parse(model.Drawing.ToXml(), LoadOptions.PreserveWhitespace);
        if (document.Root!.GetPrefixOfNamespace(BpmnXml.Care) is null) // A file that was read has a root.
        {
            document.Root.Add(new XAttribute(XNamespace.Xmlns + "care", BpmnXml.Care.NamespaceName));
        }

        var flows = new DrawnFlows(document.Root, model);
        DrawingEditResult result = edit switch
        {
            DrawingEdit.Describe describe => flows.Describe(describe),
            DrawingEdit.Condition condition => flows.SetCondition(condition),
            DrawingEdit.Insert insert => flows.Insert(insert),
            DrawingEdit.Remove { Element: var element } => flows.Remove(element),
            DrawingEdit.AddBranch branch => flows.AddBranch(branch),
            _ => throw new UnreachableException($"No edit {edit.GetType().Name}."),
        };
        return result is DrawingEditResult.Edited edited
            ? edited with { Text = new BpmnDrawing(document).ToXml() }
            : result;
    }
}
