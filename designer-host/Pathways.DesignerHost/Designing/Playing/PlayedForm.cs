using System.Collections.Immutable;
using Pathways.Definitions;
using Pathways.DesignerHost.Forms;

namespace Pathways.DesignerHost.Designing.Playing;

/// <summary>A form as it is shown to whoever plays.</summary>
internal static class PlayedForm
{
    /// <summary>The parts of a form. What would come from a patient's file is not known here, so it may be typed.</summary>
    /// <param name="sheet">The form with what is known.</param>
    public static ImmutableArray<FormPart> Parts(FormSheet sheet) => Parts(sheet.Form.Parts, sheet);

    private static ImmutableArray<FormPart> Parts(ImmutableArray<FormPart> parts, FormSheet sheet) =>
        [.. parts.Select(part => part switch
        {
            FormPart.Question { Field: { IsReadOnly: true } field } question when sheet.Typed(field.Key).All(string.IsNullOrWhiteSpace) =>
                question with { Field = field with { IsReadOnly = false } },
            FormPart.Group group => group with { Parts = Parts(group.Parts, sheet) },
            _ => part,
        })];
}
