using System.Collections.Immutable;
using Pathways.Definitions;

namespace Pathways.Runtime.Tests;

public sealed class PlayingADraft : TwoLeads
{
    private static readonly DateTimeOffset Monday = new(2026, 3, 2, 8, 0, 0, TimeSpan.Zero);

    private PlayDesk Play => new(Door, Files);

    [Fact]
    public async Task A_recorded_run_is_a_scenario_of_the_draft_that_passes_and_is_counted()
    {
        Guid draft = await EmptyDraftAsync();
        DraftScenarios before = Done(await Play.ScenariosAsync(Lead, draft, Cancellation));
        Assert.Equal(3, before.Coverage?.MissedElements.Length);
        Assert.Null(before.WayTo(new ElementId("step_1")));

        DraftPlay play = Done(await Play.OpenAsync(Lead, draft, Cancellation));
        string name = Done(await Play.RecordAsync(Lead, play, "Jusqu’à l’étape", play.Begin(Monday, "Europe/Paris"), Cancellation));

        DraftScenarios after = Done(await Play.ScenariosAsync(Lead, draft, Cancellation));
        Assert.Equal("scenarios/jusqu-a-l-etape.json", name);
        Assert.True(Assert.Single(after.Scenarios).IsPassed);
        Assert.Equal("end", Assert.Single(after.Coverage!.MissedElements).Id.ToString()); // A draft that can be played has one.
        Assert.Empty(Assert.IsType<Scenario>(after.WayTo(new ElementId("step_1"))).Steps.Where(step => step is not ScenarioStep.Waiting));
        Assert.Equal("PW3342", Refused(await Play.RecordAsync(Lead, Done(await Play.OpenAsync(Lead, draft, Cancellation)), "Jusqu’à l’étape", play.Begin(Monday, "Europe/Paris"), Cancellation)));
        Assert.Equal("PW3312", Refused(await Play.RecordAsync(Lead, play, " ", play.Begin(Monday, "Europe/Paris"), Cancellation)));
        Assert.Empty(await Designs.CheckAsync(after.Play.Opened, Cancellation));
    }

    [Fact]
    public async Task A_scenario_that_goes_otherwise_is_a_warning_until_what_happens_is_accepted()
    {
        Guid draft = await EmptyDraftAsync();
        DraftPlay play = Done(await Play.OpenAsync(Lead, draft, Cancellation));
        string name = Done(await Play.RecordAsync(Lead, play, "Tout va bien", play.Begin(Monday, "Europe/Paris"), Cancellation));
        OpenedDraft opened = await ReadAsync(draft);
        string text = opened.Find(name)!.Text.Replace("\"active\"", "\"completed\"", StringComparison.Ordinal); // It was just recorded.
        await Files.SaveAsync(Lead, draft, name, 1, text, null, Cancellation);
        await Files.SaveAsync(Lead, draft, "scenarios/broken.json", 0, "{", null, Cancellation);

        ImmutableArray<Finding> findings = await Designs.CheckAsync(await ReadAsync(draft), Cancellation);
        Assert.Equal(["PW3340", "PW3341"], findings.Select(finding => finding.Code).Order());
        Assert.DoesNotContain(findings, finding => finding.IsError);
        Assert.Equal(["1", "2", "Tout va bien"], findings.Single(finding => finding.Code == "PW3340").Arguments);

        Assert.IsType<DesignOutcome<string>.Overtaken>(await Play.AcceptAsync(Lead, draft, name, 1, Cancellation));
        Done(await Play.AcceptAsync(Lead, draft, name, 2, Cancellation));
        Assert.Equal(["PW3341"], (await Designs.CheckAsync(await ReadAsync(draft), Cancellation)).Select(finding => finding.Code));
    }

