using Microsoft.Playwright;
using Pathways.Storage;

namespace Pathways.EndToEnd.Tests;

/// <summary>A clinical lead changes a pathway in a draft: by its text, its drawing and its outline.</summary>
public sealed class DrawingAPathway(Browser browser) : IClassFixture<Browser>
{
    private const string InForce = "version:hospital-discharge";

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task Begins_a_draft_from_what_is_in_force_and_loses_nothing(DatabaseKind kind)
    {
        await using Installation installation = await Installation.StartAsync(kind, "drafts");
        await using Visitor lead = await installation.WelcomeAsync(browser, "lead");
        IPage page = lead.Page;
        await lead.GoAsync("/design");
        await lead.LookAsync("no draft");

        await lead.FillAsync("from", "empty");
        await lead.PressAsync(page.Locator("main form button.primary"));
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Un nom a entre 1 et 120");
        await lead.FillAsync("from", InForce);
        await lead.PressAsync(page.Locator("main form button.primary"));
        await Assertions.Expect(page.Locator("h1")).ToContainTextAsync("Sortie d’hospitalisation");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("la version 1 en vigueur");
        await Assertions.Expect(page.Locator("main")).Not.ToContainTextAsync("à corriger\n");
        await lead.LookAsync("draft");
        string draft = new Uri(page.Url).AbsolutePath;

        await lead.FillAsync("comment", "48 h ou 72 h ?");
        await lead.PressAsync(page.Locator("button[value=comment]"));
        await Assertions.Expect(page.Locator("#comments")).ToContainTextAsync("48 h ou 72 h ?");
        await lead.PressAsync(page.Locator("button[value=settle]"));
        await Assertions.Expect(page.Locator("#comments")).ToContainTextAsync("Réglé par");

        // Two windows on one file: the second sees both texts.
        await using Visitor other = await installation.WelcomeAsync(browser, "admin");
        string file = $"{draft}/file?name=pathway.bpmn";
        await lead.GoAsync(file);
        await other.GoAsync(file);
        string text = await page.Locator("textarea[name=text]").InputValueAsync();
        await lead.FillAsync("text", text.Replace("targetRef=\"gw_told\"", "targetRef=\"nowhere\"", StringComparison.Ordinal));
        await lead.PressAsync(page.Locator("main button.primary"));
        await other.FillAsync("text", text.Replace("Prévenir par téléphone", "Appeler le cabinet", StringComparison.Ordinal));
        await other.PressAsync(other.Page.Locator("main button.primary"));
        await Assertions.Expect(other.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Rien n’est perdu");
        Assert.Contains("nowhere", await other.Page.Locator("textarea[readonly]").InputValueAsync(), StringComparison.Ordinal);
        Assert.Contains("Appeler le cabinet", await other.Page.Locator("textarea[name=text]").InputValueAsync(), StringComparison.Ordinal);
        await other.LookAsync("both texts");

        await lead.GoAsync(draft);
        await Assertions.Expect(page.Locator(".findings")).ToContainTextAsync("n’est pas reliée à ses deux bouts");
        await lead.LookAsync("findings");
        await other.PressAsync(other.Page.Locator("main button.primary"));
        await lead.GoAsync(draft);
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Par-dessus le texte d’un autre");
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        await page.SetViewportSizeAsync(390, 844);
        await lead.LookAsync("on a telephone at night");
        Assert.True(
            await page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= innerWidth"),
            "The page is wider than a telephone.");

        await page.Locator("details.more summary").Last.ClickAsync();
        await lead.PressAsync(page.Locator("button[value=discard]"));
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Aucun brouillon en cours");
        installation.Album.AssertNothingIsWrong();
    }

    [Fact]
    public async Task Is_not_for_those_who_do_not_design()
    {
        await using Installation installation = await Installation.StartAsync(DatabaseKind.Sqlite, "drafts");
        await using Visitor coordinator = await installation.WelcomeAsync(browser, "coordinator");

        await coordinator.GoAsync("/design");

        await Assertions.Expect(coordinator.Page.Locator("h1")).ToContainTextAsync("Accès non autorisé");
        await coordinator.GoAsync("/pathways");
        await Assertions.Expect(coordinator.Page.Locator("a[href='/design']")).ToHaveCountAsync(0);
    }
}
