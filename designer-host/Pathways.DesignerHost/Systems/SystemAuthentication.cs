using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using Pathways.Runtime;

namespace Pathways.DesignerHost.Systems;

/// <summary>Knows other systems by the token of their <c>Authorization: Bearer</c> header; the system becomes a feature of the request.</summary>
internal sealed class SystemAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options,
    ILoggerFactory logging,
    UrlEncoder encoder,
    IConnectedSystems systems,
    TimeProvider clock) : AuthenticationHandler<AuthenticationSchemeOptions>(options, logging, encoder)
{
    /// <summary>Name of the scheme, and of the policy that asks for it.</summary>
    public const string Name = "connected-system";

    private const string Bearer = "Bearer ";

    // Often enough to see that a system is alive, seldom enough to cost nothing.
    private static readonly TimeSpan noted = TimeSpan.FromMinutes(1);

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        string header = Request.Headers.Authorization.ToString();
        if (!header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase))
        {
            return AuthenticateResult.NoResult();
        }

        ConnectedSystem? system =
            await systems.FindByTokenAsync(SystemToken.HashOf(header[Bearer.Length..].Trim()), Context.RequestAborted);
        if (system is not { RevokedAt: null })
        {
            return AuthenticateResult.Fail("The token is not known, or its system was disconnected.");
        }

        DateTimeOffset now = clock.GetUtcNow();
        if (system.LastSeenAt is not { } seen || now - seen >= noted)
        {
            await systems.NoteSeenAsync(system.Network, system.Id, now, Context.RequestAborted);
        }

        Context.Features.Set(system);
        ClaimsIdentity identity = new([new Claim(ClaimTypes.NameIdentifier, system.Id.ToString("D"))], Name);
        return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), Name));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.Headers.WWWAuthenticate = "Bearer";
        return WorkProblems.Unknown().ExecuteAsync(Context);
    }
}
