using System.Collections.Immutable;
using Pathways.Definitions;

namespace Pathways.Runtime.Tests;

public sealed class ReviewingADraft : TwoLeads
{
    [Fact]
    public async Task A_draft_with_an_error_is_not_reviewed()
    {
        OpenedDraft opened = await ChangedAsync(text => text.Replace("targetRef=\"", "targetRef=\"x", StringComparison.Ordinal));

        Assert.Equal("PW3321", Refused(await Reviews.AskAsync(Lead, opened.Draft.Id, "why", Cancellation)));
        Assert.Equal("PW3322", Refused(await Reviews.AskAsync(Lead, opened.Draft.Id, " ", Cancellation)));
    }

    [Fact]
    public async Task In_review_nobody_changes_it_and_no_author_approves_it()
    {
        OpenedDraft opened = await AskedAsync();
        Guid id = opened.Draft.Id;

        Assert.Equal("PW3320", Refused(await Files.SaveAsync(Lead, id, Drawing, opened.Drawing!.Revision, "x", null, Cancellation))); // It has one.
        Assert.Equal("PW3324", Refused(await Reviews.ApproveAsync(Lead, id, opened.Hash, "fine", Cancellation)));
        Assert.Equal("PW3325", Refused(await Reviews.ApproveAsync(Other, id, "another hash", "fine", Cancellation)));
        Assert.Equal("PW3326", Refused(await Publications.PublishAsync(Lead, id, null, false, Cancellation)));
        Assert.IsType<DesignOutcome<OpenedDraft>.Denied>(
            await Reviews.ApproveAsync(Other with { Role = RoleKey.Coordinator }, id, opened.Hash, "fine", Cancellation));
        Assert.Equal(DraftStatus.InReview, (await ReadAsync(id)).Draft.Status);
    }

    [Fact]
    public async Task The_reviewer_sees_what_differs_and_what_it_means_for_running_cases()
    {
        await Here.StartAsync();
        OpenedDraft opened = await AskedAsync();

        DraftReview review = Assert.IsType<DesignOutcome<DraftReview>.Done>(await Reader.ReadAsync(Other, opened.Draft.Id, Cancellation)).Value;

        FileDifference file = Assert.Single(review.Files);
        Assert.Contains(file.Drawing, change => change is DrawingChange.Wording { Aspect: DrawnAspect.Name, After: "Autre nom" });
        Assert.Equal(1, review.Base?.Id.Version);
        Assert.Empty(review.Newer);
        Assert.False(Assert.Single(review.Forecasts).NeedsPerson);
    }

    [Fact]
    public async Task Taking_it_back_voids_the_approval()
    {
        OpenedDraft opened = await ApprovedAsync();

        Assert.IsType<DesignOutcome<OpenedDraft>.Done>(await Reviews.TakeBackAsync(Lead, opened.Draft.Id, Cancellation));

        Assert.Equal("PW3326", Refused(await Publications.PublishAsync(Other, opened.Draft.Id, null, false, Cancellation)));
        Assert.Equal(
            [DesignEventKind.Asked, DesignEventKind.Approved, DesignEventKind.TakenBack],
            (await ReadAsync(opened.Draft.Id)).Story.Select(told => told.Kind));
    }

    [Fact]
    public async Task New_cases_follow_the_published_version_until_an_earlier_one_is_put_back()
    {
        Guid running = await Here.StartAsync();
        OpenedDraft opened = await ApprovedAsync();

        PublishOutcome.Published published = Done(await Publications.PublishAsync(Other, opened.Draft.Id, null, false, Cancellation));

        string key = opened.Draft.PathwayKey;
        Assert.Equal(2, Assert.Single(published.Added).Id.Version);
        Assert.Equal(1, (await Here.RowAsync(running)).PathwayVersion);
        Assert.Equal(2, (await Here.RowAsync(await Here.StartAsync())).PathwayVersion);
        OpenedDraft after = await ReadAsync(opened.Draft.Id);
        Assert.Equal(DraftStatus.Published, after.Draft.Status);
        Assert.Equal([new DefinitionId(Installation.Network, DefinitionKind.Pathway, key, 2)], after.Story[^1].Versions);
        Assert.Equal("PW3316", Refused(await Files.SaveAsync(Lead, opened.Draft.Id, Drawing, 9, "x", null, Cancellation)));

        Here.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal("PW3328", Refused(await Publications.RollBackAsync(Lead, key, 2, "why", false, Cancellation)));
        Assert.Equal("PW3322", Refused(await Publications.RollBackAsync(Lead, key, 1, null, false, Cancellation)));
        Assert.IsType<DesignOutcome<PublishOutcome.Published>.Missing>(await Publications.RollBackAsync(Lead, key, 9, "why", false, Cancellation));
        Done(await Publications.RollBackAsync(Lead, key, 1, "The new name confuses people.", false, Cancellation));

        Assert.Equal(3, (await Here.RowAsync(await Here.StartAsync())).PathwayVersion);
        DefinitionList list = await Here.Definitions.ListAsync(Cancellation);
        Assert.Equal(Hash(list, key, 1), Hash(list, key, 3));
        ImmutableArray<DesignEvent> story =
            Assert.IsType<DesignOutcome<ImmutableArray<DesignEvent>>.Done>(await Publications.ListAsync(Lead, Cancellation)).Value;
        Assert.Equal([DesignEventKind.RolledBack, DesignEventKind.Published], story.Select(told => told.Kind));
    }

    [Fact]
    public async Task A_publication_at_a_date_is_in_force_from_then_on()
    {
        OpenedDraft opened = await ApprovedAsync();
        DateTimeOffset tomorrow = Here.Clock.GetUtcNow().AddDays(1);
        Assert.Equal("PW3327", Refused(await Publications.PublishAsync(Other, opened.Draft.Id, tomorrow.AddDays(-2), false, Cancellation)));

        Done(await Publications.PublishAsync(Other, opened.Draft.Id, tomorrow, false, Cancellation));

        Assert.Equal(1, (await Here.RowAsync(await Here.StartAsync())).PathwayVersion);
        Here.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(2, (await Here.RowAsync(await Here.StartAsync())).PathwayVersion);
    }
}
