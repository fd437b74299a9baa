using Pathways.Care;

namespace Pathways.DesignerHost.Overview;

/// <summary>What heads of service look at.</summary>
internal static class OverviewEndpoints
{
    public const string Address = "/overview";

    public static void MapOverview(this IEndpointRouteBuilder routes) =>
        routes.MapGet(Address, (OverviewPages pages, CancellationToken stop) => pages.ShowAsync(stop));

    public static bool MaySee(RoleKey role) => AccessRights.Of(role, CareAct.SeeOverview) != Reach.Never;
}
