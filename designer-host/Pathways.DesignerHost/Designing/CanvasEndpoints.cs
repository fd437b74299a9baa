using Microsoft.AspNetCore.Mvc;
using Pathways.DesignerHost.Frame;

namespace Pathways.DesignerHost.Designing;

/// <summary>The page on which a pathway is drawn, and the interface that only its script uses.</summary>
internal static class CanvasEndpoints
{
    /// <summary>Longest request of the canvas, in bytes: the longest file, whatever its letters take.</summary>
    private const long LongestRequest = 6_000_000;

    public static void MapCanvas(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(DesignEndpoints.Address + "/{draft:guid}/drawing", (Guid draft, string? name, CanvasPages pages, CancellationToken stop) =>
            pages.ShowAsync(draft, name, stop)).WithMetadata(new CanvasMark());
        routes.MapGet(DesignEndpoints.Address + "/{draft:guid}/canvas", (Guid draft, string? name, CanvasPages pages, CancellationToken stop) =>
            pages.ReadAsync(draft, name, stop));
        routes.MapPut(DesignEndpoints.Address + "/{draft:guid}/file", (Guid draft, string? name, HttpContext request, CanvasPages pages, CancellationToken stop) =>
            pages.SaveAsync(draft, name, request, stop)).WithMetadata(new RequestSizeLimitAttribute(LongestRequest));
    }
}
