using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Logging.Abstractions;
using Pathways.Care;
using Pathways.DesignerHost.Live;
using Pathways.DesignerHost.SignIn;
using Pathways.Storage;
using Pathways.Testing;

namespace Pathways.DesignerHost.Tests.SignIn;

public sealed class ClosingAnAccount
{
    private const string Password = "correct horse battery";

    private static readonly PersonId Claire = new(Guid.Parse("0a000000-0000-7000-8000-000000000001"));

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task Refuses_the_very_next_request_and_every_password(DatabaseKind kind)
    {
        await using TestDatabase database = await TestDatabase.CreateAsync(kind, Cancellation);
        await using ServiceProvider services = ServicesOn(database);
        ClaimsPrincipal signedIn = await OpenAsync(services, "claire");
        ClaimsPrincipal also = await OpenAsync(services, "claire.second");
        ClaimsPrincipal other = await OpenAsync(services, "yves", new PersonId(Guid.CreateVersion7()));
        Assert.NotNull(await ValidateAsync(services, signedIn));
        LiveConnection listening = services.GetRequiredService<LiveConnections>().Open(Claire, Cancellation)!; // It is the first.

        await CloseAsync(services);

        Assert.Null(await ValidateAsync(services, signedIn));
        Assert.Null(await ValidateAsync(services, also));
        Assert.NotNull(await ValidateAsync(services, other));
        Assert.True(listening.Ended.IsCancellationRequested);
        Assert.True((await SignInAsync(services, "claire", Password)).IsLockedOut);
    }

    [Fact]
    public async Task Succeeds_while_passwords_are_tried()
    {
        await using TestDatabase database = await TestDatabase.CreateAsync(DatabaseKind.PostgreSql, Cancellation);
        await using ServiceProvider services = ServicesOn(database);
        await OpenAsync(services, "claire");

        await Task.WhenAll([.. Enumerable.Range(0, 12).Select(_ => SignInAsync(services, "claire", "wrong")), CloseAsync(services)]);

        Assert.True((await SignInAsync(services, "claire", Password)).IsLockedOut);
        await using AsyncServiceScope scope = services.CreateAsyncScope();
        Assert.Equal(
            AccountStanding.Closed,
            (await scope.ServiceProvider.GetRequiredService<AccountClosing>().StandingsAsync(Cancellation))[Claire]);
    }

    private static ServiceProvider ServicesOn(TestDatabase database) => new ServiceCollection()
        .AddLogging()
        .AddSingleton<LiveConnections>()
        .AddSingleton<IHostApplicationLifetime>(new ApplicationLifetime(NullLogger<ApplicationLifetime>.Instance))
        .AddHttpContextAccessor()
        .AddPathwaySignIn(database.Setting)
        .AddSingleton(database.Get<Pathways.Runtime.ISigningKeys>())
        .BuildServiceProvider();

    private static async Task<ClaimsPrincipal> OpenAsync(ServiceProvider services, string name, PersonId? person = null)
    {
        await using AsyncServiceScope scope = services.CreateAsyncScope();
        SignInManager<Account> signIn = SignInOf(scope);
        var account = new Account { Id = Guid.CreateVersion7(), UserName = name, PersonId = (person ?? Claire).Value };
        Assert.True((await signIn.UserManager.CreateAsync(account, Password)).Succeeded);
        return await signIn.CreateUserPrincipalAsync(account);
    }

    private static async Task CloseAsync(ServiceProvider services)
    {
        await using AsyncServiceScope scope = services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<AccountClosing>().CloseAsync(Claire, Cancellation);
    }

    private static async Task<SignInResult> SignInAsync(ServiceProvider services, string name, string password)
    {
        await using AsyncServiceScope scope = services.CreateAsyncScope();
        SignInManager<Account> signIn = SignInOf(scope);
        Account account = (await signIn.UserManager.FindByNameAsync(name))!; // It was made.
        return await signIn.CheckPasswordSignInAsync(account, password, lockoutOnFailure: true);
    }

    // What the cookie's handler asks at the beginning of each request.
    private static async Task<ClaimsPrincipal?> ValidateAsync(ServiceProvider services, ClaimsPrincipal signedIn)
    {
        await using AsyncServiceScope scope = services.CreateAsyncScope();
        SignInManager<Account> signIn = SignInOf(scope);
        var context = new CookieValidatePrincipalContext(
            signIn.Context,
            new AuthenticationScheme(IdentityConstants.ApplicationScheme, null, typeof(CookieAuthenticationHandler)),
            new CookieAuthenticationOptions(),
            new AuthenticationTicket(signedIn, IdentityConstants.ApplicationScheme));
        await AccountClosing.ValidateAsync(context);
        return context.Principal;
    }

    private static SignInManager<Account> SignInOf(AsyncServiceScope scope)
    {
        SignInManager<Account> signIn = scope.ServiceProvider.GetRequiredService<SignInManager<Account>>();
        signIn.Context = new DefaultHttpContext { RequestServices = scope.ServiceProvider };
        return signIn;
    }
}
