using Microsoft.AspNetCore.Identity;
using Pathways.Care;

namespace Pathways.DesignerHost.SignIn;

/// <summary>How a person proves who they are. Roles are not here: they are role assignments of the person.</summary>
public sealed class Account : IdentityUser<Guid>
{
    /// <summary>The person the account belongs to.</summary>
    public Guid PersonId { get; set; }

    /// <summary>Whether its password is public; such accounts are refused outside demonstration mode.</summary>
    public bool IsDemonstration { get; set; }

    /// <summary>The person the account belongs to.</summary>
    public PersonId Person => new(PersonId);
}
