using System.Collections.Immutable;

namespace Pathways.Runtime.Tests;

public sealed class DesigningAPathway : IAsyncLifetime
{
    private const string Drawing = "pathway.bpmn";

    private static readonly Actor Lead = new(
        Installation.Network, new PersonId(Guid.Parse("0a000000-0000-7000-8000-000000000003")), RoleKey.ClinicalLead, Installation.Office);

    private static readonly Actor Coordinator = Lead with { Role = RoleKey.Coordinator };

    private Installation? installation;

    private Installation Here => installation ?? throw new InvalidOperationException("The test has not begun.");

    private DesignDoor Door => new(Here.Database.Definitions, new CareDesk(
        Here.Database.Get<INetworkDirectory>(), Here.Database.Get<IPatientFiles>(), ShippedTables.PlausibleRanges(), Here.Clock));

    private DesignDesk Desk => new(
        Door, Here.Database.Definitions, new FilesInForce(Here.Database.Definitions, Here.Database.Get<ITestCases>(), Here.Definitions), Here.Publisher, Here.Clock);

    private DraftDesk Files => new(Door, Here.Database.Definitions, Here.Clock);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        installation = await Installation.CreateAsync();
        await Here.EnterNetworkAsync();
        DateOnly today = DateOnly.FromDateTime(Here.Clock.GetUtcNow().UtcDateTime);
        await Here.Database.Get<INetworkDirectory>().SaveAsync(
            new DirectoryEntries
            {
                Organisations = [new Organisation(Installation.Network, Installation.Office, "Office", OrganisationKind.NetworkOffice, null, null)],
                People = [new Person(Installation.Network, Lead.Person, "Exemple", "Ada", null, null, null, null)],
                // Every role is held, or nothing with a task could be published.
                Roles = [.. RoleKey.All.Select(role => new RoleAssignment(Installation.Network, Lead.Person, role, Installation.Office, today, null))],
            },
            Cancellation);
    }

    public async ValueTask DisposeAsync()
    {
        if (installation is not null)
        {
            await installation.DisposeAsync();
        }
    }

    [Fact]
    public async Task A_draft_of_the_version_in_force_has_its_files_and_could_be_published_again_without_a_new_version()
    {
        PathwayBundle bundle = await PathwayBundle.ReadFolderAsync(Repository.At("samples", "hospital-discharge"), Cancellation);
        PublishOutcome.Published published = await Here.PublishAsync(bundle);

        OpenedDraft opened = await BegunAsync(new DraftBeginning.InForce(published.Pathways[0].Id.Key));

        Assert.Equal(1, opened.Draft.Origin.Version);
        Assert.DoesNotContain(await Desk.CheckAsync(opened, Cancellation), finding => finding.IsError);
        PublishOutcome.Published again = await Here.PublishAsync(opened.Bundle);
        Assert.Empty(again.Added);
    }

    [Fact]
    public async Task Checks_name_the_element_that_was_broken()
    {
        OpenedDraft opened = await BegunAsync(new DraftBeginning.Empty("Mon parcours d’été"));
        string broken = opened.Drawing!.Text.Replace("targetRef=\"end\"", "targetRef=\"nowhere\"", StringComparison.Ordinal); // An empty pathway has one.

        DesignOutcome<OpenedDraft> saved = await Files.SaveAsync(Lead, opened.Draft.Id, Drawing, 1, broken, label: null, Cancellation);

        Assert.Empty((await Desk.CheckAsync(opened, Cancellation)).Where(finding => finding.IsError));
        OpenedDraft now = Assert.IsType<DesignOutcome<OpenedDraft>.Done>(saved).Value;
        Assert.Contains(await Desk.CheckAsync(now, Cancellation), finding => finding is { Code: "PW2010", Element: not null });
        Assert.Equal("mon-parcours-d-ete", now.Draft.PathwayKey);
    }

    [Fact]
    public async Task The_second_of_two_who_save_sees_the_text_of_the_first()
    {
        OpenedDraft opened = await BegunAsync(new DraftBeginning.Empty("Deux auteurs"));
        string text = opened.Drawing!.Text; // An empty pathway has one.
        await Files.SaveAsync(Lead, opened.Draft.Id, Drawing, 1, text + "<!-- first -->", label: null, Cancellation);

        DesignOutcome<OpenedDraft> second = await Files.SaveAsync(Lead, opened.Draft.Id, Drawing, 1, text + "<!-- second -->", label: null, Cancellation);

        Assert.EndsWith("<!-- first -->", Assert.IsType<DesignOutcome<OpenedDraft>.Overtaken>(second).Other.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("notes.txt", "x", "PW3313")]
    [InlineData("/pathway.bpmn", "x", "PW3313")]
    [InlineData("forms/a.json", "\0", "PW3318")]
    public async Task What_is_no_file_of_a_pathway_is_refused(string name, string text, string code)
    {
        OpenedDraft opened = await BegunAsync(new DraftBeginning.Empty("Essai"));

        DesignOutcome<OpenedDraft> refused = await Files.SaveAsync(Lead, opened.Draft.Id, name, 0, text, label: null, Cancellation);

        Assert.Equal(code, Assert.IsType<DesignOutcome<OpenedDraft>.Refused>(refused).Problem.Code);
    }

    [Fact]
    public async Task Files_that_hold_no_readable_drawing_begin_nothing()
    {
        DraftOrigin origin = new(DraftOriginKind.Upload, "x.bpmn", null);
        ImmutableSortedDictionary<string, string> none = ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

        Assert.Equal("PW3314", await RefusedAsync(new DraftBeginning.FromFiles(origin, none)));
        Assert.Equal("PW3319", await RefusedAsync(new DraftBeginning.FromFiles(origin, none.Add(Drawing, "not xml"))));
        Assert.Equal("PW3312", await RefusedAsync(new DraftBeginning.Empty("  ")));
    }

    [Fact]
    public async Task Two_pathways_do_not_begin_under_one_key()
    {
        await BegunAsync(new DraftBeginning.Empty("Sortie d’hôpital"));

        Assert.Equal("PW3335", await RefusedAsync(new DraftBeginning.Empty("Sortie d’Hopital")));
    }

    [Fact]
    public async Task The_drawing_of_the_pathway_is_told_from_those_that_it_borrows()
    {
        string own = EmptyPathway.Drawing("own", "Le mien", "x");
        string part = EmptyPathway.Drawing("part", "Une partie", "x");
        ImmutableSortedDictionary<string, string> files = ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal)
            .Add("../instruments/score.bpmn", part).Add("call.bpmn", part).Add(Drawing, own);

        OpenedDraft opened = await BegunAsync(new DraftBeginning.FromFiles(new DraftOrigin(DraftOriginKind.Upload, "x.zip", null), files));

        Assert.Equal(("own", Drawing), (opened.Draft.PathwayKey, opened.Drawing?.Name));
        OpenedDraft swapped = opened with { Files = [.. opened.Files.Select(file => file.Name == "call.bpmn" ? file with { Text = own } : file with { Text = part })] };
        Assert.Equal("call.bpmn", swapped.Drawing?.Name);
    }

    [Fact]
    public async Task Only_those_who_design_pathways_come_in()
    {
        OpenedDraft opened = await BegunAsync(new DraftBeginning.Empty("Essai"));

        Assert.IsType<DesignOutcome<ImmutableArray<DesignDraft>>.Denied>(await Desk.ListAsync(Coordinator, Cancellation));
        Assert.IsType<DesignOutcome<OpenedDraft>.Denied>(await Desk.OpenAsync(Coordinator, opened.Draft.Id, Cancellation));
        Assert.IsType<DesignOutcome<OpenedDraft>.Denied>(
            await Files.SaveAsync(Coordinator, opened.Draft.Id, Drawing, 1, "x", label: null, Cancellation));
        Assert.IsType<DesignOutcome<DraftFile>.Denied>(await Files.RevisionAsync(Coordinator, opened.Draft.Id, Drawing, 1, Cancellation));
        Assert.IsType<DesignOutcome<DraftComment>.Denied>(
            await Files.CommentAsync(Coordinator, opened.Draft.Id, null, "x", Cancellation));
    }

    private async Task<OpenedDraft> BegunAsync(DraftBeginning beginning)
    {
        DesignDraft draft = Assert.IsType<DesignOutcome<DesignDraft>.Done>(await Desk.BeginAsync(Lead, beginning, "Première étape", Cancellation)).Value;
        return Assert.IsType<DesignOutcome<OpenedDraft>.Done>(await Desk.OpenAsync(Lead, draft.Id, Cancellation)).Value;
    }

    private async Task<string> RefusedAsync(DraftBeginning beginning) =>
        Assert.IsType<DesignOutcome<DesignDraft>.Refused>(await Desk.BeginAsync(Lead, beginning, "x", Cancellation)).Problem.Code;
}
