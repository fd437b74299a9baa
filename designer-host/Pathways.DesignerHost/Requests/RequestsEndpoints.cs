using Microsoft.AspNetCore.Mvc;
using Pathways.DesignerHost.Forms;
using Pathways.DesignerHost.Guests;

namespace Pathways.DesignerHost.Requests;

/// <summary>Requests from outside: the public page in both languages, and where the network receives them.</summary>
internal static class RequestsEndpoints
{
    public static IServiceCollection AddPathwayRequests(this IServiceCollection services) => services
        .AddScoped<StartForms>()
        .AddScoped<PublicRequests>()
        .AddScoped<RequestsDesk>();

    public static void MapRequests(this IEndpointRouteBuilder routes)
    {
        foreach (string address in GuestMiddleware.Doors)
        {
            RouteGroupBuilder open = routes.MapGroup(address + "/{network}").AllowAnonymous().RequireRateLimiting(GuestEndpoints.Limit)
                .WithMetadata(new RequestSizeLimitAttribute(GuestEndpoints.LargestForm));
            open.MapGet("", (PublicRequests requests, CancellationToken stop) => requests.ShowAsync(stop));
            open.MapPost("", (IFormCollection form, PublicRequests requests, CancellationToken stop) =>
                requests.FileAsync(Entry.From(form), stop)).RequireRateLimiting(GuestEndpoints.FilingLimit);
            open.MapGet("/thanks", (PublicRequests requests) => requests.Thank());
        }

        routes.MapGet("/requests", (RequestsDesk desk, CancellationToken stop) => desk.ListAsync(stop));
        routes.MapGet("/requests/{id:guid}", (Guid id, RequestsDesk desk, CancellationToken stop) => desk.ShowAsync(id, stop));
        routes.MapPost("/requests/{id:guid}/decline", (Guid id, IFormCollection form, RequestsDesk desk, CancellationToken stop) =>
            desk.DeclineAsync(id, Entry.From(form), stop));
    }
}
