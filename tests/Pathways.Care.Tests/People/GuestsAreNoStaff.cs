namespace Pathways.Care.Tests.People;

public sealed class GuestsAreNoStaff
{
    [Fact]
    public void No_person_can_be_given_the_role_of_a_guest() =>
        Assert.Empty(Enum.GetValues<GuestRelation>().Select(GuestRoles.Of).Intersect(RoleKey.All));

    [Fact]
    public void Every_guest_has_a_role_of_its_own_with_words_in_both_languages()
    {
        RoleKey[] roles = [.. Enum.GetValues<GuestRelation>().Select(GuestRoles.Of)];

        Assert.Equal(roles.Length, roles.Distinct().Count());
        Assert.All(roles, role => Assert.NotEqual(role.Value, RoleWords.Of(role).French));
        Assert.All(roles, role => Assert.NotEqual(RoleWords.Of(role).French, RoleWords.Of(role).English));
        Assert.All(roles, role => Assert.True(GuestRoles.IsGuest(role.Value)));
    }

    [Fact]
    public void A_guest_may_do_nothing_by_its_role() => Assert.All(
        Enum.GetValues<GuestRelation>().SelectMany(relation => Enum.GetValues<CareAct>().Select(act => AccessRights.Of(GuestRoles.Of(relation), act))),
        reach => Assert.Equal(Reach.Never, reach));
}
