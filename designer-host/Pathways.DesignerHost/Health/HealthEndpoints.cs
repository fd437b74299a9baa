namespace Pathways.DesignerHost.Health;

/// <summary>For load balancers and supervisors.</summary>
internal static class HealthEndpoints
{
    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/health/live", () => TypedResults.Text("live")).AllowAnonymous();
        routes.MapGet("/health/ready", ReadyAsync).AllowAnonymous();
    }

    private static async Task<IResult> ReadyAsync(HealthCheck health, CancellationToken stop)
    {
        HealthState state = await health.LookAsync(stop);
        return TypedResults.Json(
            new { schema = state.IsSchemaUpToDate ? "up to date" : "not up to date", workers = state.AreWorkersRunning ? "running" : "not running" },
            statusCode: state.IsReady ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
    }
}
