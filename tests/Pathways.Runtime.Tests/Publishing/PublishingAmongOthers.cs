namespace Pathways.Runtime.Tests;

public sealed class PublishingAmongOthers : TwoLeads
{
    private const string Passing = "case;age;expected\nchild;8;low\nold;80;high\n";
    private const string Later = "case;age;expected\nold;95;high\n";

    [Fact]
    public async Task What_others_published_since_the_draft_began_is_shown_to_the_reviewer()
    {
        OpenedDraft slow = await AskedAsync("Un nom");
        OpenedDraft quick = await ApprovedAsync("Un autre nom");
        Here.Clock.Advance(TimeSpan.FromMinutes(1));
        Done(await Publications.PublishAsync(Other, quick.Draft.Id, null, false, Cancellation));

        DraftReview review = Done(await Reader.ReadAsync(Other, slow.Draft.Id, Cancellation));

        Assert.Equal([Version(slow, 2)], review.Newer);
        Assert.Equal(1, review.Base?.Id.Version);
    }

    [Fact]
    public async Task A_version_that_waits_for_its_day_is_shown_too()
    {
        OpenedDraft planned = await ApprovedAsync("Un nom");
        Done(await Publications.PublishAsync(Other, planned.Draft.Id, Here.Clock.GetUtcNow().AddDays(2), false, Cancellation));
        Here.Clock.Advance(TimeSpan.FromMinutes(1));

        OpenedDraft draft = await AskedAsync("Un autre nom");

        Assert.Equal([Version(draft, 2)], Done(await Reader.ReadAsync(Other, draft.Draft.Id, Cancellation)).Newer);
    }

    [Fact]
    public async Task What_others_published_since_the_approval_hinders_until_somebody_looks_again()
    {
        OpenedDraft slow = await ApprovedAsync("Un nom");
        Here.Clock.Advance(TimeSpan.FromMinutes(1));
        OpenedDraft quick = await ApprovedAsync("Un autre nom");
        Done(await Publications.PublishAsync(Other, quick.Draft.Id, null, false, Cancellation));

        Assert.Equal("PW3333", Refused(await Publications.PublishAsync(Other, slow.Draft.Id, null, false, Cancellation)));
        Assert.Equal(DraftStatus.Approved, (await ReadAsync(slow.Draft.Id)).Draft.Status);

        Here.Clock.Advance(TimeSpan.FromMinutes(1));
        Done(await Reviews.TakeBackAsync(Lead, slow.Draft.Id, Cancellation));
        Done(await Reviews.AskAsync(Lead, slow.Draft.Id, "Seen, mine is meant.", Cancellation));
        Done(await Reviews.ApproveAsync(Other, slow.Draft.Id, slow.Hash, "Seen too.", Cancellation));
        Done(await Publications.PublishAsync(Other, slow.Draft.Id, null, false, Cancellation));
    }

    [Fact]
    public async Task A_draft_that_lost_the_key_of_its_pathway_is_not_reviewed()
    {
        string key = (await AskedAsync()).Draft.PathwayKey;

        OpenedDraft lost = await ChangedAsync(text => text.Replace($"\"{key}\"", "\"another\"", StringComparison.Ordinal));

        Assert.Equal("PW3334", Refused(await Reviews.AskAsync(Lead, lost.Draft.Id, "why", Cancellation)));
    }

    [Fact]
    public async Task Whoever_asked_for_an_earlier_review_does_not_approve()
    {
        OpenedDraft opened = await ChangedAsync(text => text + "<!-- changed -->");
        Guid id = opened.Draft.Id;
        Done(await Reviews.AskAsync(Other, id, "why", Cancellation));
        Done(await Reviews.TakeBackAsync(Lead, id, Cancellation));
        Done(await Reviews.AskAsync(Lead, id, "why", Cancellation));

        Assert.Equal("PW3324", Refused(await Reviews.ApproveAsync(Other, id, opened.Hash, "fine", Cancellation)));
    }

    [Fact]
    public async Task An_earlier_version_is_put_back_once_however_often_it_is_pressed()
    {
        OpenedDraft opened = await ApprovedAsync();
        string key = opened.Draft.PathwayKey;
        Done(await Publications.PublishAsync(Other, opened.Draft.Id, null, false, Cancellation));
        Here.Clock.Advance(TimeSpan.FromMinutes(1));
        Done(await Publications.RollBackAsync(Lead, key, 1, "why", false, Cancellation));
        Here.Clock.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal("PW3328", Refused(await Publications.RollBackAsync(Lead, key, 1, "why", false, Cancellation)));
        Assert.Equal("PW3328", Refused(await Publications.RollBackAsync(Lead, key, 3, "why", false, Cancellation)));
    }

