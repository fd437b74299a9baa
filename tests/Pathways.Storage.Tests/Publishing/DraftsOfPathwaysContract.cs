using System.Collections.Immutable;

namespace Pathways.Storage.Tests;

public abstract class DraftsOfPathwaysContract(DatabaseKind kind) : PortContract(kind)
{
    private const string Name = "pathway.bpmn";

    private static readonly NetworkId Elsewhere = new("elsewhere");
    private static readonly Guid Id = Guid.Parse("0d000000-0000-7000-8000-000000000001");
    private static readonly PersonId Nadia = new(Guid.Parse("0a000000-0000-7000-8000-000000000001"));
    private static readonly PersonId Yves = new(Guid.Parse("0a000000-0000-7000-8000-000000000002"));
    private static readonly DateTimeOffset Noon = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Gathered = TimeSpan.FromMinutes(5);

    private static readonly DesignDraft Draft = new(
        Case.Network, Id, "discharge", "Sortie, été", DraftStatus.Open,
        new DraftOrigin(DraftOriginKind.Version, "discharge", 3), new DraftMoment(Nadia, Noon), new DraftMoment(Nadia, Noon));

    [Fact]
    public async Task A_draft_comes_back_with_its_files_in_its_network_only()
    {
        await BeginAsync(File(1, "é", Nadia, Noon), File(1, "b", Nadia, Noon) with { Name = "forms/call.json" });

        OpenedDraft opened = await OpenAsync();

        Assert.Equal(Draft, opened.Draft);
        Assert.Equal(["forms/call.json", Name], opened.Files.Select(file => file.Name));
        Assert.Equal("é", opened.Find(Name)?.Text);
        Assert.Equal([Draft], await Database.Definitions.DraftsAsync(Case.Network, Cancellation));
        Assert.Empty(await Database.Definitions.DraftsAsync(Elsewhere, Cancellation));
        Assert.Null(await Database.Definitions.FindDraftAsync(Elsewhere, Id, Cancellation));
    }

    [Fact]
    public async Task Of_two_who_changed_one_file_the_second_keeps_nothing()
    {
        await BeginAsync(File(1, "a", Nadia, Noon));

        Assert.True(await SaveAsync(File(2, "of Nadia", Nadia, Noon.AddMinutes(1))));
        Assert.False(await SaveAsync(File(2, "of Yves", Yves, Noon.AddMinutes(2))));

        OpenedDraft opened = await OpenAsync();
        Assert.Equal("of Nadia", opened.Find(Name)?.Text);
        Assert.Equal(Nadia, opened.Draft.Changed.By);
        Assert.Equal([2, 1], (await HistoryAsync()).Select(revision => revision.Revision));
    }

    [Fact]
    public async Task A_new_file_is_added_and_one_that_never_was_is_not_changed()
    {
        await BeginAsync(File(1, "a", Nadia, Noon));

        Assert.True(await SaveAsync(File(1, "{}", Nadia, Noon) with { Name = "forms/new.json" }));
        Assert.False(await SaveAsync(File(1, "{}", Yves, Noon) with { Name = "forms/new.json" }));
        Assert.False(await SaveAsync(File(4, "{}", Yves, Noon) with { Name = "forms/other.json" }));

        Assert.Equal(["forms/new.json", Name], (await OpenAsync()).Files.Select(file => file.Name));
    }

    [Fact]
    public async Task What_one_author_saves_within_minutes_is_one_revision_of_the_history()
    {
        await BeginAsync(File(1, "a", Nadia, Noon.AddHours(-1)));
        await SaveAsync(File(2, "b", Nadia, Noon));
        await SaveAsync(File(3, "c", Nadia, Noon.AddMinutes(4)));
        await SaveAsync(File(4, "d", Nadia, Noon.AddMinutes(6)));
        await SaveAsync(File(5, "e", Yves, Noon.AddMinutes(7)));

        Assert.Equal([5, 4, 3, 1], (await HistoryAsync()).Select(revision => revision.Revision));
        DraftRevision gathered = (await HistoryAsync())[2];
        Assert.Equal((Noon, Noon.AddMinutes(4)), (gathered.BegunAt, gathered.ChangedAt));
        Assert.Equal("c", (await Database.Definitions.FindDraftRevisionAsync(Case.Network, Id, Name, 3, Cancellation))?.Text);
        Assert.Null(await Database.Definitions.FindDraftRevisionAsync(Case.Network, Id, Name, 2, Cancellation));
    }

