using System.Collections.Immutable;
using Pathways.Care;

namespace Pathways.Runtime;

/// <summary>Asks for the open tasks of a network in numbers.</summary>
/// <param name="Network">The network.</param>
/// <param name="Organisations">Only cases of these organisations; null for all.</param>
/// <param name="Now">The installation's time.</param>
public sealed record OverviewQuery(NetworkId Network, ImmutableArray<OrganisationId>? Organisations, DateTimeOffset Now);

/// <summary>The open tasks of one step.</summary>
/// <param name="PathwayKey">Stable key of the pathway.</param>
/// <param name="ElementId">The step, as the drawing names it.</param>
/// <param name="Roles">The roles that do it.</param>
/// <param name="Tasks">How many are open.</param>
/// <param name="Late">How many of them are late.</param>
/// <param name="LateForLong">How many of them have been late for longer than <see cref="RiskRules.LateForLong"/>.</param>
/// <param name="MedianOpenedAt">When the middle one of them was opened: half have waited at least since then.</param>
public sealed record StepLoad(
    string PathwayKey, string ElementId, ImmutableArray<string> Roles, long Tasks, long Late, long LateForLong, DateTimeOffset MedianOpenedAt);

/// <summary>The open tasks of one role. A task of two roles counts for both.</summary>
/// <param name="Role">The role.</param>
/// <param name="Tasks">How many are open.</param>
/// <param name="Late">How many of them are late.</param>
/// <param name="LateForLong">How many of them have been late for longer than <see cref="RiskRules.LateForLong"/>.</param>
/// <param name="Present">How many people hold the role and are there today.</param>
public sealed record RoleLoad(RoleKey Role, long Tasks, long Late, long LateForLong, int Present);

/// <summary>Something that puts somebody's pathway at risk.</summary>
/// <param name="Patient">Whose.</param>
/// <param name="Reason">Why.</param>
/// <param name="Since">Since when: the deadline that passed, the promise left out, the incident.</param>
public sealed record Risk(PatientId Patient, RiskReason Reason, DateTimeOffset Since);

/// <summary>An absence with what it means for others.</summary>
/// <param name="Absence">The absence.</param>
/// <param name="Tasks">Open tasks in the hands of the one who is absent.</param>
/// <param name="StandIn">Who does the work on its first day that still counts; null when nobody does.</param>
public sealed record ComingAbsence(Absence Absence, long Tasks, PersonId? StandIn);

/// <summary>What heads of service look at.</summary>
/// <param name="Steps">Step by step, most late first.</param>
/// <param name="Roles">Role by role, most late first.</param>
/// <param name="Risks">What puts people at risk, oldest first; of each reason <see cref="RiskRules.LookedAt"/> at most.</param>
/// <param name="Absences">Absences of today and the next <see cref="RiskRules.DaysAhead"/> days.</param>
/// <param name="Ownerless">Open tasks that nobody will do as things are.</param>
public sealed record OverviewReport(
    ImmutableArray<StepLoad> Steps, ImmutableArray<RoleLoad> Roles, ImmutableArray<Risk> Risks, ImmutableArray<ComingAbsence> Absences,
    long Ownerless)
{
    /// <summary>Whether more may be at risk for a reason than was looked at.</summary>
    /// <param name="reason">The reason.</param>
    public bool IsCut(RiskReason reason) => Risks.Count(risk => risk.Reason == reason) >= RiskRules.LookedAt;
}
