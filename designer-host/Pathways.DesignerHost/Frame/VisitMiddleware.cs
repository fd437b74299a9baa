using Pathways.DesignerHost.Wording;

namespace Pathways.DesignerHost.Frame;

/// <summary>Fills the <see cref="Visit"/> of a request: language, theme, clock, and who is signed in where.</summary>
internal sealed class VisitMiddleware(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext context, Visit visit, TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(context);
        IRequestCookieCollection cookies = context.Request.Cookies;
        visit.Language = LanguageCode.From(cookies[FrameEndpoints.LanguageCookie]);
        visit.Theme = Enum.TryParse(cookies[FrameEndpoints.ThemeCookie], out Theme theme) ? theme : Theme.Device;
        visit.Now = clock.GetUtcNow();
        visit.Address = $"{context.Request.Path}{context.Request.QueryString}";
        await next(context);
    }
}
