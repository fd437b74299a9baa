using Pathways.DesignerHost.Forms;

namespace Pathways.DesignerHost.Guests;

/// <summary>Sending the form of a task to somebody without an account.</summary>
internal static class InviteEndpoints
{
    private const string Guests = "/tasks/{instance:guid}/{task}/guests";

    public static void MapInvitations(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(Guests, (Guid instance, string task, InviteDesk desk, CancellationToken stop) => desk.ShowAsync(instance, task, stop));
        routes.MapPost(Guests,
            (Guid instance, string task, IFormCollection form, HttpRequest request, InviteDesk desk, CancellationToken stop) =>
                desk.SendAsync(instance, task, Entry.From(form), SiteOf(request), stop));
        routes.MapPost(Guests + "/link",
            (Guid instance, string task, IFormCollection form, HttpRequest request, InviteDesk desk, CancellationToken stop) =>
                desk.DrawAsync(instance, task, Entry.From(form), SiteOf(request), stop));
        routes.MapPost(Guests + "/revoke",
            (Guid instance, string task, IFormCollection form, InviteDesk desk, CancellationToken stop) =>
                desk.RevokeAsync(instance, task, Entry.From(form), stop));
    }

    private static string SiteOf(HttpRequest request) => $"{request.Scheme}://{request.Host}";
}
