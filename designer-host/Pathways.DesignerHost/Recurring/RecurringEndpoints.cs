using Pathways.DesignerHost.Forms;

namespace Pathways.DesignerHost.Recurring;

/// <summary>Recurring work of a network, for its administrators.</summary>
internal static class RecurringEndpoints
{
    public const string Address = "/admin/recurring";

    public static void MapRecurring(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(Address, (RecurringDesk desk, CancellationToken stop) => desk.ShowAsync(stop));
        routes.MapPost(Address, (IFormCollection form, RecurringDesk desk, CancellationToken stop) =>
            desk.ChangeAsync(Entry.From(form), stop));
    }
}
