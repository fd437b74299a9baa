namespace Pathways.Runtime.Tests;

/// <summary>A network with a published pathway and two clinical leads who design.</summary>
public abstract class TwoLeads : IAsyncLifetime
{
    private protected const string Drawing = "pathway.bpmn";

    private protected static readonly Actor Lead = new(
        Installation.Network, new PersonId(Guid.Parse("0a000000-0000-7000-8000-000000000003")), RoleKey.ClinicalLead, Installation.Office);

    private protected static readonly Actor Other = Lead with { Person = new PersonId(Guid.Parse("0a000000-0000-7000-8000-000000000004")) };

    private Installation? installation;

    private protected Installation Here => installation ?? throw new InvalidOperationException("The test has not begun.");

    private protected IDefinitionStore Store => Here.Database.Definitions;

    private protected DesignDoor Door => new(Store, new CareDesk(
        Here.Database.Get<INetworkDirectory>(), Here.Database.Get<IPatientFiles>(), ShippedTables.PlausibleRanges(), Here.Clock));

    private protected FilesInForce InForce => new(Store, Here.Database.Get<ITestCases>(), Here.Definitions);

    private protected DesignDesk Designs => new(Door, Store, InForce, Here.Publisher, Here.Clock);

    private protected DraftDesk Files => new(Door, Store, Here.Clock);

    private protected ReviewDesk Reviews => new(Door, Store, Here.Publisher, Here.Clock);

    private protected PublicationDesk Publications => new(Door, Store, Here.Publisher, InForce, Here.Clock);

    private protected ReviewReader Reader => new(
        Door, InForce, Here.Definitions, Here.Publisher, new RuleImpactDesk(Here.Database.Cases, Here.Definitions),
        new MigrationDesk(
            Here.Database.Cases, Here.Database.Instances, Here.Runtime, Here.Definitions,
            new NetworkTimes(Here.Database.Get<INetworkDirectory>(), Here.Database.Settings), Here.Clock),
        Here.Clock);

    private protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

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

        GC.SuppressFinalize(this);
    }

    private protected async Task<OpenedDraft> ChangedAsync(Func<string, string> change)
    {
        string key = (await Here.Definitions.ListAsync(Cancellation)).Versions.First(version => version.Id.Kind == DefinitionKind.Pathway).Id.Key;
        DesignDraft draft = Assert.IsType<DesignOutcome<DesignDraft>.Done>(
            await Designs.BeginAsync(Lead, new DraftBeginning.InForce(key), "x", Cancellation)).Value;
        DraftFile drawing = (await ReadAsync(draft.Id)).Drawing!; // What is in force has one.
        await Files.SaveAsync(Lead, draft.Id, drawing.Name, 1, change(drawing.Text), null, Cancellation);
        return await ReadAsync(draft.Id);
    }

    private protected async Task<OpenedDraft> AskedAsync(string name = "Autre nom")
    {
        OpenedDraft opened = await ChangedAsync(text =>
        {
            int at = text.IndexOf(" name=\"", text.IndexOf("userTask", StringComparison.Ordinal), StringComparison.Ordinal) + 7;
            return $"{text[..at]}{name}{text[text.IndexOf('"', at)..]}";
        });
        return Assert.IsType<DesignOutcome<OpenedDraft>.Done>(await Reviews.AskAsync(Lead, opened.Draft.Id, "A clearer name.", Cancellation)).Value;
    }

    private protected async Task<OpenedDraft> ApprovedAsync(string name = "Autre nom")
    {
        OpenedDraft opened = await AskedAsync(name);
        return Assert.IsType<DesignOutcome<OpenedDraft>.Done>(
            await Reviews.ApproveAsync(Other, opened.Draft.Id, opened.Hash, "Fine.", Cancellation)).Value;
    }

    private protected async Task<OpenedDraft> ReadAsync(Guid id) =>
        await Store.FindDraftAsync(Installation.Network, id, Cancellation) ?? throw new InvalidOperationException("The draft is gone.");

    private protected static string Hash(DefinitionList list, string key, int version) =>
        list.Versions.Single(known => known.Id == new DefinitionId(Installation.Network, DefinitionKind.Pathway, key, version)).Hash;

    private protected static string Refused<T>(DesignOutcome<T> outcome) => Assert.IsType<DesignOutcome<T>.Refused>(outcome).Problem.Code;

    private protected static T Done<T>(DesignOutcome<T> outcome) => Assert.IsType<DesignOutcome<T>.Done>(outcome).Value;
}
