using Pathways.Care;

namespace Pathways.DesignerHost.Plans;

/// <summary>Reading and printing personal plans.</summary>
internal static class PlanEndpoints
{
    public static void MapPlans(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/patients/{id:guid}/plan",
            (Guid id, Guid? plan, int? version, bool? newest, PlanReader reader, CancellationToken stop) =>
                reader.ShowAsync(new PatientId(id), new PlanChoice(plan, version, newest == true), stop));
        routes.MapGet("/patients/{id:guid}/plan/print",
            (Guid id, Guid? plan, int? version, PlanReader reader, CancellationToken stop) =>
                reader.PrintAsync(new PatientId(id), new PlanChoice(plan, version, IsNewest: false), stop));
    }
}
