using System.Globalization;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Mvc;
using Pathways.DesignerHost.Forms;
using Pathways.DesignerHost.Tasks;
using Pathways.DesignerHost.Wording;

namespace Pathways.DesignerHost.Guests;

/// <summary>The pages of people without an account.</summary>
internal static class GuestEndpoints
{
    /// <summary>Limits how often one address may knock.</summary>
    public const string Limit = "guests";

    /// <summary>Limits how many requests one address may file.</summary>
    public const string FilingLimit = "filing";

    /// <summary>Largest form that somebody outside can send, in bytes: fifty long letters [P].</summary>
    public const long LargestForm = 1_000_000;

    // Nobody types faster; who tries links or dates does [P].
    private const int KnocksAMinute = 60;

    // A whole practice behind one address files fewer, mistyped ones included [P].
    private const int FilingsInTenMinutes = 20;

    public static IServiceCollection AddPathwayGuests(this IServiceCollection services) => services
        .AddHttpContextAccessor()
        .AddScoped<GuestVisit>()
        .AddScoped<GuestProof>()
        .AddScoped<GuestPages>()
        .AddScoped<GuestActs>()
        .AddScoped<TaskForms>()
        .AddScoped<TaskDrafts>()
        .AddScoped<InviteDesk>()
        .AddScoped<DoorDesk>()
        .AddRateLimiter(options =>
        {
            options.AddPolicy(Limit, context => OfAddress(context, KnocksAMinute, TimeSpan.FromMinutes(1)));
            options.AddPolicy(FilingLimit, context => OfAddress(context, FilingsInTenMinutes, TimeSpan.FromMinutes(10)));
            options.OnRejected = async (rejected, _) =>
            {
                HttpContext context = rejected.HttpContext;
                context.Response.Headers.RetryAfter = TimeSpan.FromMinutes(1).TotalSeconds.ToString(CultureInfo.InvariantCulture);
                await GuestPages.TooMany(context.RequestServices.GetRequiredService<Words>()).ExecuteAsync(context);
            };
        });

    private static RateLimitPartition<string> OfAddress(HttpContext context, int atMost, TimeSpan window) =>
        RateLimitPartition.GetFixedWindowLimiter(
            context.Connection.RemoteIpAddress?.ToString() ?? string.Empty,
            _ => new FixedWindowRateLimiterOptions { PermitLimit = atMost, Window = window });

    /// <summary>Puts the finder of links before their pages.</summary>
    public static IApplicationBuilder UseGuests(this IApplicationBuilder app) => app
        .UseRateLimiter()
        .UseWhen(context => GuestMiddleware.IsFor(context.Request.Path), branch => branch.UseMiddleware<GuestMiddleware>());

    public static void MapGuests(this IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder guests = routes.MapGroup(GuestMiddleware.Root + "/{token}").AllowAnonymous().RequireRateLimiting(Limit).WithMetadata(new RequestSizeLimitAttribute(LargestForm));
        guests.MapGet("", (GuestActs acts, CancellationToken stop) => acts.ShowAsync(stop));
        guests.MapPost("", (IFormCollection form, GuestActs acts, CancellationToken stop) => acts.AnswerAsync(Entry.From(form), stop));
        guests.MapPost("/proof", (IFormCollection form, GuestActs acts, CancellationToken stop) => acts.ProveAsync(Entry.From(form), stop));
    }
}
