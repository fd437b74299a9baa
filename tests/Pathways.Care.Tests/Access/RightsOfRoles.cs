namespace Pathways.Care.Tests.Access;

public sealed class RightsOfRoles
{
    // N: in the whole network · r: with a relation to the patient · . : never. A change here is a change of policy.
    private const string Matrix = """
        role                   FindPatients RegisterPatient ReadFile ChangeIdentity RecordObservation RecordConsent ChangeCareTeam StartPathway WorkOnTask SeeEveryTask AssignTasks ReadAccessLog ReadPlan PrintPlan WritePlan DesignPathways PublishPathways AdministerNetwork RepairIncidents SeeFigures SeeOverview
        referring_doctor       r            N               r        .              r                 r             .              r            r          .            .           .             r        r         r         .              .               .                 .               .          .
        coordinator            N            N               N        N              N                 N             N              N            N          N            N           N             N        N         N         .              .               .                 .               N          .
        coordination_manager   N            N               N        N              N                 N             N              N            N          N            N           N             N        N         N         .              .               .                 N               N          N
        network_doctor         N            N               N        N              N                 N             N              N            N          N            .           N             N        N         N         .              .               .                 .               N          .
        nurse                  r            .               r        .              r                 r             .              .            r          .            .           .             r        r         r         .              .               .                 .               .          .
        gp                     r            N               r        .              r                 r             r              r            r          .            .           r             r        r         r         .              .               .                 .               .          .
        etp_professional       r            .               r        .              r                 r             .              .            r          .            .           .             r        r         r         .              .               .                 .               .          .
        ward_nurse             r            .               r        .              r                 r             .              .            r          .            .           .             r        r         r         .              .               .                 .               .          .
        ward_doctor            r            .               r        .              r                 r             r              r            r          .            .           .             r        r         r         .              .               .                 .               .          .
        ward_manager           r            .               r        .              r                 r             .              r            r          .            .           .             r        r         r         .              .               .                 .               .          .
        geriatric_team         r            .               r        .              r                 r             .              r            r          .            .           .             r        r         r         .              .               .                 .               .          .
        hospital_pharmacist    r            .               r        .              r                 r             .              .            r          .            .           .             r        r         r         .              .               .                 .               .          .
        pharmacist             r            .               r        .              r                 r             .              r            r          .            .           .             r        r         r         .              .               .                 .               .          .
        advanced_nurse         r            .               r        .              r                 r             .              r            r          .            .           .             r        r         r         .              .               .                 .               .          .
        social_worker          r            .               r        .              r                 r             .              r            r          .            .           .             r        r         r         .              .               .                 .               .          .
        dietitian              r            .               r        .              r                 r             .              .            r          .            .           .             r        r         r         .              .               .                 .               .          .
        psychologist           r            .               r        .              r                 r             .              .            r          .            .           .             r        r         r         .              .               .                 .               .          .
        activity_instructor    r            .               r        .              r                 r             .              .            r          .            .           .             r        r         r         .              .               .                 .               .          .
        etp_coordinator        N            .               N        .              N                 N             N              N            N          N            N           .             N        N         N         .              .               .                 .               N          N
        secretary              N            .               .        .              .                 .             .              .            N          .            .           .             .        .         .         .              .               .                 .               .          .
        health_centre_lead     .            .               .        .              .                 .             .              .            N          .            .           .             .        .         .         .              .               .                 .               .          .
        network_board          .            .               .        .              .                 .             .              .            N          .            .           .             .        .         .         .              .               .                 .               N          N
        patient_representative .            .               .        .              .                 .             .              .            N          .            .           .             .        .         .         .              .               .                 .               N          .
        clinical_lead          .            .               .        .              .                 .             .              .            .          .            .           .             .        .         .         N              N               .                 .               N          .
        administrator          .            .               .        .              .                 .             .              .            .          .            .           N             .        .         .         N              N               N                 N               N          N
        platform               .            .               .        .              .                 .             .              .            .          .            .           .             .        .         .         .              .               .                 .               .          .
        """;

    private static readonly string[][] Rows =
        [.. Matrix.Split('\n').Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))];

    [Fact]
    public void Are_exactly_those_of_the_table()
    {
        IEnumerable<string> expected =
            from row in Rows.Skip(1)
            from column in Enumerable.Range(1, row.Length - 1)
            select $"{row[0]} {Rows[0][column]} {row[column]}";

        IEnumerable<string> actual =
            from row in Rows.Skip(1)
            let role = row[0]
            from act in Enum.GetValues<CareAct>()
            select $"{role} {act} {Letter(AccessRights.Of(new RoleKey(role), act))}";

        Assert.Equal(expected, actual);
    }

    [Fact]
    public void Cover_every_role_that_people_can_be_given() =>
        Assert.Equal(
            RoleKey.All.Append(RoleKey.Platform).Select(role => role.Value).Order(StringComparer.Ordinal),
            Rows.Skip(1).Select(row => row[0]).Order(StringComparer.Ordinal));

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
