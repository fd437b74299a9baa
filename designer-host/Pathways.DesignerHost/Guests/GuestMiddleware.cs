using Pathways.Care;
using Pathways.DesignerHost.Frame;
using Pathways.DesignerHost.Wording;
using Pathways.Runtime;

namespace Pathways.DesignerHost.Guests;

/// <summary>
/// Finds out whom a link belongs to before the page is made, so that its language and dates are right, and keeps what stands in
/// the address from leaking: into caches, search engines and other sites.
/// </summary>
internal sealed class GuestMiddleware(RequestDelegate next, GuestDesk desk, KnownNetworks networks, ISettings settings)
{
    /// <summary>Where links of guests lead.</summary>
    public const string Root = "/guest";

    /// <summary>Where anybody may file a request, in French and in English.</summary>
    public static readonly string[] Doors = ["/demande", EnglishDoor];

    private const string EnglishDoor = "/request";

    /// <summary>Whether a request is by somebody without an account.</summary>
    public static bool IsFor(PathString path) => Doors.Append(Root).Any(root => path.StartsWithSegments(root, StringComparison.OrdinalIgnoreCase));

    public async Task InvokeAsync(HttpContext context, GuestVisit guest, Visit visit)
    {
        Hide(context.Response.Headers);
        CancellationToken stop = context.RequestAborted;
        guest.Call = await desk.FindAsync(context.GetRouteValue("token") as string, stop);
        if ((guest.Call?.Invitation.Network ?? Asked(context)) is { } id)
        {
            guest.Network = await networks.FindAsync(id, stop);
            guest.Door = await NetworkDoor.ReadAsync(settings, id, stop);
            visit.Zone = guest.Network?.Zone ?? TimeZoneInfo.Utc;
        }

        if (context.Request.Path.StartsWithSegments(EnglishDoor, StringComparison.OrdinalIgnoreCase) && !context.Request.Query.ContainsKey("lang"))
        {
            visit.Language = Language.English;
        }

        await next(context);
    }

    // Any text may stand in the address: what cannot be a network is none. Nobody minds capitals in an address.
    private static NetworkId? Asked(HttpContext context) =>
        (context.GetRouteValue("network") as string)?.ToLowerInvariant() is { } key && NetworkId.IsWellFormed(key) ? new NetworkId(key) : null;

    private static void Hide(IHeaderDictionary headers)
    {
        headers["Referrer-Policy"] = "no-referrer";
        headers["X-Robots-Tag"] = "noindex, nofollow";
        headers.CacheControl = "no-store";
    }
}
