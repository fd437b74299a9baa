using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Pathways.DesignerHost.SignIn;
using Pathways.DesignerHost.Wording;
using Pathways.Runtime;

namespace Pathways.DesignerHost.Frame;

/// <summary>Language, theme and place: choices that stay with the browser; the language with the person too.</summary>
internal static class FrameEndpoints
{
    public const string LanguageCookie = "pathways.language";
    public const string ThemeCookie = "pathways.theme";
    public const string PlaceCookie = "pathways.place";

    public static void MapFrame(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/preferences", ChoosePreferencesAsync).AllowAnonymous();
        routes.MapPost("/place", ChoosePlace);
    }

    private static async Task<RedirectHttpResult> ChoosePreferencesAsync(
        HttpContext context, INetworkDirectory directory, [FromForm] string? language, [FromForm] string? theme, [FromForm] string? back)
    {
        HttpResponse response = context.Response;
        if (language is not null)
        {
            string code = LanguageCode.Of(LanguageCode.From(language));
            Remember(response, LanguageCookie, code);
            if (AccountClaims.PersonOf(context.User) is { } person)
            {
                // Messages to the person are written in it too.
                await directory.ChooseLanguageAsync(person, code, context.RequestAborted);
            }
        }

        if (Enum.TryParse(theme, ignoreCase: true, out Theme chosen))
        {
            Remember(response, ThemeCookie, chosen.ToString());
        }

        return TypedResults.LocalRedirect(Address.Local(back, otherwise: "/"));
    }

    private static RedirectHttpResult ChoosePlace(HttpResponse response, Visit visit, [FromForm] string place)
    {
        if (visit.SignedIn.Places.Any(choice => choice.Key == place))
        {
            Remember(response, PlaceCookie, place);
        }

        // Another role sees other tasks: start where its work is.
        return TypedResults.LocalRedirect("/inbox");
    }

    private static void Remember(HttpResponse response, string cookie, string value) =>
        response.Cookies.Append(cookie, value, new CookieOptions
        {
            MaxAge = TimeSpan.FromDays(365),
            HttpOnly = true,
            SameSite = SameSiteMode.Lax,
            IsEssential = true,
            Secure = response.HttpContext.Request.IsHttps,
        });
}
