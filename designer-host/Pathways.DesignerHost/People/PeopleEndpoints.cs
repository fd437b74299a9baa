using Pathways.DesignerHost.Forms;

namespace Pathways.DesignerHost.People;

/// <summary>Who works in the network, and the end of somebody's work there.</summary>
internal static class PeopleEndpoints
{
    public const string Address = "/admin/people";

    public static void MapPeople(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(Address, (HttpRequest request, PeopleDesk desk, CancellationToken stop) =>
            desk.ShowAsync(PeopleFilter.From(request.Query), request.Query["closed"], stop));
        routes.MapGet($"{Address}/{{person:guid}}/leave", (Guid person, LeavePages pages, CancellationToken stop) =>
            pages.ShowAsync(new(person), stop));
        routes.MapPost($"{Address}/{{person:guid}}/leave", (Guid person, IFormCollection form, LeavePages pages, CancellationToken stop) =>
            pages.CloseAsync(new(person), Entry.From(form), stop));
    }

    public static string LeaveAddress(Pathways.Care.PersonId person) => $"{Address}/{person}/leave";
}
