using System.Collections.Immutable;

namespace Pathways.Runtime.Tests;

public sealed class PublishingTestCases
{
    private const string Key = "risk";
    private const string Passing = "case;age;expected\nchild;8;low\nold;80;high\n";
    private const string Failing = "case;age;expected\nchild;8;high\n";

    public static TheoryData<DatabaseKind> Databases => [DatabaseKind.Sqlite, DatabaseKind.PostgreSql];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Keeps_them_with_the_version_that_passed_them(DatabaseKind kind)
    {
        await using Installation here = await Installation.CreateAsync(kind);

        await here.PublishAsync(RiskBundle.Of(Passing));

        TestCasesEdition edition = Assert.Single(await EditionsAsync(here));
        Assert.Equal((Key, 1, 1), (edition.RuleSet.Key, edition.RuleSet.Version, edition.Number));
        Assert.Equal(
            (Passing, 2, 2, 2, Installation.Nadia.Person, here.Clock.GetUtcNow()),
            (edition.Text, edition.CaseCount, edition.CoveredRules, edition.RuleCount, edition.PassedBy, edition.PassedAt));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Is_refused_whole_when_one_fails(DatabaseKind kind)
    {
        await using Installation here = await Installation.CreateAsync(kind);

        PublishOutcome outcome = await here.Publisher.PublishAsync(
            Installation.Network, Installation.Nadia.Person, RiskBundle.Of(Failing), Cancellation);

        Definitions.Finding finding = Assert.Single(
            Assert.IsType<PublishOutcome.Refused>(outcome).Findings, finding => finding.IsError);
        Assert.Equal(("PW1257", RiskBundle.Cases, 2, 9), (finding.Code, finding.Source, finding.Place.Line, finding.Place.Column));
        Assert.Equal(
            "The test case 'child' fails: for 'expected' it expects high, but the rules give \"low\". In 'risk' rule 1 matched.",
            finding.Message);
        Assert.Empty((await here.Database.Definitions.ReadListAsync(Cancellation)).Versions);
        Assert.Empty(await EditionsAsync(here));
    }

    [Fact]
    public async Task Again_with_other_cases_adds_an_edition_and_no_version()
    {
        await using Installation here = await Installation.CreateAsync();
        await here.PublishAsync(RiskBundle.Of(Passing));
        long epoch = await here.Database.Definitions.ReadEpochAsync(Cancellation);
        Assert.Empty((await here.PublishAsync(RiskBundle.Of(Passing))).Added);
        Assert.Equal(epoch, await here.Database.Definitions.ReadEpochAsync(Cancellation));

        PublishOutcome.Published again = await here.PublishAsync(RiskBundle.Of(Passing + "middle;50;low\n"));

        Assert.Empty(again.Added);
        Assert.Equal(["1.2: 3", "1.1: 2"], (await EditionsAsync(here)).Select(Told));
    }

    [Fact]
    public async Task Without_a_file_runs_those_of_the_version_before_and_takes_them_along()
    {
        await using Installation here = await Installation.CreateAsync();
        await here.PublishAsync(RiskBundle.Of(Passing));

        PublishOutcome refused = await here.Publisher.PublishAsync(
            Installation.Network, Installation.Nadia.Person, RiskBundle.Of(null, highFrom: 90), Cancellation);
        await here.PublishAsync(RiskBundle.Of(null, highFrom: 75));

        Assert.Contains(
            Assert.IsType<PublishOutcome.Refused>(refused).Findings,
            finding => finding is { Code: "PW1257", Source: "decisions/risk.cases.csv (version 1)" });
        Assert.Equal(["2.1: 2", "1.1: 2"], (await EditionsAsync(here)).Select(Told));
    }

    [Fact]
    public async Task Without_a_file_takes_the_draft_first()
    {
        await using Installation here = await Installation.CreateAsync();
        await here.PublishAsync(RiskBundle.Of(Passing));
        await SaveDraftAsync(here, "case;age;expected\nold;95;high\n");

        await here.PublishAsync(RiskBundle.Of(null, highFrom: 90));

        Assert.Equal(["2.1: 1", "1.1: 2"], (await EditionsAsync(here)).Select(Told));
        Assert.Null(await here.Database.Get<ITestCases>().FindDraftAsync(Installation.Network, Key, Cancellation));
    }

    [Fact]
    public async Task With_a_file_leaves_the_draft_alone()
    {
        await using Installation here = await Installation.CreateAsync();
        await SaveDraftAsync(here, Failing);

        await here.PublishAsync(RiskBundle.Of(Passing));

        Assert.NotNull(await here.Database.Get<ITestCases>().FindDraftAsync(Installation.Network, Key, Cancellation));
    }

    [Fact]
    public async Task Waits_until_the_rules_are_right()
    {
        await using Installation here = await Installation.CreateAsync();
        PathwayBundle bundle = RiskBundle.Of(Failing);

        ImmutableArray<Definitions.Finding> findings = here.Publisher.Check(
            bundle.With(RiskBundle.Model, bundle.Files[RiskBundle.Model].Replace("<text>age</text>", "<text>aeg</text>", StringComparison.Ordinal)));

        Assert.Contains(findings, finding => finding.Code == "PW1010");
        Assert.DoesNotContain(findings, finding => finding.Code == "PW1257");
    }

    [Fact]
    public async Task Refuses_cases_that_belong_to_no_rule_set()
    {
        await using Installation here = await Installation.CreateAsync();

        ImmutableArray<Definitions.Finding> findings = here.Publisher.Check(RiskBundle.Of(null).With("decisions/rsik.cases.csv", Passing));

        Assert.Contains(findings, finding => finding is { Code: "PW3303", Source: "decisions/rsik.cases.csv" });
    }

    [Fact]
    public async Task Notes_the_rules_that_no_case_meets()
    {
        await using Installation here = await Installation.CreateAsync();

        PublishOutcome.Published published = await here.PublishAsync(RiskBundle.Of("case;age;expected\nchild;8;low\n"));

        Assert.Contains(published.Findings, finding => finding is { Code: "PW1258", Source: RiskBundle.Model });
    }

    private static string Told(TestCasesEdition edition) =>
        $"{edition.RuleSet.Version}.{edition.Number}: {edition.CaseCount}";

    private static Task<ImmutableArray<TestCasesEdition>> EditionsAsync(Installation here) =>
        here.Database.Get<ITestCases>().ListAsync(Installation.Network, Key, Cancellation);

    private static async Task SaveDraftAsync(Installation here, string text) => Assert.True(
        await here.Database.Get<ITestCases>().SaveDraftAsync(
            Installation.Network, Key, new TestCasesDraft(1, text, here.Clock.GetUtcNow(), Installation.Nadia.Person), Cancellation));
}
