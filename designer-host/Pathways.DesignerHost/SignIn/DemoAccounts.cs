using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Pathways.DesignerHost.Settings;
using Pathways.Population;

namespace Pathways.DesignerHost.SignIn;

/// <summary>The accounts of the demonstration network; none outside demonstrations.</summary>
/// <param name="settings">Whether this is a demonstration.</param>
public sealed class DemoAccounts(HostSettings settings)
{
    private static readonly IReadOnlyList<DemoAccount> Known =
        [.. DemoNetwork.People.Select(person => new DemoAccount(person.Account, person.Person.DisplayName, person.Roles[0].Role))];

    /// <summary>The accounts in the order of the sign-in page.</summary>
    public IReadOnlyList<DemoAccount> All => settings.IsDemonstration ? Known : [];

    /// <summary>Adds the accounts that are missing.</summary>
    /// <param name="services">A scope of the host.</param>
    public static async Task AddMissingAsync(IServiceProvider services)
    {
        UserManager<Account> accounts = services.GetRequiredService<UserManager<Account>>();
        HashSet<string?> present = [.. await accounts.Users.Where(account => account.IsDemonstration).Select(account => account.UserName).ToListAsync()];
        foreach (DemoPerson person in DemoNetwork.People.Where(person => !present.Contains(person.Account)))
        {
            var account = new Account
            {
                Id = Guid.CreateVersion7(),
                UserName = person.Account,
                Email = person.Person.Email,
                PersonId = person.Person.Id.Value,
                IsDemonstration = true,
            };
            IdentityResult added = await accounts.CreateAsync(account, DemoAccount.Password);
            if (!added.Succeeded && !added.Errors.Any(error => error.Code == nameof(IdentityErrorDescriber.DuplicateUserName)))
            {
                throw new InvalidOperationException(
                    $"The demonstration account '{person.Account}' cannot be made: {string.Join(' ', added.Errors.Select(error => error.Description))}");
            }
        }
    }
}
