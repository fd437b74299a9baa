using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Pathways.DesignerHost.Clock;
using Pathways.DesignerHost.Settings;
using Pathways.DesignerHost.SignIn;
using Pathways.DesignerHost.Wording;

namespace Pathways.DesignerHost.Frame;

/// <summary>Fills the <see cref="Visit"/> of a request: language, theme, clock, and who is signed in where.</summary>
internal sealed class VisitMiddleware(RequestDelegate next, TimeProvider clock, HostSettings settings)
{
    public async Task InvokeAsync(HttpContext context, Visit visit, ViewerReader viewers, KnownNetworks networks)
    {
        IRequestCookieCollection cookies = context.Request.Cookies;
        visit.Language = LanguageCode.From(context.Request.Query["lang"].FirstOrDefault() ?? cookies[FrameEndpoints.LanguageCookie]);
        visit.Theme = Enum.TryParse(cookies[FrameEndpoints.ThemeCookie], out Theme theme) ? theme : Theme.Device;
        visit.Now = clock.GetUtcNow();
        visit.Address = $"{context.Request.Path}{context.Request.QueryString}";
        visit.IsDemonstration = settings.IsDemonstration;
        visit.ClockOffset = clock is TrialClock trial ? trial.Offset : TimeSpan.Zero;
        bool isOpen = context.GetEndpoint()?.Metadata.GetMetadata<IAllowAnonymous>() is not null;
        if (!isOpen && AccountClaims.PersonOf(context.User) is { } person)
        {
            visit.Viewer = await viewers.ReadAsync(
                person, cookies[FrameEndpoints.PlaceCookie], visit.Now, context.RequestAborted);
            if (visit.Viewer is not { } viewer)
            {
                // Whoever has no place any more is signed in no more: roles are read at each request, so this is at once.
                await context.SignOutAsync(IdentityConstants.ApplicationScheme);
                await Pages.NoPlace(new Words(visit.Language)).ExecuteAsync(context);
                return;
            }

            KnownNetwork? here = await networks.FindAsync(viewer.Here.Network, context.RequestAborted);
            visit.Zone = here?.Zone ?? TimeZoneInfo.Utc;
        }

        await next(context);
    }
}
