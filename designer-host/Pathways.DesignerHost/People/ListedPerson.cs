using System.Collections.Immutable;
using Pathways.Care;
using Pathways.DesignerHost.SignIn;

namespace Pathways.DesignerHost.People;

/// <summary>Somebody who works in the network, as the list shows them.</summary>
/// <param name="Person">Who.</param>
/// <param name="Roles">The roles they hold today or later.</param>
/// <param name="Tasks">Open tasks in their hands.</param>
/// <param name="Absence">Their absence; <c>null</c> for those who are there.</param>
/// <param name="Account">How their account stands.</param>
public sealed record ListedPerson(
    Person Person, ImmutableArray<RoleAssignment> Roles, long Tasks, Absence? Absence, AccountStanding Account)
{
    /// <summary>Whether there is something to close.</summary>
    public bool CanLeave => Roles.Length > 0 || Tasks > 0 || Account == AccountStanding.Open;
}
