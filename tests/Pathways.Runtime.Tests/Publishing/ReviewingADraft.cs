using System.Collections.Immutable;
using Pathways.Definitions;

namespace Pathways.Runtime.Tests;

public sealed class ReviewingADraft : IAsyncLifetime
{
    private const string Drawing = "pathway.bpmn";

    private static readonly Actor Lead = new(
        Installation.Network, new PersonId(Guid.Parse("0a000000-0000-7000-8000-000000000003")), RoleKey.ClinicalLead, Installation.Office);

    private static readonly Actor Other = Lead with { Person = new PersonId(Guid.Parse("0a000000-0000-7000-8000-000000000004")) };

    private Installation? installation;

    private Installation Here => installation ?? throw new InvalidOperationException("The test has not begun.");

    private IDefinitionStore Store => Here.Database.Definitions;

    private DesignDoor Door => new(Store, new CareDesk(
        Here.Database.Get<INetworkDirectory>(), Here.Database.Get<IPatientFiles>(), ShippedTables.PlausibleRanges(), Here.Clock));

    private FilesInForce InForce => new(Store, Here.Database.Get<ITestCases>(), Here.Definitions);

    private DesignDesk Designs => new(Door, Store, InForce, Here.Publisher, Here.Clock);

    private DraftDesk Files => new(Door, Store, Here.Clock);

    private ReviewDesk Desk => new(Door, Store, Here.Publisher, Here.Clock);

    private PublicationDesk Publications => new(Door, Store, Here.Publisher, InForce, Here.Definitions, Here.Clock);

