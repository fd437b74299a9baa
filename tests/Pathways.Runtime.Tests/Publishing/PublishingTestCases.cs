using System.Collections.Immutable;

namespace Pathways.Runtime.Tests;

public sealed class PublishingTestCases
{
    private const string Key = "risk";
    private const string Model = "decisions/risk.dmn";
    private const string File = "decisions/risk.cases.csv";
    private const string Passing = "case;age;expected\nchild;8;low\nold;80;high\n";
    private const string Failing = "case;age;expected\nchild;8;high\n";

    public static TheoryData<DatabaseKind> Databases => [DatabaseKind.Sqlite, DatabaseKind.PostgreSql];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Keeps_them_with_the_version_that_passed_them(DatabaseKind kind)
    {
        await using Installation here = await Installation.CreateAsync(kind);

        await here.PublishAsync(Bundle(Passing));

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
            Installation.Network, Installation.Nadia.Person, Bundle(Failing), Cancellation);

        Definitions.Finding finding = Assert.Single(
            Assert.IsType<PublishOutcome.Refused>(outcome).Findings, finding => finding.IsError);
        Assert.Equal(("PW1257", File, 2, 9), (finding.Code, finding.Source, finding.Place.Line, finding.Place.Column));
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
        await here.PublishAsync(Bundle(Passing));
        long epoch = await here.Database.Definitions.ReadEpochAsync(Cancellation);
        Assert.Empty((await here.PublishAsync(Bundle(Passing))).Added);
        Assert.Equal(epoch, await here.Database.Definitions.ReadEpochAsync(Cancellation));

        PublishOutcome.Published again = await here.PublishAsync(Bundle(Passing + "middle;50;low\n"));

        Assert.Empty(again.Added);
        Assert.Equal(["1.2: 3", "1.1: 2"], (await EditionsAsync(here)).Select(Told));
    }

    [Fact]
    public async Task Without_a_file_runs_those_of_the_version_before_and_takes_them_along()
    {
        await using Installation here = await Installation.CreateAsync();
        await here.PublishAsync(Bundle(Passing));

        PublishOutcome refused = await here.Publisher.PublishAsync(
            Installation.Network, Installation.Nadia.Person, Bundle(null, highFrom: 90), Cancellation);
        await here.PublishAsync(Bundle(null, highFrom: 75));

        Assert.Contains(
            Assert.IsType<PublishOutcome.Refused>(refused).Findings,
            finding => finding is { Code: "PW1257", Source: "decisions/risk.cases.csv (version 1)" });
        Assert.Equal(["2.1: 2", "1.1: 2"], (await EditionsAsync(here)).Select(Told));
    }

    [Fact]
    public async Task Without_a_file_takes_the_draft_first()
    {
        await using Installation here = await Installation.CreateAsync();
        await here.PublishAsync(Bundle(Passing));
        await SaveDraftAsync(here, "case;age;expected\nold;95;high\n");

        await here.PublishAsync(Bundle(null, highFrom: 90));

        Assert.Equal(["2.1: 1", "1.1: 2"], (await EditionsAsync(here)).Select(Told));
        Assert.Null(await here.Database.Get<ITestCases>().FindDraftAsync(Installation.Network, Key, Cancellation));
    }

    [Fact]
    public async Task With_a_file_leaves_the_draft_alone()
    {
        await using Installation here = await Installation.CreateAsync();
        await SaveDraftAsync(here, Failing);

        await here.PublishAsync(Bundle(Passing));

        Assert.NotNull(await here.Database.Get<ITestCases>().FindDraftAsync(Installation.Network, Key, Cancellation));
    }

    [Fact]
    public async Task Waits_until_the_rules_are_right()
    {
        await using Installation here = await Installation.CreateAsync();
        PathwayBundle bundle = Bundle(Failing);

        ImmutableArray<Definitions.Finding> findings = here.Publisher.Check(
            bundle.With(Model, bundle.Files[Model].Replace("<text>age</text>", "<text>aeg</text>", StringComparison.Ordinal)));

        Assert.Contains(findings, finding => finding.Code == "PW1010");
        Assert.DoesNotContain(findings, finding => finding.Code == "PW1257");
    }

    [Fact]
    public async Task Refuses_cases_that_belong_to_no_rule_set()
    {
        await using Installation here = await Installation.CreateAsync();

        ImmutableArray<Definitions.Finding> findings = here.Publisher.Check(Bundle(null).With("decisions/rsik.cases.csv", Passing));

        Assert.Contains(findings, finding => finding is { Code: "PW3303", Source: "decisions/rsik.cases.csv" });
    }

    [Fact]
    public async Task Notes_the_rules_that_no_case_meets()
    {
        await using Installation here = await Installation.CreateAsync();

        PublishOutcome.Published published = await here.PublishAsync(Bundle("case;age;expected\nchild;8;low\n"));

        Assert.Contains(published.Findings, finding => finding is { Code: "PW1258", Source: Model });
    }

    private static string Told(TestCasesEdition edition) =>
        $"{edition.RuleSet.Version}.{edition.Number}: {edition.CaseCount}";

    private static Task<ImmutableArray<TestCasesEdition>> EditionsAsync(Installation here) =>
        here.Database.Get<ITestCases>().ListAsync(Installation.Network, Key, Cancellation);

    private static async Task SaveDraftAsync(Installation here, string text) => Assert.True(
        await here.Database.Get<ITestCases>().SaveDraftAsync(
            Installation.Network, Key, new TestCasesDraft(1, text, here.Clock.GetUtcNow(), Installation.Nadia.Person), Cancellation));

    private static PathwayBundle Bundle(string? cases, int highFrom = 65)
    {
        PathwayBundle bundle = Drawings.Consent().With(Model, $"""
            <definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" xmlns:care="urn:pathways:care:1" name="risk" namespace="urn:risk">
              <inputData id="age" name="age"><variable name="age" typeRef="number" care:unit="a"/></inputData>
              <decision id="d" name="risk"><variable name="risk" typeRef="string"/>
                <informationRequirement><requiredInput href="#age"/></informationRequirement>
                <decisionTable id="t">
                  <input><inputExpression typeRef="number"><text>age</text></inputExpression></input>
                  <output name="risk" typeRef="string"/>
                  <rule><inputEntry><text>&lt; {highFrom}</text></inputEntry><outputEntry><text>"low"</text></outputEntry></rule>
                  <rule><inputEntry><text>&gt;= {highFrom}</text></inputEntry><outputEntry><text>"high"</text></outputEntry></rule>
                </decisionTable></decision>
            </definitions>
            """);
        return cases is null ? bundle : bundle.With(File, cases);
    }
}
