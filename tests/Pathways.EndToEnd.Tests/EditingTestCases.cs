using Microsoft.Playwright;
using Pathways.Storage;

namespace Pathways.EndToEnd.Tests;

/// <summary>An administrator reads the test cases of a rule set, adds one that fails, and keeps it as a draft.</summary>
public sealed class EditingTestCases(Browser browser) : IClassFixture<Browser>
{
    [Fact]
    public async Task Tries_what_was_typed_and_keeps_it_as_a_draft()
    {
        await using Installation installation = await Installation.StartAsync(DatabaseKind.Sqlite, "test-cases");
        await using Visitor author = await installation.WelcomeAsync(browser, "admin");
        IPage page = author.Page;
        await author.GoAsync("/rules");
        await author.PressAsync(page.Locator("a[href='/rules/programme-entry']"));
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("15 cas réussis");
        await author.LookAsync("published cases");

        string cases = await page.Locator("textarea").InputValueAsync();
        await author.FillAsync("text", cases + "tout petit;1;normal;early;eligible_rebound;essai\n");
        await author.PressAsync(page.Locator("button[value=try]"));
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("1 cas échoué");
        await page.Locator("main details summary").First.ClickAsync();
        await author.LookAsync("a case that fails");

        await author.FillAsync("text", cases + "tout petit;un an;normal;early;too_young;essai\n");
        await author.PressAsync(page.Locator("button[value=save]"));
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Rien n’est enregistré");
        await author.LookAsync("a cell that cannot be read");

        await author.FillAsync("text", cases + "tout petit;1;normal;early;too_young;essai\n");
        await author.PressAsync(page.Locator("button[value=save]"));
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("16 cas réussis");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Brouillon enregistré");
        await author.LookAsync("the draft");

        await page.SetViewportSizeAsync(390, 844);
        await author.GoAsync("/rules/programme-entry");
        await author.LookAsync("on a telephone");
        installation.Album.AssertNothingIsWrong();
    }

    [Fact]
    public async Task Is_not_offered_to_those_who_do_not_design_rules()
    {
        await using Installation installation = await Installation.StartAsync(DatabaseKind.Sqlite, "test-cases");
        await using Visitor coordinator = await installation.WelcomeAsync(browser, "coordinator");

        await coordinator.GoAsync("/rules/programme-entry");

        await Assertions.Expect(coordinator.Page.Locator("main")).ToContainTextAsync("15 cas réussis");
        await Assertions.Expect(coordinator.Page.Locator("textarea")).ToHaveCountAsync(0);
    }
}
