using Microsoft.Playwright;
using Pathways.Storage;

namespace Pathways.EndToEnd.Tests;

/// <summary>An administrator ends somebody's work: nothing is left without an owner, and the account is closed at once.</summary>
public sealed class LeavingTheNetwork(Browser browser) : IClassFixture<Browser>
{
    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task Shows_what_has_no_owner_while_all_who_could_are_absent(DatabaseKind kind)
    {
        await using Installation installation = await Installation.StartAsync(kind, "without-an-owner");
        await using Visitor claire = await installation.WelcomeAsync(browser, "coordinator");
        await Registration.OfAGirlOf8Async(claire);
        await using Visitor martine = await installation.WelcomeAsync(browser, "manager");
        await martine.GoAsync("/inbox?tab=ownerless");
        await Assertions.Expect(martine.Page.Locator("main")).ToContainTextAsync("Chaque tâche a quelqu’un");
        await martine.LookAsync("every task has somebody");

        await using Visitor administrator = await installation.WelcomeAsync(browser, "admin");
        IPage page = administrator.Page;
        await administrator.GoAsync("/admin/absences");
        string? person = await page.Locator("[name=person] option", new() { HasText = "Claire" }).First.GetAttributeAsync("value");
        await page.Locator("[name=person]").SelectOptionAsync(person ?? string.Empty);
        await administrator.FillAsync("from", Days.Typed(Days.Today));
        await administrator.FillAsync("to", Days.Typed(Days.Today.AddDays(3)));
        await administrator.PressAsync(page.Locator("button[value=save]"));
        await administrator.GoAsync("/admin");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Tâches sans responsable");
        await administrator.LookAsync("health");

        await martine.GoAsync("/inbox?tab=ownerless");
        await Assertions.Expect(martine.Page.Locator("tr[data-row]").First).ToContainTextAsync("Coordinateur : la seule personne est absente jusqu’au");
        await martine.LookAsync("without an owner");
        await martine.GoAsync("/inbox?tab=ownerless&window=late");
        await Assertions.Expect(martine.Page.Locator("tr[data-row]")).ToHaveCountAsync(0);
        await using Visitor nurse = await installation.WelcomeAsync(browser, "nurse");
        IResponse? refused = await nurse.Page.GotoAsync("/inbox?tab=ownerless");
        Assert.Equal(403, refused?.Status);
        installation.Album.AssertNothingIsWrong();
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task Needs_a_successor_for_everything_and_ends_the_session_at_once(DatabaseKind kind)
    {
        await using Installation installation = await Installation.StartAsync(kind, "leaving");
        await using Visitor claire = await installation.WelcomeAsync(browser, "coordinator");
        await Registration.OfAGirlOf8Async(claire);
        await claire.GoAsync("/inbox");
        string title = await claire.Page.Locator(".row-link").First.InnerTextAsync();
        await claire.PressAsync(claire.Page.Locator("[data-act=take]").First);

        await using Visitor administrator = await installation.WelcomeAsync(browser, "admin");
        IPage page = administrator.Page;
        await administrator.GoAsync("/admin");
        await administrator.PressAsync(page.Locator("a[href='/admin/people']"));
        await administrator.LookAsync("people");
        await administrator.GoAsync("/admin/people?role=coordinator");
        await administrator.PressAsync(page.Locator("tr[data-person] a.button").First);
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("1 tâche en cours dans ses mains");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Dernière personne à tenir ce rôle");
        await administrator.LookAsync("what would have no owner");
        await page.Locator("form.stack").EvaluateAsync("form => form.noValidate = true");
        await administrator.PressAsync(page.Locator("main button.primary"));
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Dites qui reprend le rôle « Coordinateur »");
        ILocator successor = page.Locator("select[name='role.coordinator']");
        string? martine = await successor.Locator("option", new() { HasText = "Martine" }).First.GetAttributeAsync("value");
        await successor.SelectOptionAsync(martine ?? string.Empty);
        await administrator.FillAsync("note", "Claire est partie à la retraite");
        await administrator.PressAsync(page.Locator("main button.primary"));
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Claire");
        await Assertions.Expect(page.Locator("tr[data-person]", new() { HasText = "Claire" })).ToContainTextAsync("fermé");
        await administrator.LookAsync("left");

        // Her page listens: it may have been told before she asked, and then nobody is signed in any more.
        IResponse? refused = await claire.Page.GotoAsync("/inbox");
        Assert.True(refused?.Status == 403 || claire.Page.Url.Contains("/sign-in", StringComparison.Ordinal), $"{refused?.Status} at {claire.Page.Url}");
        await claire.Page.GotoAsync("/sign-in");
        await claire.Page.Locator("[name=name]").FillAsync("coordinator");
        await claire.Page.Locator("[name=password]").FillAsync("Pathways-demo-1");
        await claire.Page.Locator("[name=password]").PressAsync("Enter");
        await Assertions.Expect(claire.Page.Locator("main")).ToContainTextAsync("Ce compte est fermé");

        await using Visitor heir = await installation.WelcomeAsync(browser, "manager");
        await heir.GoAsync("/inbox?tab=mine");
        await Assertions.Expect(heir.Page.Locator("tr[data-row]", new() { HasText = title })).ToContainTextAsync("Claire est partie à la retraite");
        await heir.LookAsync("taken over");

        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        await page.SetViewportSizeAsync(390, 844);
        await administrator.GoAsync("/admin/people?role=nurse");
        await administrator.LookAsync("telephone in the dark people");
        await administrator.PressAsync(page.Locator("tr[data-person] a.button").First);
        await administrator.LookAsync("telephone in the dark leaving");
        installation.Album.AssertNothingIsWrong();
    }
}
