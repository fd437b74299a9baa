using Pathways.DesignerHost.Forms;

namespace Pathways.DesignerHost.Operating;

/// <summary>Jobs, incidents and processes, for those who look after the running system.</summary>
internal static class OperatingEndpoints
{
    public const string Jobs = "/admin/jobs";
    public const string Incidents = "/admin/incidents";
    public const string Nodes = "/admin/nodes";

    public static void MapOperating(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(Jobs, (string? show, string? after, JobsDesk desk, CancellationToken stop) => desk.ShowAsync(show, after, stop));
        routes.MapPost(Jobs, (IFormCollection form, JobsDesk desk, CancellationToken stop) => desk.ActAsync(Entry.From(form), stop));
        routes.MapGet(Incidents, (string? code, string? after, IncidentsDesk desk, CancellationToken stop) => desk.ShowAsync(code, after, stop));
        routes.MapGet(Nodes, (NodesDesk desk, CancellationToken stop) => desk.ShowAsync(stop));
    }
}
