using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using Pathways.Care;

namespace Pathways.DesignerHost.SignIn;

/// <summary>What the cookie says of an account: the person. Roles are read at each request, so that losing one works at once.</summary>
internal sealed class AccountClaims(UserManager<Account> accounts, IOptions<IdentityOptions> options)
    : UserClaimsPrincipalFactory<Account>(accounts, options)
{
    private const string PersonClaim = "pathways:person";

    /// <summary>The person of a signed-in request; <c>null</c> when nobody is signed in.</summary>
    public static PersonId? PersonOf(ClaimsPrincipal principal) =>
        principal.Identity?.IsAuthenticated == true && Guid.TryParse(principal.FindFirstValue(PersonClaim), out Guid person)
            ? new PersonId(person)
            : null;

    protected override async Task<ClaimsIdentity> GenerateClaimsAsync(Account user)
    {
        ClaimsIdentity identity = await base.GenerateClaimsAsync(user);
        identity.AddClaim(new Claim(PersonClaim, user.PersonId.ToString("D")));
        return identity;
    }
}
