using System.Text;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Pathways.DesignerHost.SignIn;

/// <summary>The accounts, on the tables that <c>0003_identity.sql</c> makes. No other data goes through here.</summary>
/// <param name="options">Which database.</param>
public sealed class AccountStore(DbContextOptions<AccountStore> options) : IdentityUserContext<Account, Guid>(options)
{
    /// <inheritdoc />
    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.Entity<Account>(account =>
        {
            account.ToTable("account");
            account.Ignore(a => a.PhoneNumber);
            account.Ignore(a => a.PhoneNumberConfirmed);
            account.Ignore(a => a.Person);
        });
        builder.Entity<IdentityUserClaim<Guid>>().ToTable("account_claim").Property(c => c.UserId).HasColumnName("account_id");
        builder.Entity<IdentityUserLogin<Guid>>().ToTable("account_login").Property(l => l.UserId).HasColumnName("account_id");
        builder.Entity<IdentityUserToken<Guid>>().ToTable("account_token").Property(t => t.UserId).HasColumnName("account_id");
        foreach (IMutableProperty property in builder.Model.GetEntityTypes().SelectMany(type => type.GetProperties()))
        {
            if (property.Name != "UserId")
            {
                property.SetColumnName(ColumnName(property.Name));
            }
        }
    }

    // "AccessFailedCount" is access_failed_count in the scripts.
    private static string ColumnName(string property)
    {
        var name = new StringBuilder(property.Length + 4);
        foreach (char letter in property)
        {
            if (char.IsUpper(letter) && name.Length > 0)
            {
                name.Append('_');
            }

            name.Append(char.ToLowerInvariant(letter));
        }

        return name.ToString();
    }
}
