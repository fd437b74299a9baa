using System.Collections.Immutable;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Pathways.Care;
using Pathways.DesignerHost.Live;

namespace Pathways.DesignerHost.SignIn;

/// <summary>How the account of a person stands.</summary>
public enum AccountStanding
{
    /// <summary>There is none.</summary>
    None,

    /// <summary>The person can sign in.</summary>
    Open,

    /// <summary>It was closed.</summary>
    Closed,
}

/// <summary>Closes accounts. A closed one is kept, because histories point to its person.</summary>
/// <param name="store">The accounts.</param>
/// <param name="live">The pages that listen.</param>
public sealed class AccountClosing(AccountStore store, LiveConnections live)
{
    private const int StampBytes = 20;

    // A lock without an end: years that the databases and the framework both write.
    private static readonly DateTimeOffset Forever = new(9999, 12, 31, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Whether an account was closed, not only locked for some minutes.</summary>
    /// <param name="account">The account.</param>
    public static bool IsClosed(Account account)
    {
        ArgumentNullException.ThrowIfNull(account);
        return account.LockoutEnd >= Forever.AddDays(-1);
    }

    /// <summary>
    /// Asks of each request of somebody signed in whether their account still is as it was when they signed in, and open: a closed
    /// one is refused on the very next request.
    /// </summary>
    /// <param name="context">The request's cookie.</param>
    public static async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        SignInManager<Account> signIn = context.HttpContext.RequestServices.GetRequiredService<SignInManager<Account>>();
        if (await signIn.ValidateSecurityStampAsync(context.Principal) is { } account && !IsClosed(account))
        {
            return;
        }

        context.RejectPrincipal();
        await signIn.SignOutAsync();
    }

    /// <summary>How the accounts of people stand; those who have none are missing.</summary>
    /// <param name="stop">Stops waiting.</param>
    public async Task<ImmutableDictionary<PersonId, AccountStanding>> StandingsAsync(CancellationToken stop)
    {
        List<Account> all = await store.Users.AsNoTracking().ToListAsync(stop);
        return all.GroupBy(account => account.Person).ToImmutableDictionary(
            ofPerson => ofPerson.Key,
            ofPerson => ofPerson.All(IsClosed) ? AccountStanding.Closed : AccountStanding.Open);
    }

    /// <summary>
    /// Closes what accounts a person has: nobody signs in with them any more, and whoever is signed in is so no longer. One statement,
    /// so that a password which is being typed at the same moment is in nobody's way.
    /// </summary>
    /// <param name="person">The person.</param>
    /// <param name="stop">Stops waiting.</param>
    public async Task CloseAsync(PersonId person, CancellationToken stop)
    {
        string stamp = Convert.ToHexString(RandomNumberGenerator.GetBytes(StampBytes));
        await store.Users.Where(account => account.PersonId == person.Value).ExecuteUpdateAsync(
            account => account
                .SetProperty(a => a.LockoutEnabled, true)
                .SetProperty(a => a.LockoutEnd, Forever)
                .SetProperty(a => a.SecurityStamp, stamp)
                // Who has read the account before does not write it back as it was.
                .SetProperty(a => a.ConcurrencyStamp, stamp),
            stop);
        await live.EndAsync(person);
    }
}
