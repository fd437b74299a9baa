namespace Pathways.Care.Tests.People;

public sealed class BeingAway
{
    private static readonly DateOnly Monday = new(2026, 7, 6);
    private static readonly PersonId Anna = Person(1);
    private static readonly PersonId Ben = Person(2);
    private static readonly PersonId Chloe = Person(3);
    private static readonly HashSet<PersonId> Everybody = [Anna, Ben, Chloe];

    [Theory]
    [InlineData(-1, true)]
    [InlineData(0, false)]
    [InlineData(4, false)]
    [InlineData(5, true)]
    public void Lasts_from_the_first_to_the_last_day_both_included(int days, bool isHere)
    {
        Presence presence = Presence.On(Monday.AddDays(days), [Away(Anna, null)]);

        Assert.Equal(isHere, presence.IsHere(Anna));
        Assert.Equal(isHere ? Anna : null, presence.StandInFor(Anna));
    }

    [Fact]
    public void Is_stood_in_for_by_the_first_along_the_substitutes_who_is_there()
    {
        Presence presence = Presence.On(Monday, [Away(Anna, Ben), Away(Ben, Chloe)]);

        Assert.Equal(Chloe, presence.StandInFor(Anna));
        Assert.Equal(Chloe, presence.StandInFor(Ben));
        Assert.Equal(Chloe, presence.StandInFor(Chloe));
        Assert.Equal([Anna, Ben], presence.StoodInForBy(Chloe));
        Assert.Equal(Ben, presence.AbsenceOf(Anna)?.Substitute);
        Assert.Null(presence.AbsenceOf(Chloe));
        Assert.Empty(presence.StoodInForBy(Ben));
    }

    [Fact]
    public void Of_two_who_stand_in_for_each_other_leads_to_nobody()
    {
        Presence presence = Presence.On(Monday, [Away(Anna, Ben), Away(Ben, Anna)]);

        Assert.Null(presence.StandInFor(Anna));
        Assert.Null(presence.StandInFor(Ben));
        Assert.Equal(Chloe, presence.StandInFor(Chloe));
    }

    [Fact]
    public void Leads_to_nobody_where_the_last_substitute_named_none() =>
        Assert.Null(Presence.On(Monday, [Away(Anna, Ben), Away(Ben, null)]).StandInFor(Anna));

    [Fact]
    public void Does_not_count_once_taken_back() =>
        Assert.True(Presence.On(Monday, [Away(Anna, Ben) with { IsWithdrawn = true }]).IsHere(Anna));

    [Fact]
    public void Ends_the_day_before_somebody_is_back_and_is_taken_back_if_it_had_not_begun()
    {
        Assert.Equal(Monday.AddDays(1), Away(Anna, null).BackOn(Monday.AddDays(2)).To);
        Assert.True(Away(Anna, null).BackOn(Monday).IsWithdrawn);
        Assert.Equal(Away(Anna, null), Away(Anna, null).BackOn(Monday.AddDays(30)));
    }

    [Fact]
    public void Is_refused_with_its_last_day_before_the_first() =>
        Assert.Equal("PW4064", Problem(Away(Anna, null) with { To = Monday.AddDays(-1) }));

    [Fact]
    public void Is_refused_with_oneself_as_substitute() => Assert.Equal("PW4065", Problem(Away(Anna, Anna)));

    [Fact]
    public void Is_refused_on_days_of_another_absence_of_the_same_person_but_not_of_others()
    {
        Absence later = Away(Anna, null) with { Id = new AbsenceId(Guid.CreateVersion7()), From = Monday.AddDays(4), To = Monday.AddDays(9) };

        Assert.Equal("PW4066", Problem(later, Away(Anna, null)));
        Assert.Null(Problem(later with { From = Monday.AddDays(5) }, Away(Anna, null)));
        Assert.Null(Problem(later, Away(Ben, null)));
        Assert.Null(Problem(Away(Anna, Ben), Away(Anna, null))); // Its own earlier version.
    }

    [Fact]
    public void Is_refused_for_and_with_people_of_elsewhere()
    {
        Assert.Equal("PW4067", Problem(Away(Person(9), null)));
        Assert.Equal("PW4067", Problem(Away(Anna, Person(9))));
    }

    private static string? Problem(Absence absence, params Absence[] others) => AbsenceRules.Check(absence, others, Everybody)?.Code;

    private static Absence Away(PersonId person, PersonId? substitute) => new()
    {
        Network = new NetworkId("metz"),
        Id = new AbsenceId(person.Value),
        Person = person,
        From = Monday,
        To = Monday.AddDays(4),
        Substitute = substitute,
        RecordedBy = Chloe,
        RecordedAs = RoleKey.Administrator,
        RecordedAt = new DateTimeOffset(2026, 7, 1, 8, 0, 0, TimeSpan.Zero),
    };

    private static PersonId Person(byte number) => new(new Guid(number, 0, 0, new byte[8]));
}
