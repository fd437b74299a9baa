using System.Collections.Immutable;

namespace Pathways.Care.Tests.Access;

public sealed class OpeningAFile
{
    // role · relation · objection · consent to share outside → legal basis or code
    [Theory]
    [InlineData("coordinator", CareRelations.None, false, false, "Coordination")]
    [InlineData("coordinator", CareRelations.None, true, true, "PW4104")]
    [InlineData("coordinator", CareRelations.Registered, true, false, "PW4104")]
    [InlineData("coordinator", CareRelations.Task, true, false, "Coordination")]
    [InlineData("network_doctor", CareRelations.None, false, false, "Coordination")]
    [InlineData("network_doctor", CareRelations.CareTeam, false, false, "CareTeam")]
    [InlineData("nurse", CareRelations.None, false, true, "PW4106")]
    [InlineData("nurse", CareRelations.CareTeam, false, false, "CareTeam")]
    [InlineData("nurse", CareRelations.CareTeam, true, false, "PW4104")]
    [InlineData("nurse", CareRelations.Task, false, false, "Coordination")]
    [InlineData("nurse", CareRelations.OutsideTeam, false, false, "PW4105")]
    [InlineData("nurse", CareRelations.OutsideTeam, false, true, "Consent")]
    [InlineData("nurse", CareRelations.OutsideTeam, true, true, "PW4104")]
    [InlineData("nurse", CareRelations.OutsideTeam | CareRelations.CareTeam, false, false, "CareTeam")]
    [InlineData("gp", CareRelations.None, false, false, "PW4106")]
    [InlineData("gp", CareRelations.Gp, false, false, "CareTeam")]
    [InlineData("gp", CareRelations.Gp, true, false, "CareTeam")]
    [InlineData("referring_doctor", CareRelations.Registered, false, false, "CareTeam")]
    [InlineData("referring_doctor", CareRelations.Registered, true, false, "PW4104")]
    [InlineData("etp_professional", CareRelations.None, false, false, "PW4106")]
    [InlineData("clinical_lead", CareRelations.CareTeam, false, true, "PW4103")]
    [InlineData("administrator", CareRelations.CareTeam | CareRelations.Gp, false, true, "PW4103")]
    public void Depends_on_role_relation_and_wishes(
        string role, CareRelations relations, bool objects, bool agrees, string expected)
    {
        AccessDecision decision = AccessPolicy.Decide(Question(role, CareAct.ReadFile, relations, objects, agrees));

        Assert.Equal(expected, BasisOrCode(decision));
    }

    [Fact]
    public void Of_another_network_sounds_as_if_there_were_none()
    {
        AccessRequest question = Question("coordinator", CareAct.ReadFile, CareRelations.CareTeam);
        PatientStanding elsewhere = question.Patient! with { Network = new NetworkId("alsace") }; // set by Question

        Assert.Equal(
            AccessPolicy.Decide(question with { Patient = null }),
            AccessPolicy.Decide(question with { Patient = elsewhere }));
        Assert.Equal("PW4101", BasisOrCode(AccessPolicy.Decide(question with { Patient = elsewhere })));
    }

    [Theory]
    [InlineData(-10, -1)] // ended yesterday
    [InlineData(1, 10)] // begins tomorrow
    public void Needs_a_role_that_is_held_today(int from, int to)
    {
        AccessRequest question = Question("coordinator", CareAct.ReadFile, CareRelations.CareTeam);
        RoleAssignment other = question.Roles[0] with { From = Invented.Today.AddDays(from), To = Invented.Today.AddDays(to) };

        Assert.Equal("PW4102", BasisOrCode(AccessPolicy.Decide(question with { Roles = [other] })));
    }

    [Fact]
    public void Counts_the_first_and_the_last_day_of_a_role()
    {
        AccessRequest question = Question("coordinator", CareAct.ReadFile);
        RoleAssignment oneDay = question.Roles[0] with { From = Invented.Today, To = Invented.Today };

        Assert.Equal("Coordination", BasisOrCode(AccessPolicy.Decide(question with { Roles = [oneDay] })));
    }

