using Pathways.DesignerHost.Forms;

namespace Pathways.DesignerHost.Migration;

/// <summary>The versions of a pathway, and what another one would mean for the people who are in it now.</summary>
internal static class MigrationEndpoints
{
    public static void MapMigration(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/pathways/{key}/versions", (string key, MigrationPages pages, CancellationToken stop) => pages.ListAsync(key, stop));
        routes.MapGet(
            "/pathways/{key}/versions/{number:int}/cases",
            (string key, int number, HttpRequest request, MigrationPages pages, CancellationToken stop) =>
                pages.ForecastAsync(key, number, MovesEntry.Of(request.Query.ToDictionary(one => one.Key, one => one.Value.ToString())), stop));
        routes.MapPost(
            "/pathways/{key}/versions/{number:int}/cases",
            (string key, int number, IFormCollection form, MigrationPages pages, CancellationToken stop) =>
                pages.MoveAsync(key, number, Entry.From(form), stop));
        routes.MapPost(
            "/pathways/{key}/versions/undo",
            (string key, IFormCollection form, MigrationPages pages, CancellationToken stop) => pages.UndoAsync(key, Entry.From(form), stop));
        routes.MapPost(
            "/pathways/{key}/versions/restore",
            (string key, IFormCollection form, MigrationPages pages, CancellationToken stop) => pages.RestoreAsync(key, Entry.From(form), stop));
    }

    public static string RestoreOf(string key) => $"{AddressOf(key)}/restore";

    public static string AddressOf(string key) => $"/pathways/{Uri.EscapeDataString(key)}/versions";

    public static string CasesOf(string key, int version) => $"{AddressOf(key)}/{version}/cases";
}
