namespace Pathways.Runtime.Tests;

public sealed class EditingTestCases
{
    private const string Key = "risk";
    private const string Cases = "case;age;expected\nchild;8;low\nold;80;high\n";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Shows_the_published_cases_tried_on_the_newest_version()
    {
        await using Installation here = await Installation.CreateAsync();
        await here.PublishAsync(RiskBundle.Of(Cases));

        TestedRuleSet tested = await OpenAsync(here);

        Assert.Equal((Cases, 2, true), (tested.Test?.Text, tested.Test?.Run.Passed, tested.Test?.IsPassed));
        Assert.Equal([1], tested.Versions.Select(version => version.Id.Version));
        Assert.Null(tested.Draft);
    }

    [Fact]
    public async Task Knows_nothing_of_a_rule_set_that_was_never_published()
    {
        await using Installation here = await Installation.CreateAsync();

        Assert.Null(await Desk(here).OpenAsync(Installation.Network, Key, Cancellation));
    }

    [Theory]
    [InlineData("case;age;expected\nchild;8;high\n", 0, TestCasesSaving.Saved)]
    [InlineData("case;age;expected\nchild;eight;low\n", 0, TestCasesSaving.Unreadable)]
    [InlineData("case;age;expected\nchild;8;low\n", 3, TestCasesSaving.Overtaken)]
    public async Task Keeps_a_draft_that_can_be_run_whether_it_passes_or_not(string text, int edited, TestCasesSaving expected)
    {
        await using Installation here = await Installation.CreateAsync();
        await here.PublishAsync(RiskBundle.Of(Cases));
        TestedRuleSet before = await OpenAsync(here);

        TestCasesSaving saving = await Desk(here).SaveAsync(Installation.Yves, before.Newest, text, edited, Cancellation);

        Assert.Equal(expected, saving);
        TestedRuleSet after = await OpenAsync(here);
        Assert.Equal(
            saving == TestCasesSaving.Saved ? new TestCasesDraft(1, text, here.Clock.GetUtcNow(), Installation.Yves.Person) : null,
            after.Draft);
        Assert.Equal(saving == TestCasesSaving.Saved ? text : Cases, after.Test?.Text);
    }

    [Fact]
    public async Task Goes_back_to_the_published_cases_when_the_draft_is_thrown_away()
    {
        await using Installation here = await Installation.CreateAsync();
        await here.PublishAsync(RiskBundle.Of(Cases));
        TestedRuleSet before = await OpenAsync(here);
        await Desk(here).SaveAsync(Installation.Yves, before.Newest, "case;age;expected\nchild;8;high\n", 0, Cancellation);

        await Desk(here).DiscardAsync(Installation.Yves, Key, Cancellation);

        Assert.Equal(Cases, (await OpenAsync(here)).Test?.Text);
    }

    private static TestCasesDesk Desk(Installation here) => new(here.Database.Get<ITestCases>(), here.Definitions, here.Clock);

    private static async Task<TestedRuleSet> OpenAsync(Installation here)
    {
        TestedRuleSet? tested = await Desk(here).OpenAsync(Installation.Network, Key, Cancellation);
        Assert.NotNull(tested);
        return tested;
    }
}