    [Fact]
    public async Task What_the_draft_can_no_more_do_is_not_accepted()
    {
        Guid draft = await EmptyDraftAsync();
        await Files.SaveAsync(
            Lead, draft, "scenarios/gone.json", 0, """{"pathway":"../pathway.bpmn","at":"2026-03-02","steps":[{"complete":"step_9"}]}""", null, Cancellation);

        Assert.Equal("PW3343", Refused(await Play.AcceptAsync(Lead, draft, "scenarios/gone.json", 1, Cancellation)));
        Assert.IsType<DesignOutcome<string>.Missing>(await Play.AcceptAsync(Lead, draft, "scenarios/none.json", 1, Cancellation));
    }

    [Fact]
    public async Task A_drawing_with_errors_cannot_be_played_and_its_findings_say_why()
    {
        Guid draft = await EmptyDraftAsync();
        OpenedDraft opened = await ReadAsync(draft);
        string broken = opened.Drawing!.Text.Replace("targetRef=\"end\"", "targetRef=\"nowhere\"", StringComparison.Ordinal); // An empty pathway has one.
        await Files.SaveAsync(Lead, draft, "pathway.bpmn", 1, broken, null, Cancellation);

        DraftPlay play = Done(await Play.OpenAsync(Lead, draft, Cancellation));

        Assert.Null(play.Pathway.Player);
        Assert.Contains(play.Pathway.Findings, finding => finding.Code == "PW2010");
        Assert.Null(Done(await Play.ScenariosAsync(Lead, draft, Cancellation)).Coverage);
    }

    [Fact]
    public async Task Only_who_designs_plays_and_playing_gives_no_part_in_the_draft()
    {
        Guid draft = await EmptyDraftAsync();

        Assert.IsType<DesignOutcome<DraftPlay>.Denied>(await Play.OpenAsync(Lead with { Role = RoleKey.Coordinator }, draft, Cancellation));
        Assert.IsType<DesignOutcome<DraftScenarios>.Denied>(await Play.ScenariosAsync(Lead with { Role = RoleKey.Coordinator }, draft, Cancellation));
        Done(await Play.ScenariosAsync(Other, draft, Cancellation));
        Assert.False(await Reviews.HasPartInAsync(await ReadAsync(draft), Other.Person, Cancellation));
    }

    [Fact]
    public async Task Scenarios_go_with_what_is_published_and_one_alone_makes_no_new_version()
    {
        Guid first = await EmptyDraftAsync();
        DraftPlay play = Done(await Play.OpenAsync(Lead, first, Cancellation));
        string one = Done(await Play.RecordAsync(Lead, play, "Un", play.Begin(Monday, "Europe/Paris"), Cancellation));
        Assert.Single(await PublishAsync(first));

        Guid second = await BegunAsync(new DraftBeginning.InForce("essai"));
        Assert.NotNull((await ReadAsync(second)).Find(one));
        DraftPlay again = Done(await Play.OpenAsync(Lead, second, Cancellation));
        string two = Done(await Play.RecordAsync(Lead, again, "Deux", again.Begin(Monday, "Europe/Paris"), Cancellation));
        Assert.Empty(await PublishAsync(second));

        OpenedDraft third = await ReadAsync(await BegunAsync(new DraftBeginning.InForce("essai")));
        Assert.NotNull(third.Find(one));
        Assert.NotNull(third.Find(two));

        async Task<ImmutableArray<DefinitionVersion>> PublishAsync(Guid draft)
        {
            Here.Clock.Advance(TimeSpan.FromMinutes(1));
            OpenedDraft asked = Done(await Reviews.AskAsync(Lead, draft, "why", Cancellation));
            Done(await Reviews.ApproveAsync(Other, draft, asked.Hash, "fine", Cancellation));
            return Done(await Publications.PublishAsync(Lead, draft, null, false, Cancellation)).Added;
        }
    }

    private Task<Guid> EmptyDraftAsync() => BegunAsync(new DraftBeginning.Empty("Essai"));

    private async Task<Guid> BegunAsync(DraftBeginning beginning) =>
        Done(await Designs.BeginAsync(Lead, beginning, "Une étape", Cancellation)).Id;
}
