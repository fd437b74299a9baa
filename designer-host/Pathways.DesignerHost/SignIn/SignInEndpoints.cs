using Microsoft.AspNetCore.Http.HttpResults;
using Pathways.DesignerHost.Frame;

namespace Pathways.DesignerHost.SignIn;

/// <summary>The sign-in page.</summary>
internal static class SignInEndpoints
{
    public static void MapSignIn(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/sign-in", Show).AllowAnonymous();

    private static RazorComponentResult<SignInPage> Show(string? back) =>
        new(new { Back = Address.Local(back, otherwise: "/") });
}
