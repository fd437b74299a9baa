using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Pathways.DesignerHost.Systems;
using Pathways.Runtime;
using Pathways.Storage;

namespace Pathways.DesignerHost.SignIn;

/// <summary>Registers accounts, the cookie and its keys.</summary>
public static class SignInRegistration
{
    /// <summary>Wrong passwords in a row after which an account is locked.</summary>
    public const int AttemptsBeforeLock = 5;

    /// <summary>How long a locked account stays locked.</summary>
    public static readonly TimeSpan LockLength = TimeSpan.FromMinutes(15);

    /// <summary>Registers them.</summary>
    /// <param name="services">The host's services.</param>
    /// <param name="database">Where accounts are kept.</param>
    public static IServiceCollection AddPathwaySignIn(this IServiceCollection services, DatabaseSetting database)
    {
        services.AddDbContext<AccountStore>(options => _ = database.Kind == DatabaseKind.PostgreSql
            ? options.UseNpgsql(database.ConnectionString)
            : options.UseSqlite(database.ConnectionString));
        services.AddIdentityCore<Account>(options =>
            {
                options.Password.RequiredLength = 12;
                options.Password.RequireNonAlphanumeric = false;
                options.Password.RequireUppercase = false;
                options.Password.RequireDigit = false;
                options.Lockout.MaxFailedAccessAttempts = AttemptsBeforeLock;
                options.Lockout.DefaultLockoutTimeSpan = LockLength;
                options.User.AllowedUserNameCharacters = "abcdefghijklmnopqrstuvwxyz0123456789._-@ABCDEFGHIJKLMNOPQRSTUVWXYZ";
            })
            .AddEntityFrameworkStores<AccountStore>()
            .AddSignInManager()
            .AddClaimsPrincipalFactory<AccountClaims>();
        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddCookie(IdentityConstants.ApplicationScheme, cookie =>
        {
            // Real time: moving the trial clock must not sign people out.
            cookie.TimeProvider = TimeProvider.System;
            cookie.Cookie.Name = "pathways.session";
            cookie.Cookie.SameSite = SameSiteMode.Lax;
            cookie.LoginPath = "/sign-in";
            cookie.ReturnUrlParameter = "back";
            cookie.ExpireTimeSpan = TimeSpan.FromHours(10);
            cookie.SlidingExpiration = true;
            cookie.Events.OnValidatePrincipal = AccountClosing.ValidateAsync;
        }).AddScheme<AuthenticationSchemeOptions, SystemAuthentication>(SystemAuthentication.Name, configureOptions: null);
        services.AddAuthorizationBuilder()
            .SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build())
            // People have no business there, nor systems elsewhere.
            .AddPolicy(SystemAuthentication.Name, new AuthorizationPolicyBuilder(SystemAuthentication.Name).RequireAuthenticatedUser().Build());
        services.AddScoped<AccountClosing>();
        services.AddSingleton<DemoAccounts>();
        services.AddDataProtection().SetApplicationName("Pathways");
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(host => new ConfigureOptions<KeyManagementOptions>(
            options => options.XmlRepository = new StoredKeys(host.GetRequiredService<ISigningKeys>())));
        return services;
    }
}