    [Fact]
    public void Does_not_believe_an_actor_who_claims_another_organisation_or_role()
    {
        AccessRequest question = Question("nurse", CareAct.ReadFile, CareRelations.CareTeam);

        Assert.Equal("PW4102", BasisOrCode(AccessPolicy.Decide(
            question with { Actor = question.Actor with { Organisation = new OrganisationId(Guid.Empty) } })));
        Assert.Equal("PW4102", BasisOrCode(AccessPolicy.Decide(
            question with { Actor = question.Actor with { Role = RoleKey.NetworkDoctor } })));
    }

    [Theory]
    [InlineData("nurse", CareRelations.None, false)]
    [InlineData("coordinator", CareRelations.None, true)]
    [InlineData("nurse", CareRelations.OutsideTeam, false)]
    public void In_an_emergency_is_allowed_with_a_reason_and_told_to_the_coordinator(
        string role, CareRelations relations, bool objects)
    {
        AccessRequest question = Question(role, CareAct.ReadFile, relations, objects);

        AccessDecision closed = AccessPolicy.Decide(question);
        AccessDecision opened = AccessPolicy.Decide(question with { EmergencyReason = "Malaise, allergies inconnues" });

        Assert.True(Assert.IsType<AccessDecision.Denied>(closed).MayBreakGlass);
        Assert.Equal(new AccessDecision.Allowed(LegalBasis.Emergency, TellsCoordinator: true), opened);
    }

    // own relation · relation of the absent · objection → legal basis or code
    [Theory]
    [InlineData(CareRelations.None, CareRelations.CareTeam, false, "Substitution")]
    [InlineData(CareRelations.None, CareRelations.Task, false, "Substitution")]
    [InlineData(CareRelations.None, CareRelations.Task, true, "Substitution")]
    [InlineData(CareRelations.None, CareRelations.Gp, true, "Substitution")]
    [InlineData(CareRelations.None, CareRelations.CareTeam, true, "PW4106")]
    [InlineData(CareRelations.CareTeam, CareRelations.Task, false, "CareTeam")]
    [InlineData(CareRelations.None, CareRelations.None, false, "PW4106")]
    public void In_place_of_somebody_absent_is_open_as_it_is_to_them_and_called_so(
        CareRelations own, CareRelations theirs, bool objects, string expected)
    {
        AccessRequest question = Question("nurse", CareAct.ReadFile, own, objects);
        PatientStanding standing = question.Patient! with { BySubstitution = theirs }; // set by Question

        Assert.Equal(expected, BasisOrCode(AccessPolicy.Decide(question with { Patient = standing })));
    }

    [Fact]
    public void For_a_task_of_somebody_absent_is_open_to_who_stands_in_and_to_no_other()
    {
        var absent = new PersonId(Guid.CreateVersion7());
        AccessRequest question = Question("nurse", CareAct.WorkOnTask) with { Task = new TaskStanding([RoleKey.Coordinator], absent) };
        PatientStanding standing = question.Patient! with { BySubstitution = CareRelations.Task }; // set by Question

        Assert.Equal("PW4108", BasisOrCode(AccessPolicy.Decide(question with { Patient = standing })));
        Assert.Equal("Substitution", BasisOrCode(AccessPolicy.Decide(question with { Patient = standing, StandsInFor = [absent] })));
    }

    [Fact]
    public void Is_not_opened_wider_by_a_substitution_than_the_role_allows()
    {
        AccessRequest question = Question("secretary", CareAct.ReadFile);

        Assert.Equal("PW4103", BasisOrCode(AccessPolicy.Decide(
            question with { Patient = question.Patient! with { BySubstitution = CareRelations.Task } }))); // set by Question
    }

    [Fact]
    public void In_an_emergency_needs_a_real_reason() =>
        Assert.Equal("PW4107", BasisOrCode(AccessPolicy.Decide(
            Question("nurse", CareAct.ReadFile) with { EmergencyReason = "  " })));

    [Theory]
    [InlineData("administrator", CareAct.ReadFile)] // never a care role
    [InlineData("nurse", CareAct.RecordObservation)] // an emergency opens a file to read, not to write
    public void In_an_emergency_stays_closed_to(string role, CareAct act) =>
        Assert.IsType<AccessDecision.Denied>(AccessPolicy.Decide(Question(role, act) with { EmergencyReason = "urgent" }));

