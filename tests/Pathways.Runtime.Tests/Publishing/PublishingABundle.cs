using System.Collections.Immutable;

namespace Pathways.Runtime.Tests;

public sealed class PublishingABundle
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Adds_a_version_of_everything_in_it()
    {
        await using Installation here = await Installation.CreateAsync();

        PublishOutcome.Published published = await here.PublishAsync(Drawings.Consent());

        Assert.Equal(
            ["Form ask 1", "Pathway consent 1", "Template late 1", "Template letter 1", "Template reminder 1"],
            published.Added.Select(Named).Order(StringComparer.Ordinal));
        Assert.Equal("Pathway consent 1", Named(Assert.Single(published.Pathways)));
    }

    [Fact]
    public async Task Again_with_the_same_content_adds_nothing()
    {
        await using Installation here = await Installation.WithConsentAsync();
        long epoch = await here.Database.Definitions.ReadEpochAsync(Cancellation);

        PublishOutcome.Published again = await here.PublishAsync(Drawings.Consent());

        Assert.Empty(again.Added);
        Assert.Equal("Pathway consent 1", Named(Assert.Single(again.Pathways)));
        Assert.Equal(epoch, await here.Database.Definitions.ReadEpochAsync(Cancellation));
    }

    [Fact]
    public async Task Adds_versions_of_what_changed_only()
    {
        await using Installation here = await Installation.WithConsentAsync();

        PublishOutcome.Published again =
            await here.PublishAsync(Drawings.Consent().With("templates/letter.hbs", "Dear Dr,"));

        Assert.Equal(["Template letter 2"], again.Added.Select(Named));
    }

    [Fact]
    public async Task A_running_case_keeps_its_version_and_new_cases_get_the_new_one()
    {
        await using Installation here = await Installation.WithConsentAsync();
        Guid older = await here.StartAsync();

        await here.PublishAsync(Drawings.Consent(title: "Consent, second edition"));
        Guid newer = await here.StartAsync();
        Installation.Done(await here.CompleteAsync(older));

        Assert.Equal(1, (await here.RowAsync(older)).PathwayVersion);
        Assert.Equal(2, (await here.RowAsync(newer)).PathwayVersion);
    }

    [Fact]
    public async Task A_running_case_keeps_the_templates_and_forms_it_started_with()
    {
        await using Installation here = await Installation.WithConsentAsync();
        DateTimeOffset started = here.Clock.GetUtcNow();
        here.Clock.Advance(TimeSpan.FromHours(1));
        await here.PublishAsync(Drawings.Consent().With("templates/letter.hbs", "Dear Dr,"));

        Assert.Equal("Dear colleague,", await LetterAsync(started));
        Assert.Equal("Dear Dr,", await LetterAsync(here.Clock.GetUtcNow()));

        Task<string?> LetterAsync(DateTimeOffset startedAt) => here.Definitions.FindTemplateAsync(
            Installation.Network, Drawings.ConsentKey, "letter", startedAt, here.Clock.GetUtcNow(), Cancellation);
    }

    [Fact]
    public async Task Another_node_sees_a_new_version_within_a_second()
    {
        await using Installation here = await Installation.WithConsentAsync();
        using PublishedDefinitions elsewhere = new(here.Database.Definitions);
        Assert.Equal(1, (await FindAsync())?.Version.Id.Version);

        await here.PublishAsync(Drawings.Consent(title: "Consent, second edition"));
        await Task.Delay(TimeSpan.FromSeconds(1), Cancellation);

        Assert.Equal(2, (await FindAsync())?.Version.Id.Version);

        Task<PublishedPathway?> FindAsync() => elsewhere.FindPathwayAsync(
            Installation.Network, Drawings.ConsentKey, here.Clock.GetUtcNow(), Cancellation);
    }

    [Theory]
    [InlineData("pathway.bpmn", "<not-xml", "PW2001")]
    [InlineData("pathway.bpmn", "<html/>", "PW2002")]
    [InlineData("forms/ask.json", "{", "PW2081")]
    public async Task With_one_broken_file_publishes_nothing_and_says_where(string file, string text, string code)
    {
        await using Installation here = await Installation.CreateAsync();

        PublishOutcome outcome = await here.Publisher.PublishAsync(
            Installation.Network, Installation.Nadia.Person, Drawings.Consent().With(file, text), Cancellation);

        ImmutableArray<Definitions.Finding> findings = Assert.IsType<PublishOutcome.Refused>(outcome).Findings;
        Assert.Contains(findings, finding => finding.IsError && finding.Code == code && finding.Source == file);
        Assert.Empty((await here.Database.Definitions.ReadListAsync(Cancellation)).Versions);
    }

    [Fact]
    public async Task Without_a_template_that_the_drawing_names_is_refused()
    {
        await using Installation here = await Installation.CreateAsync();
        PathwayBundle bundle = new(Drawings.Consent().Files.Remove("templates/letter.hbs"));

        PublishOutcome outcome = await here.Publisher.PublishAsync(
            Installation.Network, Installation.Nadia.Person, bundle, Cancellation);

        Assert.Contains(
            Assert.IsType<PublishOutcome.Refused>(outcome).Findings, finding => finding.Code == "PW2063");
    }

    [Fact]
    public async Task Without_a_drawing_is_refused()
    {
        await using Installation here = await Installation.CreateAsync();
        PathwayBundle bundle = new(Drawings.Consent().Files.Remove("pathway.bpmn"));

        PublishOutcome outcome = await here.Publisher.PublishAsync(
            Installation.Network, Installation.Nadia.Person, bundle, Cancellation);

        Assert.Equal("PW3301", Assert.Single(Assert.IsType<PublishOutcome.Refused>(outcome).Findings).Code);
    }

    [Fact]
    public async Task By_several_at_once_gives_each_content_one_version()
    {
        await using Installation here = await Installation.CreateAsync();

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ =>
            Task.Run(() => here.PublishAsync(Drawings.Consent()), Cancellation)));

        DefinitionList list = await here.Database.Definitions.ReadListAsync(Cancellation);
        Assert.Single(list.Versions, version => version.Id.Kind == DefinitionKind.Pathway);
        Assert.Equal(5, list.Versions.Length);
    }

    [Fact]
    public async Task Is_listed_with_all_its_versions()
    {
        await using Installation here = await Installation.WithConsentAsync();
        await here.PublishAsync(Drawings.Consent(title: "Consent, second edition"));

        PathwayListing listing = Assert.Single(await here.Definitions.PathwaysAsync(
            Installation.Network, here.Clock.GetUtcNow(), Cancellation));

        Assert.Equal("Consent, second edition", listing.Newest.Name);
        Assert.Equal([1, 2], listing.Versions.Select(version => version.Id.Version));
    }

    private static string Named(DefinitionVersion version) =>
        $"{version.Id.Kind} {version.Id.Key} {version.Id.Version}";
}
