using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Pathways.Runtime;

namespace Pathways.DesignerHost.Guests;

/// <summary>Remembers in the browser that a guest has shown who they are, for this one invitation.</summary>
internal sealed class GuestProof(IDataProtectionProvider keys, IHttpContextAccessor requests)
{
    private const string Cookie = "pathways.guest";

    // Long enough to fill in any form at leisure [P].
    private static readonly TimeSpan Length = TimeSpan.FromHours(2);

    private readonly ITimeLimitedDataProtector protector = keys.CreateProtector("Pathways.Guest").ToTimeLimitedDataProtector();

    private HttpContext Request => requests.HttpContext ?? throw new InvalidOperationException("A proof belongs to a request.");

    public void Remember(GuestInvitation invitation) => Request.Response.Cookies.Append(
        Cookie,
        protector.Protect(invitation.Id.ToString("D", CultureInfo.InvariantCulture), Length),
        new CookieOptions
        {
            HttpOnly = true,
            SameSite = SameSiteMode.Lax,
            IsEssential = true,
            Path = GuestMiddleware.Root,
            MaxAge = Length,
            Secure = Request.Request.IsHttps,
        });

    public bool IsThere(GuestInvitation invitation)
    {
        try
        {
            return Request.Request.Cookies[Cookie] is { } kept
                && Guid.TryParse(protector.Unprotect(kept), out Guid id) && id == invitation.Id;
        }
        catch (CryptographicException)
        {
            return false; // Old, or made up.
        }
    }
}
