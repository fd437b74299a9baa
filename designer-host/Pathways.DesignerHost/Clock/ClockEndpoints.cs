using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Pathways.DesignerHost.Frame;
using Pathways.DesignerHost.Wording;
using Pathways.Runtime;

namespace Pathways.DesignerHost.Clock;

/// <summary>The page that moves the trial clock, for everyone in a demonstration. In other installations it does not exist.</summary>
internal static class ClockEndpoints
{
    /// <summary>Where the offset is kept, in ticks, so that a restart does not throw people back in time.</summary>
    public const string OffsetKey = "trial-clock.offset";

    public static void MapClock(this IEndpointRouteBuilder routes)
    {
        if (routes.ServiceProvider.GetService<TrialClock>() is null)
        {
            return;
        }

        routes.MapGet("/admin/clock", () => new RazorComponentResult<ClockPage>());
        routes.MapPost("/admin/clock", MoveAsync);
    }

    /// <summary>Takes the offset up where the last run left it.</summary>
    public static async Task RestoreAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        if (services.GetService<TrialClock>() is { } clock)
        {
            string? kept = await services.GetRequiredService<ISettings>().FindAsync(null, OffsetKey, cancellationToken);
            clock.Offset = long.TryParse(kept, NumberStyles.None, CultureInfo.InvariantCulture, out long ticks)
                ? TimeSpan.FromTicks(ticks)
                : TimeSpan.Zero;
        }
    }

    private static async Task<Results<RedirectHttpResult, RazorComponentResult<ClockPage>>> MoveAsync(
        [FromForm] string? act, [FromForm] string? to, TrialClock clock, ISettings settings, Visit visit, Words words,
        CancellationToken cancellationToken)
    {
        DateOnly? day = DateOnly.TryParseExact(to, "yyyy-MM-dd", out DateOnly parsed) ? parsed : null;
        if (ClockMove.Apply(clock.Offset, visit.Now, act, day, visit.Zone) is not { } offset)
        {
            return new RazorComponentResult<ClockPage>(new { Problem = words["clock.refused"] })
            {
                StatusCode = StatusCodes.Status422UnprocessableEntity,
            };
        }

        await settings.SetAsync(null, OffsetKey, offset.Ticks.ToString(CultureInfo.InvariantCulture), cancellationToken);
        clock.Offset = offset;
        return TypedResults.LocalRedirect("/admin/clock");
    }
}
