using System.Globalization;
using Pathways.DesignerHost.Forms;
using Pathways.DesignerHost.Frame;
using Pathways.DesignerHost.Tasks;
using Pathways.Runtime;

namespace Pathways.DesignerHost.Cases;

/// <summary>People say what a case listens for: a death, a move, a new fact.</summary>
internal static class AwaitedNewsEndpoints
{
    public static void MapAwaitedNews(this IEndpointRouteBuilder routes) => routes.MapPost(
        "/cases/{id:guid}/news",
        (Guid id, IFormCollection form, CaseDoor door, PathwayRuntime runtime, PageContext page, CancellationToken stop) =>
        {
            Entry entry = Entry.From(form);
            _ = long.TryParse(entry["wait"], CultureInfo.InvariantCulture, out long wait); // 0 is no wait, and refused as gone.
            Care.Actor actor = page.Visit.SignedIn.Actor;
            return door.ActAsync(
                id, _ => Task.FromResult(CaseAccess.RefuseSteering(actor, [])),
                () => runtime.TellCaseAsync(Commands.Of(entry), actor, id, entry["message"] ?? "?", wait, stop), stop);
        });
}