    [Fact]
    public async Task A_named_revision_is_never_gathered()
    {
        await BeginAsync(File(1, "a", Nadia, Noon.AddHours(-1)));
        await SaveAsync(File(2, "b", Nadia, Noon));
        await SaveAsync(File(3, "b", Nadia, Noon.AddMinutes(1)), "avant la réunion");
        await SaveAsync(File(4, "c", Nadia, Noon.AddMinutes(2)));

        Assert.Equal(
            [(4, null), (3, "avant la réunion"), (2, null), (1, null)],
            (await HistoryAsync()).Select(revision => (revision.Revision, revision.Label)));
    }

    [Fact]
    public async Task A_draft_that_was_given_up_is_not_changed_any_more()
    {
        await BeginAsync(File(1, "a", Nadia, Noon));
        DesignDraft given = Draft with { Status = DraftStatus.Discarded, Changed = new DraftMoment(Yves, Noon.AddMinutes(1)) };

        Assert.True(await Database.Definitions.ChangeDraftAsync(given, Cancellation));

        Assert.False(await Database.Definitions.ChangeDraftAsync(Draft with { Title = "Autre" }, Cancellation));
        Assert.False(await SaveAsync(File(2, "b", Nadia, Noon.AddMinutes(2))));
        Assert.Equal(given, (await OpenAsync()).Draft);
        Assert.Empty(await Database.Definitions.DraftsAsync(Case.Network, Cancellation));
        Assert.Equal("a", (await OpenAsync()).Find(Name)?.Text);
    }

    [Fact]
    public async Task Comments_are_kept_and_settled()
    {
        await BeginAsync(File(1, "a", Nadia, Noon));
        DraftComment onStep = new(Guid.Parse("0c000000-0000-7000-8000-000000000001"), "dc_call", "48 h ou 72 h ?", new DraftMoment(Yves, Noon), null);
        DraftComment onAll = new(Guid.Parse("0c000000-0000-7000-8000-000000000002"), null, "À relire", new DraftMoment(Nadia, Noon.AddMinutes(1)), null);
        await Database.Definitions.KeepDraftCommentAsync(Case.Network, Id, onStep, Cancellation);
        await Database.Definitions.KeepDraftCommentAsync(Case.Network, Id, onAll, Cancellation);

        DraftComment settled = onStep with { Settled = new DraftMoment(Nadia, Noon.AddMinutes(2)) };
        await Database.Definitions.KeepDraftCommentAsync(Case.Network, Id, settled, Cancellation);

        Assert.Equal([settled, onAll], (await OpenAsync()).Comments);
    }

    [Fact]
    public async Task A_move_is_kept_with_its_story_and_only_from_where_the_draft_was()
    {
        await BeginAsync(File(1, "a", Nadia, Noon));
        DesignEvent asked = Told(DesignEventKind.Asked, Noon.AddMinutes(1));

        Assert.True(await Database.Definitions.MoveDraftAsync(Draft, DraftStatus.InReview, asked, Cancellation));

        Assert.False(await Database.Definitions.MoveDraftAsync(Draft, DraftStatus.InReview, Told(DesignEventKind.Asked, Noon.AddMinutes(2)), Cancellation));
        Assert.False(await SaveAsync(File(2, "b", Nadia, Noon.AddMinutes(2))));
        OpenedDraft opened = await OpenAsync();
        Assert.Equal(DraftStatus.InReview, opened.Draft.Status);
        Assert.Equal([asked], opened.Story.Select(told => told with { Versions = asked.Versions }));
    }

    [Fact]
    public async Task A_draft_that_was_changed_since_it_was_read_is_not_moved()
    {
        await BeginAsync(File(1, "a", Nadia, Noon));
        await SaveAsync(File(2, "b", Yves, Noon.AddMinutes(1)));

        Assert.False(await Database.Definitions.MoveDraftAsync(Draft, DraftStatus.InReview, Told(DesignEventKind.Asked, Noon.AddMinutes(2)), Cancellation));

        Assert.Equal(DraftStatus.Open, (await OpenAsync()).Draft.Status);
        Assert.Empty((await OpenAsync()).Story);
    }

    [Fact]
    public async Task Of_one_who_saves_and_one_who_moves_the_draft_at_the_same_time_one_is_told()
    {
        for (int round = 0; round < 20; round++)
        {
            DesignDraft draft = Draft with { Id = Guid.CreateVersion7() };
            await Database.Definitions.BeginDraftAsync(draft, [File(1, "a", Nadia, Noon)], Cancellation);

            bool[] kept = await Task.WhenAll(
                Database.Definitions.SaveDraftFileAsync(Case.Network, draft.Id, File(2, "b", Yves, Noon.AddMinutes(1)), null, Noon, Cancellation),
                Database.Definitions.MoveDraftAsync(
                    draft, DraftStatus.InReview, Told(DesignEventKind.Asked, Noon.AddMinutes(1)) with { Draft = draft.Id }, Cancellation));

            Assert.NotEqual(kept[0], kept[1]);
        }
    }

