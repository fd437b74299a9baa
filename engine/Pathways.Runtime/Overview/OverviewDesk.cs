using System.Collections.Immutable;
using Pathways.Care;

namespace Pathways.Runtime;

/// <summary>Puts together what heads of service look at, from the engine's own rows. Who may see it is asked before.</summary>
/// <param name="inbox">The tasks.</param>
/// <param name="tasks">Who serves which role.</param>
/// <param name="directory">People, roles and absences.</param>
public sealed class OverviewDesk(IInbox inbox, InboxDesk tasks, INetworkDirectory directory)
{
    /// <summary>Looks.</summary>
    /// <param name="query">Of which network and organisations.</param>
    /// <param name="today">Today in the network's zone.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public async Task<OverviewReport> LookAsync(OverviewQuery query, DateOnly today, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        ImmutableArray<Absence> absences = await directory.AbsencesAsync(query.Network, today, cancellationToken);
        var presence = Presence.On(today, absences);
        Staffing staffing = await tasks.StaffingAsync(query.Network, presence, cancellationToken);
        ImmutableArray<RoleAssignment> roles = await directory.RolesAsync(query.Network, cancellationToken);
        ImmutableArray<StepLoad> steps = await inbox.StepLoadsAsync(query, cancellationToken);
        var nobody = new InboxReader(query.Network, Actor.PlatformPerson, []) { Staffing = staffing };
        return new OverviewReport(
            steps,
            RolesOf(steps, role => roles.Where(held => held.Role == role && held.IsValidOn(today) && presence.IsHere(held.Person))
                .Select(held => held.Person).Distinct().Count()),
            await inbox.RisksAsync(query, cancellationToken),
            await ComingAsync(query.Network, absences, today, cancellationToken),
            await inbox.CountAsync(new InboxQuery(nobody, InboxTab.Ownerless, InboxConditions.None, null, query.Now), cancellationToken));
    }

    private static ImmutableArray<RoleLoad> RolesOf(ImmutableArray<StepLoad> steps, Func<RoleKey, int> present) =>
    [
        .. steps.SelectMany(step => step.Roles.Where(RoleKey.IsWellFormed).Select(role => (Role: new RoleKey(role), Step: step)))
            .GroupBy(one => one.Role, one => one.Step)
            .Select(ofRole => new RoleLoad(
                ofRole.Key, ofRole.Sum(step => step.Tasks), ofRole.Sum(step => step.Late), ofRole.Sum(step => step.LateForLong), present(ofRole.Key)))
            .OrderByDescending(load => load.Late).ThenByDescending(load => load.Tasks),
    ];

    private async Task<ImmutableArray<ComingAbsence>> ComingAsync(
        NetworkId network, ImmutableArray<Absence> absences, DateOnly today, CancellationToken cancellationToken)
    {
        ImmutableArray<Absence> coming = [.. absences.Where(absence => absence.From <= today.AddDays(RiskRules.DaysAhead))];
        ImmutableDictionary<PersonId, long> loads =
            await inbox.LoadsAsync(network, coming.Select(absence => absence.Person).Distinct(), cancellationToken);
        return
        [
            .. coming.Select(absence => new ComingAbsence(
                absence,
                loads.GetValueOrDefault(absence.Person),
                Presence.On(absence.From > today ? absence.From : today, absences).StandInFor(absence.Person))),
        ];
    }
}