    private ReviewReader Reader => new(
        Door, InForce, Here.Publisher, new RuleImpactDesk(Here.Database.Cases, Here.Definitions),
        new MigrationDesk(
            Here.Database.Cases, Here.Database.Instances, Here.Runtime, Here.Definitions,
            new NetworkTimes(Here.Database.Get<INetworkDirectory>(), Here.Database.Settings), Here.Clock),
        Here.Clock);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        installation = await Installation.CreateAsync();
        await Here.PublishAsync(Drawings.Consent().Watched());
        await Here.EnterNetworkAsync();
        DateOnly today = DateOnly.FromDateTime(Here.Clock.GetUtcNow().UtcDateTime);
        await Here.Database.Get<INetworkDirectory>().SaveAsync(
            new DirectoryEntries
            {
                Organisations = [new Organisation(Installation.Network, Installation.Office, "Office", OrganisationKind.NetworkOffice, null, null)],
                People =
                [
                    new Person(Installation.Network, Lead.Person, "Exemple", "Ada", null, null, null, null),
                    new Person(Installation.Network, Other.Person, "Exemple", "Bob", null, null, null, null),
                ],
                Roles =
                [
                    new RoleAssignment(Installation.Network, Lead.Person, RoleKey.ClinicalLead, Installation.Office, today, null),
                    new RoleAssignment(Installation.Network, Other.Person, RoleKey.ClinicalLead, Installation.Office, today, null),
                    new RoleAssignment(Installation.Network, Other.Person, RoleKey.Coordinator, Installation.Office, today, null),
                    new RoleAssignment(Installation.Network, Other.Person, RoleKey.CoordinationManager, Installation.Office, today, null),
                ],
            },
            Cancellation);
        Here.Clock.Advance(TimeSpan.FromMinutes(1));
    }

    public async ValueTask DisposeAsync()
    {
        if (installation is not null)
        {
            await installation.DisposeAsync();
        }
    }

    [Fact]
    public async Task A_draft_with_an_error_is_not_reviewed()
    {
        OpenedDraft opened = await ChangedAsync(text => text.Replace("targetRef=\"", "targetRef=\"x", StringComparison.Ordinal));

        Assert.Equal("PW3321", Refused(await Desk.AskAsync(Lead, opened.Draft.Id, "why", Cancellation)));
        Assert.Equal("PW3322", Refused(await Desk.AskAsync(Lead, opened.Draft.Id, " ", Cancellation)));
    }

    [Fact]
    public async Task In_review_nobody_changes_it_and_no_author_approves_it()
    {
        OpenedDraft opened = await AskedAsync();
        Guid id = opened.Draft.Id;

        Assert.Equal("PW3320", Refused(await Files.SaveAsync(Lead, id, Drawing, opened.Drawing!.Revision, "x", null, Cancellation))); // It has one.
        Assert.Equal("PW3324", Refused(await Desk.ApproveAsync(Lead, id, opened.Hash, "fine", Cancellation)));
        Assert.Equal("PW3325", Refused(await Desk.ApproveAsync(Other, id, "another hash", "fine", Cancellation)));
        Assert.Equal("PW3326", Refused(await Publications.PublishAsync(Lead, id, null, false, Cancellation)));
        Assert.IsType<DesignOutcome<OpenedDraft>.Denied>(
            await Desk.ApproveAsync(Other with { Role = RoleKey.Coordinator }, id, opened.Hash, "fine", Cancellation));
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
        Assert.Null(review.Newer);
        Assert.False(Assert.Single(review.Forecasts).NeedsPerson);
    }

    [Fact]
    public async Task Taking_it_back_voids_the_approval()
    {
        OpenedDraft opened = await ApprovedAsync();

        Assert.IsType<DesignOutcome<OpenedDraft>.Done>(await Desk.TakeBackAsync(Lead, opened.Draft.Id, Cancellation));

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

    private async Task<OpenedDraft> ChangedAsync(Func<string, string> change)
    {
        string key = (await Here.Definitions.ListAsync(Cancellation)).Versions.Single(version => version.Id.Kind == DefinitionKind.Pathway).Id.Key;
        DesignDraft draft = Assert.IsType<DesignOutcome<DesignDraft>.Done>(
            await Designs.BeginAsync(Lead, new DraftBeginning.InForce(key), "x", Cancellation)).Value;
        DraftFile drawing = (await ReadAsync(draft.Id)).Drawing!; // What is in force has one.
        await Files.SaveAsync(Lead, draft.Id, drawing.Name, 1, change(drawing.Text), null, Cancellation);
        return await ReadAsync(draft.Id);
    }

    private async Task<OpenedDraft> AskedAsync()
    {
        OpenedDraft opened = await ChangedAsync(text =>
        {
            int at = text.IndexOf(" name=\"", text.IndexOf("userTask", StringComparison.Ordinal), StringComparison.Ordinal) + 7;
            return $"{text[..at]}Autre nom{text[text.IndexOf('"', at)..]}";
        });
        return Assert.IsType<DesignOutcome<OpenedDraft>.Done>(await Desk.AskAsync(Lead, opened.Draft.Id, "A clearer name.", Cancellation)).Value;
    }

    private async Task<OpenedDraft> ApprovedAsync()
    {
        OpenedDraft opened = await AskedAsync();
        return Assert.IsType<DesignOutcome<OpenedDraft>.Done>(
            await Desk.ApproveAsync(Other, opened.Draft.Id, opened.Hash, "Fine.", Cancellation)).Value;
    }

    private async Task<OpenedDraft> ReadAsync(Guid id) =>
        await Store.FindDraftAsync(Installation.Network, id, Cancellation) ?? throw new InvalidOperationException("The draft is gone.");

    private static string Hash(DefinitionList list, string key, int version) =>
        list.Versions.Single(known => known.Id == new DefinitionId(Installation.Network, DefinitionKind.Pathway, key, version)).Hash;

    private static string Refused<T>(DesignOutcome<T> outcome) => Assert.IsType<DesignOutcome<T>.Refused>(outcome).Problem.Code;

    private static T Done<T>(DesignOutcome<T> outcome) => Assert.IsType<DesignOutcome<T>.Done>(outcome).Value;
}
