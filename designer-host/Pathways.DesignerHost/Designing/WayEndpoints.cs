using Pathways.Definitions;

namespace Pathways.DesignerHost.Designing;

/// <summary>The way that a finding tells, step by step and on the drawing.</summary>
internal static class WayEndpoints
{
    private const string Way = DesignEndpoints.Address + "/{draft:guid}/way";

    public static void MapWays(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(Way, (Guid draft, string? code, string? element, WayPages pages, CancellationToken stop) =>
            pages.ShowAsync(draft, code, element, stop));
        routes.MapGet(Way + "/drawing", (Guid draft, string? name, WayPages pages, CancellationToken stop) =>
            pages.DrawingAsync(draft, name, stop));
    }

    /// <summary>The page of the way that a finding tells.</summary>
    /// <param name="draft">The draft.</param>
    /// <param name="finding">The finding.</param>
    public static string Of(Guid draft, Finding finding) =>
        $"{DesignEndpoints.Of(draft)}/way?code={finding.Code}&element={Uri.EscapeDataString(finding.Element?.ToString() ?? string.Empty)}";

    /// <summary>A drawing of a draft as it stands, for showing only.</summary>
    /// <param name="draft">The draft.</param>
    /// <param name="name">The drawing's file.</param>
    public static string DrawingOf(Guid draft, string name) => $"{DesignEndpoints.Of(draft)}/way/drawing?name={Uri.EscapeDataString(name)}";
}
