using Pathways.DesignerHost.Forms;
using Pathways.DesignerHost.Frame;
using Pathways.DesignerHost.Live;

namespace Pathways.DesignerHost.Inbox;

/// <summary>The inbox.</summary>
internal static class InboxEndpoints
{
    public static void MapInbox(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/", () => TypedResults.LocalRedirect("/inbox"));
        routes.MapGet("/inbox", (HttpRequest request, InboxPages pages, CancellationToken stop) =>
            pages.ShowAsync(InboxFilter.From(request.Query), TaskMark.ActOf(request.Query["done"]), !LiveEndpoints.IsByScript(request), stop));
        routes.MapGet("/inbox/keys", () => Pages.Of<KeysPage>(new { }));
        routes.MapPost("/inbox/views", (IFormCollection form, InboxViews views, CancellationToken stop) =>
            views.SaveAsync(Entry.From(form), stop));
        routes.MapPost("/inbox/views/forget", (IFormCollection form, InboxViews views, CancellationToken stop) =>
            views.ForgetAsync(Entry.From(form), stop));
        routes.MapGet("/inbox/acts", (HttpRequest request, TaskActsPages acts, CancellationToken stop) =>
            acts.PreviewAsync(request.Query, stop));
        routes.MapPost("/inbox/acts", (IFormCollection form, TaskActsPages acts, CancellationToken stop) =>
            acts.DoAsync(Entry.From(form), stop));
    }
}