    [Fact]
    public async Task An_earlier_version_is_put_back_also_when_a_role_of_it_has_nobody_any_more()
    {
        OpenedDraft opened = await ApprovedAsync();
        Done(await Publications.PublishAsync(Other, opened.Draft.Id, null, false, Cancellation));
        OpenedDraft late = await ApprovedAsync("Encore un nom");
        Here.Clock.Advance(TimeSpan.FromDays(3));
        DateOnly today = DateOnly.FromDateTime(Here.Clock.GetUtcNow().UtcDateTime);
        await Here.Database.Get<INetworkDirectory>().SaveAsync(
            new DirectoryEntries
            {
                Roles = [new RoleAssignment(Installation.Network, Other.Person, RoleKey.Coordinator, Installation.Office, today.AddDays(-3), today.AddDays(-1))],
            },
            Cancellation);

        Assert.Equal("PW3329", Refused(await Publications.PublishAsync(Other, late.Draft.Id, null, false, Cancellation)));
        Done(await Publications.RollBackAsync(Lead, opened.Draft.PathwayKey, 1, "why", false, Cancellation));
    }

    [Fact]
    public async Task A_version_that_waits_for_its_day_is_not_put_back()
    {
        OpenedDraft opened = await ApprovedAsync();
        Done(await Publications.PublishAsync(Other, opened.Draft.Id, Here.Clock.GetUtcNow().AddDays(2), false, Cancellation));

        Assert.Equal("PW3328", Refused(await Publications.RollBackAsync(Lead, opened.Draft.PathwayKey, 2, "why", false, Cancellation)));
    }

    [Fact]
    public async Task An_earlier_version_brings_the_test_cases_along_that_it_passed()
    {
        string key = Assert.Single((await Here.PublishAsync(Deciding(RiskBundle.Of(Passing)).Watched())).Pathways).Id.Key;
        Here.Clock.Advance(TimeSpan.FromMinutes(1));
        int first = (await Here.Definitions.ListAsync(Cancellation)).Newest(Installation.Network, DefinitionKind.Pathway, key)!.Id.Version; // Just published.
        await Here.PublishAsync(Deciding(RiskBundle.Of(Later, highFrom: 90), "Other risk").Watched());
        Here.Clock.Advance(TimeSpan.FromMinutes(1));

        PathwayInForce? earlier = await InForce.FindVersionAsync(
            new DefinitionId(Installation.Network, DefinitionKind.Pathway, key, first), Here.Clock.GetUtcNow(), Cancellation);

        Assert.Equal(Passing, earlier?.Files[RiskBundle.Cases]);
        Done(await Publications.RollBackAsync(Lead, key, first, "The age was wrong.", false, Cancellation));
    }

    [Fact]
    public async Task A_draft_takes_the_test_cases_along_that_authors_have_changed()
    {
        string key = Assert.Single((await Here.PublishAsync(Deciding(RiskBundle.Of(Passing)).Watched())).Pathways).Id.Key;
        string changed = Passing + "middle;50;low\n";
        ITestCases cases = Here.Database.Get<ITestCases>();
        await cases.SaveDraftAsync(
            Installation.Network, "risk", new TestCasesDraft(1, changed, Here.Clock.GetUtcNow(), Lead.Person), Cancellation);

        OpenedDraft opened = await ReadAsync(Done(await Designs.BeginAsync(Lead, new DraftBeginning.InForce(key), "x", Cancellation)).Id);

        Assert.Equal(changed, opened.Find(RiskBundle.Cases)?.Text);
        await Here.PublishAsync(opened.Bundle);
        Assert.Null(await cases.FindDraftAsync(Installation.Network, "risk", Cancellation));
    }

    private static PathwayBundle Deciding(PathwayBundle bundle, string name = "Risk") => bundle.With(
        Drawing,
        bundle.Files[Drawing].Replace(
            "<bpmn:sequenceFlow id=\"f4\" sourceRef=\"wait\" targetRef=\"finish\"/>",
            $"""
            <bpmn:sequenceFlow id="f4" sourceRef="wait" targetRef="risk"/>
            <bpmn:businessRuleTask id="risk" name="{name}">
              <bpmn:extensionElements><care:decision ruleSet="risk" decision="risk" result="risk"/></bpmn:extensionElements>
            </bpmn:businessRuleTask>
            <bpmn:sequenceFlow id="f5" sourceRef="risk" targetRef="finish"/>
            """,
            StringComparison.Ordinal));

    private static DefinitionId Version(OpenedDraft opened, int number) =>
        new(Installation.Network, DefinitionKind.Pathway, opened.Draft.PathwayKey, number);
}
