using Pathways.DesignerHost.Forms;

namespace Pathways.DesignerHost.Administration;

/// <summary>Who of a network is away, and who stands in.</summary>
internal static class AbsencesEndpoints
{
    public const string Address = "/admin/absences";

    public static void MapAbsences(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(Address, (string? show, Guid? change, AbsencesDesk desk, CancellationToken stop) => desk.ShowAsync(show, change, stop));
        routes.MapPost(Address, (IFormCollection form, AbsencesDesk desk, CancellationToken stop) => desk.WriteAsync(Entry.From(form), stop));
    }
}
