using System.Collections.Immutable;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Pathways.Care;

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
/// <param name="accounts">The accounts.</param>
internal sealed class AccountClosing(UserManager<Account> accounts)
{
    // A lock without an end: years that the databases and the framework both write.
    private static readonly DateTimeOffset Forever = new(9999, 12, 31, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Whether an account was closed, not only locked for some minutes.</summary>
    public static bool IsClosed(Account account) => account.LockoutEnd >= Forever.AddDays(-1);

    /// <summary>How the accounts of people stand; those who have none are missing.</summary>
    public async Task<ImmutableDictionary<PersonId, AccountStanding>> StandingsAsync(CancellationToken stop)
    {
        List<Account> all = await accounts.Users.AsNoTracking().ToListAsync(stop);
        return all.GroupBy(account => account.Person).ToImmutableDictionary(
            ofPerson => ofPerson.Key,
            ofPerson => ofPerson.All(IsClosed) ? AccountStanding.Closed : AccountStanding.Open);
    }

    /// <summary>Closes what accounts a person has: nobody signs in with them any more, and whoever is signed in is so no longer.</summary>
    public async Task CloseAsync(PersonId person, CancellationToken stop)
    {
        foreach (Account account in await accounts.Users.Where(account => account.PersonId == person.Value).ToListAsync(stop))
        {
            account.LockoutEnabled = true;
            account.LockoutEnd = Forever;
            // Also stores the account.
            IdentityResult closed = await accounts.UpdateSecurityStampAsync(account);
            if (!closed.Succeeded)
            {
                throw new InvalidOperationException(
                    $"The account {account.Id} cannot be closed: {string.Join(' ', closed.Errors.Select(error => error.Description))}");
            }
        }
    }
}
