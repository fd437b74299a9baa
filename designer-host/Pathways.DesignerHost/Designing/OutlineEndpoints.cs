using Pathways.DesignerHost.Forms;

namespace Pathways.DesignerHost.Designing;

/// <summary>The outline of a draft, step by step.</summary>
internal static class OutlineEndpoints
{
    private const string Outline = DesignEndpoints.Address + "/{draft:guid}/outline";

    public static void MapOutline(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(Outline, (Guid draft, OutlinePages pages, CancellationToken stop) => pages.ListAsync(draft, stop));
        routes.MapGet(Outline + "/{element}", (Guid draft, string element, OutlinePages pages, CancellationToken stop) =>
            pages.ShowAsync(draft, element, stop));
        routes.MapPost(Outline + "/{element}", (Guid draft, string element, IFormCollection form, OutlinePages pages, CancellationToken stop) =>
            pages.ActAsync(draft, element, Entry.From(form), stop));
    }

    /// <summary>The page of a step.</summary>
    /// <param name="draft">The draft.</param>
    /// <param name="element">The step.</param>
    public static string Of(Guid draft, string element) => $"{DesignEndpoints.Of(draft)}/outline/{Uri.EscapeDataString(element)}";
}
