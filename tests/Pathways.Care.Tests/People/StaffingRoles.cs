using System.Collections.Immutable;

namespace Pathways.Care.Tests.People;

public sealed class StaffingRoles
{
    private static readonly DateOnly Monday = new(2026, 7, 6);
    private static readonly NetworkId Network = new("rsma");
    private static readonly OrganisationId Office = new(new Guid(1, 0, 0, new byte[8]));
    private static readonly OrganisationId Practice = new(new Guid(2, 0, 0, new byte[8]));
    private static readonly PersonId Anna = new(new Guid(3, 0, 0, new byte[8]));
    private static readonly PersonId Ben = new(new Guid(4, 0, 0, new byte[8]));

    [Fact]
    public void A_role_is_served_by_a_holder_who_is_there_anywhere_in_the_network() =>
        Assert.Null(Of([Held(Anna, RoleKey.Nurse, Practice)]).Of(RoleKey.Nurse, Office));

    [Fact]
    public void A_role_that_nobody_holds_today_is_vacant()
    {
        Staffing staffing = Of([Held(Anna, RoleKey.Dietitian, Office) with { To = Monday.AddDays(-1) }]);

        Assert.Equal(new Vacancy(RoleKey.Dietitian, null, 0, null), staffing.Of(RoleKey.Dietitian, Office));
        Assert.Equal([Anna], staffing.Unreachable);
        Assert.Contains(RoleKey.Dietitian, staffing.Vacancies.Select(vacancy => vacancy.Role));
        Assert.DoesNotContain(RoleKey.Dietitian, staffing.Served.Select(post => post.Role));
    }

    [Fact]
    public void A_role_whose_holders_are_all_absent_is_vacant_until_the_first_is_back()
    {
        ImmutableArray<RoleAssignment> nurses = [Held(Anna, RoleKey.Nurse, Office), Held(Ben, RoleKey.Nurse, Office)];

        Assert.Equal(
            new Vacancy(RoleKey.Nurse, null, 2, Monday.AddDays(3)),
            Of(nurses, Away(Anna, 3, null), Away(Ben, 9, null)).Of(RoleKey.Nurse, Office));
        Assert.Null(Of(nurses, Away(Anna, 3, null)).Of(RoleKey.Nurse, Office));
    }

    [Fact]
    public void A_substitute_serves_the_role_only_if_they_hold_it_for_free_tasks_are_for_those_who_do()
    {
        ImmutableArray<RoleAssignment> both = [Held(Anna, RoleKey.Nurse, Office), Held(Ben, RoleKey.Coordinator, Office)];

        Staffing without = Of(both, Away(Anna, 3, Ben));
        Assert.Equal(new Vacancy(RoleKey.Nurse, null, 1, Monday.AddDays(3)), without.Of(RoleKey.Nurse, Office));
        Assert.Empty(without.Unreachable); // What Anna has in hand Ben does.
        Assert.Null(Of(both.Add(Held(Ben, RoleKey.Nurse, Practice)), Away(Anna, 3, Ben)).Of(RoleKey.Nurse, Office));
    }

    [Fact]
    public void A_substitute_who_left_reaches_nobody() =>
        Assert.Equal([Anna], Of([Held(Anna, RoleKey.Nurse, Office)], Away(Anna, 3, Ben)).Unreachable);

    [Fact]
    public void A_substitute_from_another_practice_does_not_serve_the_gp_s_own_patients() =>
        Assert.Equal(1, Of([Held(Anna, RoleKey.Gp, Practice), Held(Ben, RoleKey.Gp, Office)], Away(Anna, 3, Ben)).Of(RoleKey.Gp, Practice)?.Holders);

    [Fact]
    public void Roles_of_one_s_own_patients_are_served_in_their_organisation_only()
    {
        Staffing staffing = Of([Held(Anna, RoleKey.Gp, Practice)]);

        Assert.Null(staffing.Of(RoleKey.Gp, Practice));
        Assert.Equal(new Vacancy(RoleKey.Gp, Office, 0, null), staffing.Of(RoleKey.Gp, Office));
    }

    private static Staffing Of(ImmutableArray<RoleAssignment> roles, params Absence[] absences) =>
        Staffing.On(roles, Presence.On(Monday, absences), [Office, Practice]);

    private static RoleAssignment Held(PersonId person, RoleKey role, OrganisationId organisation) =>
        new(Network, person, role, organisation, Monday.AddYears(-1), To: null);

    private static Absence Away(PersonId person, int days, PersonId? substitute) => new()
    {
        Network = Network,
        Id = new AbsenceId(Guid.CreateVersion7()),
        Person = person,
        From = Monday,
        To = Monday.AddDays(days),
        Substitute = substitute,
        RecordedBy = person,
        RecordedAs = RoleKey.Administrator,
        RecordedAt = default,
    };
}
