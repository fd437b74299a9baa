using System.Collections.Immutable;
using Microsoft.Extensions.DependencyInjection;
using Pathways.Care;
using Pathways.Runtime;
using Pathways.Storage;
using Pathways.Workers.Tests.Dying;

namespace Pathways.Workers.Tests.Recurring;

/// <summary>Pathways that begin by themselves when a condition over a patient's file becomes true; both databases.</summary>
public sealed class BeginningByACondition
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task A_pathway_begins_when_its_condition_becomes_true_and_not_again_while_it_stays_so(DatabaseKind kind)
    {
        await using Ward ward = await OpenAsync(kind, "weight_kg > 50");
        Assert.Equal(0, await LookAsync(ward)); // No weight: null is not true.

        await WeighAsync(ward, 60);
        Assert.Equal(1, await LookAsync(ward));
        await WeighAsync(ward, 61);
        Assert.Equal(0, await LookAsync(ward));
        ward.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(0, await LookAsync(ward));

        CaseSummary begun = Assert.Single(await CasesAsync(ward));
        Assert.Equal((ward.Child, "ESSAI Lina – Heavy"), (begun.Patient, begun.Title));
        LoggedAccess line = Assert.Single(await ReadAsync(ward));
        Assert.Equal((CareAct.StartPathway, begun.InstanceId, LegalBasis.Coordination), (line.Access.Act, line.Access.Case, line.Access.Basis));
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task It_begins_again_when_the_condition_was_false_and_is_true_again_after_the_first_case_has_ended(DatabaseKind kind)
    {
        await using Ward ward = await OpenAsync(kind, "weight_kg > 50");
        await WeighAsync(ward, 60);
        await LookAsync(ward);
        await WeighAsync(ward, 45);
        Assert.Equal(0, await LookAsync(ward));
        await WeighAsync(ward, 55);
        Assert.Equal(0, await LookAsync(ward)); // The first case is still running.

        await EndAllAsync(ward);
        ward.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(1, await LookAsync(ward));
        await EndAllAsync(ward);
        ward.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(0, await LookAsync(ward)); // It stays true.

        Assert.Equal(2, (await CasesAsync(ward)).Length);
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task Publishing_begins_it_for_those_for_whom_the_condition_holds_already_and_a_new_version_for_nobody_again(DatabaseKind kind)
    {
        await using Ward ward = await OpenAsync(kind, pathway: null);
        await WeighAsync(ward, 60);
        await PublishAsync(ward, Heavy("weight_kg > 50"));
        Assert.Equal(1, await LookAsync(ward));

        await EndAllAsync(ward);
        await PublishAsync(ward, Heavy("weight_kg > 55"));

        Assert.Equal(0, await LookAsync(ward));
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite, ConsentScope.Participation)]
    [InlineData(DatabaseKind.Sqlite, ConsentScope.TeamSharing)]
    [InlineData(DatabaseKind.PostgreSql, ConsentScope.Participation)]
    [InlineData(DatabaseKind.PostgreSql, ConsentScope.TeamSharing)]
    public async Task An_objection_puts_the_beginning_off_until_it_is_withdrawn(DatabaseKind kind, ConsentScope scope)
    {
        await using Ward ward = await OpenAsync(kind, "weight_kg > 50");
        Consent objection = Objection(ward, scope);
        await WriteAsync(ward, new PatientFileChange { Consents = [objection] });
        await WeighAsync(ward, 60);
        Assert.Equal(0, await LookAsync(ward));
        Assert.Empty(await CasesAsync(ward));
        Assert.Empty(await ReadAsync(ward));

        await WriteAsync(ward, new PatientFileChange
        {
            Withdrawn = objection with { Withdrawn = new Withdrawal(Today(ward), ConsentVoice.Patient, Ward.Nadia.Person, ward.Clock.GetUtcNow()) },
        });

        Assert.Equal(1, await LookAsync(ward));
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task It_never_begins_beside_a_running_case_of_the_pathway(DatabaseKind kind)
    {
        await using Ward ward = await OpenAsync(kind, "weight_kg > 50");
        await StartByHandAsync(ward);
        await WeighAsync(ward, 60);

        Assert.Equal(0, await LookAsync(ward));
        Assert.Single(await CasesAsync(ward));
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task Years_that_pass_make_a_condition_true_without_a_change_of_the_file(DatabaseKind kind)
    {
        await using Ward ward = await OpenAsync(kind, "age >= 9"); // Born on 14 September 2017.
        ward.Clock.Advance(new DateTimeOffset(2026, 9, 13, 21, 30, 0, TimeSpan.Zero) - ward.Clock.GetUtcNow());
        Assert.Equal(0, await LookAsync(ward));

        ward.Clock.Advance(TimeSpan.FromHours(1)); // Half past midnight in Paris.

        Assert.Equal(1, await LookAsync(ward));
        Assert.Equal(0, await LookAsync(ward));
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task Two_processes_that_look_at_once_begin_one_case(DatabaseKind kind)
    {
        await using Ward ward = await OpenAsync(kind, "weight_kg > 50");
        await using ServiceProvider other = ward.StartProcess();
        for (int round = 1; round <= 10; round++)
        {
            await WeighAsync(ward, 40);
            await LookAsync(ward);
            await EndAllAsync(ward);
            await WeighAsync(ward, 60);

            int[] begun = await Task.WhenAll(
                Task.Run(() => LookAsync(ward), Cancellation),
                Task.Run(() => other.GetRequiredService<ConditionalStarts>().BeginDueAsync(Cancellation), Cancellation));

            Assert.Equal((1, round, round), (begun.Sum(), (await CasesAsync(ward)).Length, (await ReadAsync(ward)).Length));
        }
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task A_process_that_dies_anywhere_in_a_look_begins_one_case_and_writes_one_line(DatabaseKind kind)
    {
        await using Ward ward = await OpenAsync(kind, "weight_kg > 50");
        int deaths = 0;
        bool died;
        do
        {
            await WeighAsync(ward, 40);
            await LookAsync(ward);
            await EndAllAsync(ward);
            await WeighAsync(ward, 60);

            await using Mortal mortal = new(ward, deaths + 1);
            await mortal.DoAsync(process => process.GetRequiredService<ConditionalStarts>().BeginDueAsync(Cancellation));

            died = mortal.HasDied;
            deaths++;
            Assert.Equal((deaths, deaths), ((await CasesAsync(ward)).Length, (await ReadAsync(ward)).Length));
            Assert.Empty(await QuestionsAsync(ward));
            Assert.Equal(0, await LookAsync(ward));
        }
        while (died);

        Assert.True(deaths > 15, $"Only {deaths} places to die at.");
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task Without_such_a_pathway_no_change_of_a_file_is_noted(DatabaseKind kind)
    {
        await using Ward ward = await OpenAsync(kind, pathway: null);
        await LookAsync(ward);
        await WeighAsync(ward, 60);
        Assert.Empty(await QuestionsAsync(ward));

        await PublishAsync(ward, Heavy("weight_kg > 70"));
        await LookAsync(ward);
        await WeighAsync(ward, 61);
        Assert.Equal(ward.Child, Assert.Single(await QuestionsAsync(ward)).Patient);
        await PublishAsync(ward, Heavy(condition: null));
        await LookAsync(ward);
        await WeighAsync(ward, 62);

        Assert.Empty(await QuestionsAsync(ward));
        Assert.Empty(await ward.Get<IStartConditions>().WatchedAsync(Cancellation));
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task A_change_that_comes_while_the_conditions_are_asked_is_asked_again(DatabaseKind kind)
    {
        await using Ward ward = await OpenAsync(kind, "weight_kg > 50");
        IStartConditions conditions = ward.Get<IStartConditions>();
        await LookAsync(ward);
        await WeighAsync(ward, 40);
        StartQuestion asked = Assert.Single(await QuestionsAsync(ward));
        await WeighAsync(ward, 60);

        await conditions.CloseAsync(asked, Cancellation);

        Assert.NotEqual(asked.Id, Assert.Single(await QuestionsAsync(ward)).Id);
        Assert.Equal(1, await LookAsync(ward));
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task What_cannot_begin_is_tried_again_at_the_next_look(DatabaseKind kind)
    {
        await using Ward ward = await OpenAsync(kind, pathway: null);
        NetworkId bare = new("bare"); // Nobody there answers for a case.
        var directory = ward.Get<INetworkDirectory>();
        await directory.SaveAsync(
            new DirectoryEntries { Networks = [new Network(bare, "Bare", NetworkKind.HealthNetwork, "Europe/Paris", IsDemonstration: true)] },
            Cancellation);
        PatientId[] patients = [await RegisterAsync(ward, bare), await RegisterAsync(ward, bare)];
        Assert.IsType<PublishOutcome.Published>(
            await ward.Get<PathwayPublisher>().PublishAsync(bare, Ward.Nadia.Person, Heavy("age >= 0"), Cancellation));

        Assert.Equal(0, await LookAsync(ward));
        Assert.Equal(patients.OrderBy(patient => patient.Value), (await ward.Get<IStartConditions>().QuestionsAsync(bare, null, 10, Cancellation)).Select(open => open.Patient).OrderBy(patient => patient.Value));
        await directory.SaveAsync(
            new DirectoryEntries { Organisations = [new Organisation(bare, Ward.Office, "Siège", OrganisationKind.NetworkOffice, null, null)] },
            Cancellation);

        Assert.Equal(2, await LookAsync(ward));
        Assert.Empty(await ward.Get<IStartConditions>().QuestionsAsync(bare, null, 10, Cancellation));
    }

    private static Task<int> LookAsync(Ward ward) => ward.Get<ConditionalStarts>().BeginDueAsync(Cancellation);

    private static Task<ImmutableArray<StartQuestion>> QuestionsAsync(Ward ward) =>
        ward.Get<IStartConditions>().QuestionsAsync(Ward.Network, null, 10, Cancellation);

    private static Task<ImmutableArray<CaseSummary>> CasesAsync(Ward ward) =>
        ward.Database.Cases.NewestAsync(Ward.Network, "heavy", Cancellation);

    /// <summary>What the platform wrote into the log of the file.</summary>
    private static async Task<ImmutableArray<LoggedAccess>> ReadAsync(Ward ward)
    {
        List<LoggedAccess> lines = [];
        while (await ward.Get<IPatientFiles>().AccessLogAsync(
            Ward.Network, ward.Child, lines.LastOrDefault()?.Sequence, Cancellation) is { IsEmpty: false } page)
        {
            lines.AddRange(page);
        }

        return [.. lines.Where(line => line.Access.Actor.IsPlatform)];
    }

    private static async Task<PatientId> RegisterAsync(Ward ward, NetworkId network)
    {
        PatientFile like = (await ward.Get<IPatientFiles>().LoadAsync(Ward.Network, ward.Child, Cancellation))!; // It was registered.
        Patient patient = like.Patient with { Network = network, Id = new PatientId(Guid.CreateVersion7()), Gp = null };
        await WriteAsync(ward, new PatientFileChange { Registered = patient }, Ward.Nadia with { Network = network }, patient.Id);
        return patient.Id;
    }

    private static async Task EndAllAsync(Ward ward)
    {
        foreach (CaseSummary running in (await CasesAsync(ward)).Where(found => found.EndedAt is null))
        {
            await ward.Get<PathwayRuntime>().CancelAsync(CommandId.New(), Ward.Nadia, running.InstanceId, "over", Cancellation);
        }
    }

    private static async Task StartByHandAsync(Ward ward) => Assert.IsType<CommandOutcome.Done>(await ward.Get<PathwayRuntime>().StartAsync(
        CommandId.New(),
        Ward.Nadia,
        new StartRequest { PathwayKey = "heavy", Organisation = Ward.Office, Patient = ward.Child, Title = "Lina", StartEvent = new Definitions.ElementId("start") },
        Cancellation));

    private static async Task WeighAsync(Ward ward, decimal weight)
    {
        ward.Clock.Advance(TimeSpan.FromMinutes(1));
        await WriteAsync(ward, new PatientFileChange
        {
            Observations =
            [
                new Observation
                {
                    Network = Ward.Network,
                    Id = new ObservationId(Guid.CreateVersion7()),
                    Patient = ward.Child,
                    Code = ObservationCode.Weight,
                    Value = weight,
                    Unit = "kg",
                    TakenOn = Today(ward),
                    Source = ObservationSource.Measured,
                    RecordedBy = Ward.Nadia.Person,
                    RecordedAs = RoleKey.Coordinator,
                    RecordedAt = ward.Clock.GetUtcNow(),
                },
            ],
        });
    }

    private static Consent Objection(Ward ward, ConsentScope scope) => new()
    {
        Network = Ward.Network,
        Id = new ConsentId(Guid.CreateVersion7()),
        Patient = ward.Child,
        Kind = ConsentKind.Objection,
        Scope = scope,
        GivenOn = Today(ward),
        Voice = ConsentVoice.ParentalAuthority,
        GivenBy = "Anne Essai",
        Means = ConsentMeans.Oral,
        RecordedBy = Ward.Nadia.Person,
        RecordedAs = RoleKey.Coordinator,
        RecordedAt = ward.Clock.GetUtcNow(),
    };

    private static DateOnly Today(Ward ward) => DateOnly.FromDateTime(ward.Clock.GetUtcNow().UtcDateTime);

    private static Task WriteAsync(Ward ward, PatientFileChange change) => WriteAsync(ward, change, Ward.Nadia, ward.Child);

    private static async Task WriteAsync(Ward ward, PatientFileChange change, Actor by, PatientId patient) => Assert.Equal(
        FileWriting.Written,
        await ward.Get<IPatientFiles>().WriteAsync(
            change,
            new AccessEntry
            {
                Actor = by,
                Patient = patient,
                Act = CareAct.RecordObservation,
                At = ward.Clock.GetUtcNow(),
                Basis = LegalBasis.Coordination,
            },
            Cancellation));

    private static async Task<Ward> OpenAsync(DatabaseKind kind, string? pathway)
    {
        Ward ward = await Ward.OpenAsync(Pathway.WithReminders("coordinator", "P7D"), kind: kind);
        ward.Clock.Advance(new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero) - ward.Clock.GetUtcNow());
        if (pathway is not null)
        {
            await PublishAsync(ward, Heavy(pathway));
        }

        return ward;
    }

    private static async Task PublishAsync(Ward ward, PathwayBundle bundle)
    {
        ward.Clock.Advance(TimeSpan.FromSeconds(1));
        PublishOutcome outcome = await ward.Get<PathwayPublisher>().PublishAsync(Ward.Network, Ward.Nadia.Person, bundle, Cancellation);
        Assert.IsType<PublishOutcome.Published>(outcome);
    }

    private static PathwayBundle Heavy(string? condition) => new(
        ImmutableSortedDictionary<string, string>.Empty.WithComparers(StringComparer.Ordinal).Add("pathway.bpmn", $"""
        <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:care="urn:pathways:care:1" targetNamespace="t">
          <process id="heavy" name="Heavy" isExecutable="true">
            <startEvent id="start">{(condition is null ? "" : $"<conditionalEventDefinition><condition>{System.Security.SecurityElement.Escape(condition)}</condition></conditionalEventDefinition>")}</startEvent>
            <userTask id="ask"><extensionElements><care:assignment roles="coordinator"/><care:window due="P30D"><care:escalation after="P60D" role="coordination_manager"/></care:window></extensionElements></userTask>
            <endEvent id="end"/>
            <sequenceFlow id="f1" sourceRef="start" targetRef="ask"/><sequenceFlow id="f2" sourceRef="ask" targetRef="end"/>
          </process>
        </definitions>
        """));
}
