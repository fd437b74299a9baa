namespace Pathways.DesignerHost.Inbox;

/// <summary>The inbox.</summary>
internal static class InboxEndpoints
{
    public static void MapInbox(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/", () => TypedResults.LocalRedirect("/inbox"));
        routes.MapGet("/inbox", (HttpRequest request, InboxPages pages, CancellationToken stop) =>
            pages.ShowAsync(InboxFilter.From(request.Query), stop));
    }
}
