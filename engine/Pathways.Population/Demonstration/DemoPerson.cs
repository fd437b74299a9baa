using System.Collections.Immutable;
using Pathways.Care;

namespace Pathways.Population;

/// <summary>An invented professional of the demonstration network.</summary>
/// <param name="Account">What is typed to sign in, e.g. <c>coordinator</c>.</param>
/// <param name="Person">The person.</param>
/// <param name="Roles">The roles held; the first one is used after signing in.</param>
public sealed record DemoPerson(string Account, Person Person, ImmutableArray<RoleAssignment> Roles);
