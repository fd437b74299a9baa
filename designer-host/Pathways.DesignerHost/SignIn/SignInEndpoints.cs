using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Pathways.DesignerHost.Frame;
using Pathways.DesignerHost.Live;
using Pathways.DesignerHost.Settings;
using Pathways.DesignerHost.Wording;
using SignInResult = Microsoft.AspNetCore.Identity.SignInResult;

namespace Pathways.DesignerHost.SignIn;

/// <summary>Signing in and out.</summary>
internal static class SignInEndpoints
{
    public static void MapSignIn(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/sign-in", Show).AllowAnonymous();
        routes.MapPost("/sign-in", SignInAsync).AllowAnonymous();
        routes.MapPost("/sign-out", SignOutAsync).AllowAnonymous();
    }

    private static RazorComponentResult<SignInPage> Show(string? back, DemoAccounts demo) => Page(demo, back, null, null);

    private static async Task<Results<RedirectHttpResult, RazorComponentResult<SignInPage>>> SignInAsync(
        IFormCollection form, SignInManager<Account> signIn, HostSettings settings, DemoAccounts demo, Words words)
    {
        SignInEntry entry = SignInEntry.From(form);
        string name = (entry.Demo ?? entry.Name)?.Trim() ?? string.Empty;
        Account? account = await signIn.UserManager.FindByNameAsync(name);
        if (account is null || (account.IsDemonstration && !settings.IsDemonstration))
        {
            return Page(demo, entry.Back, name, words["sign_in.refused"]);
        }

        // A button of the list stands for the public password; the way in is the same, lockout included.
        string password = (entry.Demo is not null ? DemoAccount.Password : entry.Password) ?? string.Empty;
        SignInResult result = await signIn.PasswordSignInAsync(account, password, isPersistent: false, lockoutOnFailure: true);
        return result switch
        {
            { Succeeded: true } => TypedResults.LocalRedirect(Address.Local(entry.Back, otherwise: "/")),
            { IsLockedOut: true } when AccountClosing.IsClosed(account) => Page(demo, entry.Back, name, words["sign_in.closed"]),
            { IsLockedOut: true } => Page(demo, entry.Back, name, words.With(
                "sign_in.locked", words.Count("duration.minutes", (long)SignInRegistration.LockLength.TotalMinutes))),
            _ => Page(demo, entry.Back, name, words["sign_in.refused"]),
        };
    }

    private static async Task<RedirectHttpResult> SignOutAsync(SignInManager<Account> signIn, LiveConnections live)
    {
        if (AccountClaims.PersonOf(signIn.Context.User) is { } person)
        {
            await live.EndAsync(person);
        }

        await signIn.SignOutAsync();
        return TypedResults.LocalRedirect("/sign-in");
    }

    private static RazorComponentResult<SignInPage> Page(DemoAccounts demo, string? back, string? name, string? problem) =>
        new(new
        {
            Back = Address.Local(back, otherwise: "/"),
            Name = name,
            Problem = problem,
            DemoAccounts = demo.All,
        })
        { StatusCode = problem is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity };

    /// <summary>What the sign-in form sends.</summary>
    private sealed record SignInEntry(string? Name, string? Password, string? Demo, string? Back)
    {
        public static SignInEntry From(IFormCollection form) => new(form["name"], form["password"], form["demo"], form["back"]);
    }
}
