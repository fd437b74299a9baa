using System.Collections.Immutable;
using Pathways.Care;
using Pathways.Runtime;
using Pathways.Storage;
using static Pathways.Workers.Tests.Recurring.RecurringWard;

namespace Pathways.Workers.Tests.Recurring;

/// <summary>For whom a campaign begins a pathway, and into whose file it looks; both databases.</summary>
public sealed class Campaigns
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task A_campaign_begins_a_pathway_once_for_whom_its_rule_holds(DatabaseKind kind)
    {
        await using Ward ward = await OpenAsync(kind);
        RecurringWork campaign = Work(RecurringKind.Campaign, "daily 06:00") with { Settings = new RecurringSettings(Pathway.Key, "age < 12") };
        CampaignRun run = ward.Get<CampaignRun>();

        Assert.Equal(new RunResult(RunOutcome.Done), await run.RunAsync(campaign with { Settings = new RecurringSettings(Pathway.Key, "age >= 75") }, Cancellation));
        Assert.Equal(new RunResult(RunOutcome.Done, 1), await run.RunAsync(campaign, Cancellation));
        CaseSummary begun = Assert.Single(await ward.Database.Cases.NewestAsync(Ward.Network, null, Cancellation));
        await ward.Get<PathwayRuntime>().CancelAsync(CommandId.New(), Ward.Nadia, begun.InstanceId, "over", Cancellation);
        Assert.Equal(new RunResult(RunOutcome.Done), await run.RunAsync(campaign, Cancellation));

        Assert.Equal((ward.Child, CaseStatus.Terminated), (begun.Patient, Assert.Single(await ward.Database.Cases.NewestAsync(Ward.Network, null, Cancellation)).Status));
    }

    [Theory]
    [InlineData(ConsentScope.Participation)]
    [InlineData(ConsentScope.TeamSharing)]
    public async Task A_campaign_reads_nothing_of_whoever_objects_to_the_programme_or_to_sharing(ConsentScope scope)
    {
        await using Ward ward = await OpenAsync(DatabaseKind.Sqlite);
        await ObjectAsync(ward, scope);
        RecurringWork campaign = Work(RecurringKind.Campaign, "daily 06:00") with { Settings = new RecurringSettings(Pathway.Key, "age < 12") };
        ImmutableArray<LoggedAccess> before = await AccessLogAsync(ward);

        RunResult result = await ward.Get<CampaignRun>().RunAsync(campaign, Cancellation);

        Assert.Equal(new RunResult(RunOutcome.Done), result);
        Assert.Equal(before, await AccessLogAsync(ward));
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task A_campaign_that_looks_into_a_file_leaves_a_line_in_its_access_log(DatabaseKind kind)
    {
        await using Ward ward = await OpenAsync(kind);
        RecurringWork campaign = Work(RecurringKind.Campaign, "daily 06:00") with { Settings = new RecurringSettings(Pathway.Key, "age >= 75") };

        await ward.Get<CampaignRun>().RunAsync(campaign, Cancellation);

        AccessEntry line = (await AccessLogAsync(ward))[0].Access;
        Assert.Equal(
            (Actor.Platform(Ward.Network), CareAct.ReadFile, LegalBasis.Coordination, Monday), (line.Actor, line.Act, line.Basis, line.At));
    }

    [Fact]
    public async Task A_campaign_leaves_out_who_is_in_the_pathway_and_fails_with_a_code_when_it_cannot_begin()
    {
        await using Ward ward = await OpenAsync(DatabaseKind.Sqlite);
        await ward.StartAsync();
        RecurringWork campaign = Work(RecurringKind.Campaign, "daily 06:00");
        CampaignRun run = ward.Get<CampaignRun>();

        Assert.Equal(new RunResult(RunOutcome.Done), await run.RunAsync(campaign with { Settings = new RecurringSettings(Pathway.Key, "true") }, Cancellation));
        Assert.Equal("PW3220", (await run.RunAsync(campaign with { Settings = new RecurringSettings(Pathway.Key, "age <") }, Cancellation)).Said);
        Assert.Equal("PW3202", (await run.RunAsync(campaign with { Settings = new RecurringSettings("nothing", "true") }, Cancellation)).Said);
    }

    private static async Task ObjectAsync(Ward ward, ConsentScope scope)
    {
        var objection = new Consent
        {
            Network = Ward.Network,
            Id = new ConsentId(Guid.CreateVersion7()),
            Patient = ward.Child,
            Kind = ConsentKind.Objection,
            Scope = scope,
            GivenOn = new DateOnly(2026, 3, 1),
            Voice = ConsentVoice.ParentalAuthority,
            GivenBy = "Anne Essai",
            Means = ConsentMeans.Oral,
            RecordedBy = Ward.Nadia.Person,
            RecordedAs = RoleKey.Coordinator,
            RecordedAt = Monday,
        };
        var access = new AccessEntry
        {
            Actor = Ward.Nadia,
            Patient = ward.Child,
            Act = CareAct.RecordConsent,
            At = Monday,
            Basis = LegalBasis.Coordination,
        };
        Assert.Equal(
            FileWriting.Written,
            await ward.Get<IPatientFiles>().WriteAsync(new PatientFileChange { Consents = [objection] }, access, Cancellation));
    }

    private static Task<ImmutableArray<LoggedAccess>> AccessLogAsync(Ward ward) =>
        ward.Get<IPatientFiles>().AccessLogAsync(Ward.Network, ward.Child, before: null, Cancellation);
}