    [Fact]
    public async Task What_somebody_was_asked_to_review_stays_in_the_history()
    {
        await BeginAsync(File(1, "a", Nadia, Noon.AddHours(-1)));
        await SaveAsync(File(2, "b", Nadia, Noon));
        DesignDraft seen = (await OpenAsync()).Draft;
        Assert.True(await Database.Definitions.MoveDraftAsync(seen, DraftStatus.InReview, Told(DesignEventKind.Asked, Noon.AddMinutes(1)), Cancellation));
        Assert.True(await Database.Definitions.MoveDraftAsync(
            (await OpenAsync()).Draft, DraftStatus.Open, Told(DesignEventKind.TakenBack, Noon.AddMinutes(2)), Cancellation));

        await SaveAsync(File(3, "c", Nadia, Noon.AddMinutes(3)));
        await SaveAsync(File(4, "d", Nadia, Noon.AddMinutes(4)));

        Assert.Equal([4, 2, 1], (await HistoryAsync()).Select(revision => revision.Revision));
    }

    [Fact]
    public async Task A_publication_takes_its_draft_along_or_is_not_kept()
    {
        await BeginAsync(File(1, "a", Nadia, Noon));
        DefinitionId id = new(Case.Network, DefinitionKind.Form, "reviewed", 1);
        NewVersion version = new(
            new DefinitionVersion(id, "Reviewed", "hash", Noon, Nadia, Noon),
            new DefinitionContent("forms/reviewed.json", ImmutableSortedDictionary<string, string>.Empty.Add("forms/reviewed.json", "{}")));
        DesignEvent told = Told(DesignEventKind.Published, Noon.AddMinutes(3)) with { ValidFrom = Noon.AddDays(1), ForRunningCases = true, Versions = [id] };
        long epoch = await Database.Definitions.ReadEpochAsync(Cancellation);
        Publication publication = new(epoch, [version], [], Nadia, Noon) { Story = told, Design = Draft with { Status = DraftStatus.Approved } };

        Assert.False(await Database.Definitions.PublishAsync(publication, Cancellation));
        Assert.Empty(await Database.Definitions.PublicationsAsync(Case.Network, Cancellation));

        await Database.Definitions.MoveDraftAsync(Draft, DraftStatus.Approved, Told(DesignEventKind.Approved, Noon.AddMinutes(2)), Cancellation);
        epoch = await Database.Definitions.ReadEpochAsync(Cancellation);
        Assert.True(await Database.Definitions.PublishAsync(publication with { ExpectedEpoch = epoch }, Cancellation));

        DesignEvent kept = Assert.Single(await Database.Definitions.PublicationsAsync(Case.Network, Cancellation));
        Assert.Equal([id], kept.Versions);
        Assert.Equal(told, kept with { Versions = told.Versions });
        Assert.Empty(await Database.Definitions.PublicationsAsync(Elsewhere, Cancellation));
        Assert.Equal(DraftStatus.Published, (await OpenAsync()).Draft.Status);
    }

    private static DesignEvent Told(DesignEventKind kind, DateTimeOffset at) =>
        new(Case.Network, Guid.CreateVersion7(), Id, "discharge", kind, new DraftMoment(Yves, at), "Pourquoi ? Été", "hash");

    private static DraftFile File(int revision, string text, PersonId by, DateTimeOffset at) => new(Name, text, revision, at, by);

    private Task BeginAsync(params ImmutableArray<DraftFile> files) => Database.Definitions.BeginDraftAsync(Draft, files, Cancellation);

    private Task<bool> SaveAsync(DraftFile file, string? label = null) =>
        Database.Definitions.SaveDraftFileAsync(Case.Network, Id, file, label, file.ChangedAt - Gathered, Cancellation);

    private Task<ImmutableArray<DraftRevision>> HistoryAsync() =>
        Database.Definitions.DraftRevisionsAsync(Case.Network, Id, Cancellation);

    private async Task<OpenedDraft> OpenAsync() =>
        await Database.Definitions.FindDraftAsync(Case.Network, Id, Cancellation) ?? throw new InvalidOperationException("The draft is gone.");
}

public sealed class DraftsOfPathwaysOnSqlite() : DraftsOfPathwaysContract(DatabaseKind.Sqlite);

public sealed class DraftsOfPathwaysOnPostgreSql() : DraftsOfPathwaysContract(DatabaseKind.PostgreSql);
