using System.Net.ServerSentEvents;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Pathways.DesignerHost.Frame;
using Pathways.Runtime;

namespace Pathways.DesignerHost.Live;

/// <summary>Where pages listen for changes.</summary>
internal static class LiveEndpoints
{
    /// <summary>The header of a page that looks by itself: nobody's session lasts longer for it, and nobody has looked.</summary>
    public const string LookHeader = "Pathways-Look";

    private const string Path = "/live";

    public static IServiceCollection AddPathwayLive(this IServiceCollection services)
    {
        services.AddSingleton<LiveConnections>();
        services.AddSingleton<LiveStream>();
        services.AddScoped<LiveSubject>();
        // After the validation of the security stamp, which renews a session as any request does.
        services.PostConfigure<CookieAuthenticationOptions>(IdentityConstants.ApplicationScheme, cookie =>
        {
            Func<CookieValidatePrincipalContext, Task> validate = cookie.Events.OnValidatePrincipal;
            cookie.Events.OnValidatePrincipal = async context =>
            {
                await validate(context);
                context.ShouldRenew &= !IsByScript(context.Request);
            };
            // Whoever is signed in no more hears "no content": the page of signing in is nothing to listen to.
            Func<RedirectContext<CookieAuthenticationOptions>, Task> toSignIn = cookie.Events.OnRedirectToLogin;
            cookie.Events.OnRedirectToLogin = context =>
            {
                if (!context.Request.Path.StartsWithSegments(Path, StringComparison.Ordinal))
                {
                    return toSignIn(context);
                }

                context.Response.StatusCode = StatusCodes.Status204NoContent;
                return Task.CompletedTask;
            };
            cookie.Events.OnCheckSlidingExpiration = context =>
            {
                context.ShouldRenew &= !IsByScript(context.Request);
                return Task.CompletedTask;
            };
        });
        return services;
    }

    public static void MapLive(this IEndpointRouteBuilder routes) => routes.MapGet(Path, ListenAsync);

    /// <summary>Whether a page asks by itself, and nobody pressed anything.</summary>
    public static bool IsByScript(HttpRequest request) =>
        request.Headers.ContainsKey(LookHeader) || request.Path.StartsWithSegments(Path, StringComparison.Ordinal);

    private static async Task<IResult> ListenAsync(
        HttpContext context, Visit visit, LiveSubject subjects, LiveConnections connections, LiveStream stream, IInbox inbox, Guid? @case,
        Guid? patient, long? seen)
    {
        Func<Task<bool>>? hasChanged = await subjects.FindAsync(@case, patient, seen ?? 0, context.RequestAborted);
        // "No content" tells a browser not to come back by itself.
        if (hasChanged is null || connections.Open(visit.SignedIn.Person, context.RequestAborted) is not { } connection)
        {
            return TypedResults.NoContent();
        }

        context.Response.OnCompleted(() =>
        {
            connection.Close();
            return Task.CompletedTask;
        });
        // nginx and others keep answers until they are whole, unless they are told.
        context.Response.Headers["X-Accel-Buffering"] = "no";
        IAsyncEnumerable<SseItem<string>> events = stream.ReadAsync(
            () => inbox.NextChange(visit.SignedIn.Here.Network), hasChanged, LifeOf(context), connection.Ended);
        return TypedResults.ServerSentEvents(events);
    }

    // A connection ends with the session; real time, as cookies have it.
    private static TimeSpan LifeOf(HttpContext context)
    {
        DateTimeOffset? end = context.Features.Get<IAuthenticateResultFeature>()?.AuthenticateResult?.Properties?.ExpiresUtc;
        return end - TimeProvider.System.GetUtcNow() is { } left && left < LiveStream.LongestLife ? left : LiveStream.LongestLife;
    }
}
