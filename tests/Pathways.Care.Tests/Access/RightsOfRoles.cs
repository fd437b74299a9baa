namespace Pathways.Care.Tests.Access;

public sealed class RightsOfRoles
{
    // N: in the whole network · r: with a relation to the patient · . : never. A change here is a change of policy.
    private const string Matrix = """
        act                referring_doctor coordinator coordination_manager network_doctor nurse gp etp_professional clinical_lead administrator platform
        FindPatients       r                N           N                    N              r     r  r                .             .             .
        RegisterPatient    N                N           N                    N              .     N  .                .             .             .
        ReadFile           r                N           N                    N              r     r  r                .             .             .
        ChangeIdentity     .                N           N                    N              .     .  .                .             .             .
        RecordObservation  r                N           N                    N              r     r  r                .             .             .
        RecordConsent      r                N           N                    N              r     r  r                .             .             .
        ChangeCareTeam     .                N           N                    N              .     r  .                .             .             .
        StartPathway       r                N           N                    N              .     r  .                .             .             .
        WorkOnTask         r                N           N                    N              r     r  r                .             .             .
        ReadAccessLog      .                N           N                    N              .     r  .                .             N             .
        DesignPathways     .                .           .                    .              .     .  .                N             N             .
        PublishPathways    .                .           .                    .              .     .  .                N             N             .
        AdministerNetwork  .                .           .                    .              .     .  .                .             N             .
        RepairIncidents    .                .           N                    .              .     .  .                .             N             .
        """;

    private static readonly string[][] Rows =
        [.. Matrix.Split('\n').Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))];

    [Fact]
    public void Are_exactly_those_of_the_table()
    {
        IEnumerable<string> expected =
            from row in Rows.Skip(1)
            from column in Enumerable.Range(1, row.Length - 1)
            select $"{Rows[0][column]} {row[0]} {row[column]}";

        IEnumerable<string> actual =
            from act in Enum.GetValues<CareAct>()
            from role in Rows[0].Skip(1)
            select $"{role} {act} {Letter(AccessRights.Of(new RoleKey(role), act))}";

        Assert.Equal(expected, actual);
    }

    [Fact]
    public void Cover_every_role_that_people_can_be_given() =>
        Assert.Equal(
            RoleKey.All.Append(RoleKey.Platform).Select(role => role.Value).Order(StringComparer.Ordinal),
            Rows[0].Skip(1).Order(StringComparer.Ordinal));

    [Fact]
    public void Are_none_for_a_role_nobody_knows() =>
        Assert.All(Enum.GetValues<CareAct>(), act => Assert.Equal(Reach.Never, AccessRights.Of(new RoleKey("visitor"), act)));

    [Fact]
    public void Have_words_for_every_role() =>
        Assert.All(RoleKey.All, role => Assert.NotEqual(role.Value, RoleWords.Of(role).French));

    private static char Letter(Reach reach) => reach switch
    {
        Reach.Network => 'N',
        Reach.Relation => 'r',
        _ => '.',
    };
}