    [Fact]
    public void Is_not_called_an_emergency_when_it_is_open_anyway() =>
        Assert.Equal("CareTeam", BasisOrCode(AccessPolicy.Decide(
            Question("nurse", CareAct.ReadFile, CareRelations.CareTeam) with { EmergencyReason = "urgent" })));

    [Fact]
    public void That_is_closed_by_an_objection_still_takes_the_persons_new_words() =>
        Assert.Equal("Coordination", BasisOrCode(AccessPolicy.Decide(
            Question("coordinator", CareAct.RecordConsent, objects: true))));

    [Theory]
    [InlineData("administrator", "Duty")]
    [InlineData("coordinator", "Duty")]
    [InlineData("gp", "PW4106")]
    [InlineData("nurse", "PW4103")]
    public void Leaves_traces_that_some_may_read(string role, string expected) =>
        Assert.Equal(expected, BasisOrCode(AccessPolicy.Decide(Question(role, CareAct.ReadAccessLog, objects: true))));

    [Theory]
    [InlineData("coordinator", "network_doctor", "PW4108")]
    [InlineData("coordinator", "coordinator", "Coordination")]
    public void For_a_task_needs_one_of_its_roles(string role, string taskRole, string expected) =>
        Assert.Equal(expected, BasisOrCode(AccessPolicy.Decide(Question(role, CareAct.WorkOnTask, CareRelations.Task) with
        {
            Task = new TaskStanding([new RoleKey(taskRole)], Assignee: null),
        })));

    [Theory]
    [InlineData("coordinator", "Duty")]
    [InlineData("health_centre_lead", "Duty")]
    [InlineData("nurse", "PW4108")]
    [InlineData("administrator", "PW4103")]
    public void Is_not_needed_for_a_task_about_nobody_of_ones_role(string role, string expected) =>
        Assert.Equal(expected, BasisOrCode(AccessPolicy.Decide(Question(role, CareAct.WorkOnTask) with
        {
            Patient = null,
            Task = new TaskStanding([RoleKey.Coordinator, RoleKey.HealthCentreLead], Assignee: null),
        })));

    [Theory]
    [InlineData("coordinator", "Duty")]
    [InlineData("gp", "PW4103")]
    [InlineData("nurse", "PW4103")]
    public void Is_not_needed_for_a_pathway_about_the_network(string role, string expected) =>
        Assert.Equal(expected, BasisOrCode(AccessPolicy.Decide(Question(role, CareAct.StartPathway) with { Patient = null })));

    [Fact]
    public void For_a_task_is_open_to_the_one_it_was_given_to() =>
        Assert.Equal("Coordination", BasisOrCode(AccessPolicy.Decide(Question("nurse", CareAct.WorkOnTask, CareRelations.Task) with
        {
            Task = new TaskStanding([RoleKey.NetworkDoctor], Invented.Someone),
        })));

    [Theory]
    [InlineData("coordinator", CareAct.RegisterPatient, "Duty")]
    [InlineData("gp", CareAct.RegisterPatient, "Duty")]
    [InlineData("nurse", CareAct.RegisterPatient, "PW4103")]
    [InlineData("administrator", CareAct.AdministerNetwork, "Duty")]
    [InlineData("coordinator", CareAct.AdministerNetwork, "PW4103")]
    public void Is_not_needed_for_acts_on_the_network(string role, CareAct act, string expected) =>
        Assert.Equal(expected, BasisOrCode(AccessPolicy.Decide(Question(role, act) with { Patient = null })));

    private static AccessRequest Question(
        string role,
        CareAct act,
        CareRelations relations = CareRelations.None,
        bool objects = false,
        bool agrees = false)
    {
        var assignment = new RoleAssignment(
            Invented.Network, Invented.Someone, new RoleKey(role), Invented.Office, new DateOnly(2026, 1, 1), To: null);
        return new AccessRequest(assignment.AsActor(), act, ImmutableArray.Create(assignment), Invented.Today)
        {
            Patient = new PatientStanding(Invented.Network, Invented.Lison, relations, objects, agrees),
        };
    }

    private static string BasisOrCode(AccessDecision decision) => decision switch
    {
        AccessDecision.Allowed allowed => allowed.Basis.ToString(),
        AccessDecision.Denied denied => denied.Code,
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
