using Pathways.Care;
using Pathways.DesignerHost.Cases;
using Pathways.DesignerHost.Frame;
using Pathways.DesignerHost.Health;
using Pathways.DesignerHost.Inbox;
using Pathways.DesignerHost.Settings;
using Pathways.Runtime;

namespace Pathways.DesignerHost.Administration;

/// <summary>How the installation is.</summary>
internal static class AdministrationEndpoints
{
    public static void MapAdministration(this IEndpointRouteBuilder routes) => routes.MapGet("/admin", ShowAsync);

    private static async Task<IResult> ShowAsync(
        HealthCheck health, HostSettings settings, ICases cases, OwnerlessCount ownerless, Visit visit, CancellationToken stop)
    {
        Place here = visit.SignedIn.Here;
        return Pages.Of<AdministrationPage>(new
        {
            State = await health.LookAsync(stop),
            Database = settings.Database.Description,
            ToRepair = CaseAccess.MayRepair(visit.SignedIn.Actor)
                ? (await cases.IncidentsAsync(new IncidentQuery(here.Network, null, null), stop)).Total
                : 0,
            Ownerless = AccessRights.Of(here.Role, CareAct.SeeEveryTask) != Reach.Never || AccessRights.Of(here.Role, CareAct.AdministerNetwork) != Reach.Never
                ? await ownerless.CountAsync(stop)
                : (long?)null,
            MaySeeTasks = AccessRights.Of(here.Role, CareAct.SeeEveryTask) != Reach.Never,
        });
    }
}
