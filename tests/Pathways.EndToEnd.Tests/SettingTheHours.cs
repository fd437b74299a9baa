using Microsoft.Playwright;
using Pathways.Storage;

namespace Pathways.EndToEnd.Tests;

/// <summary>An administrator says which days the network works and when no message leaves.</summary>
public sealed class SettingTheHours(Browser browser) : IClassFixture<Browser>
{
    [Fact]
    public async Task Keeps_holidays_closings_and_quiet_hours()
    {
        await using Installation installation = await Installation.StartAsync(DatabaseKind.Sqlite, "hours");
        await using Visitor administrator = await installation.WelcomeAsync(browser, "admin");
        IPage page = administrator.Page;
        await administrator.GoAsync("/admin");
        await administrator.PressAsync(page.Locator("a[href='/admin/hours']"));
        await administrator.FillAsync("region", "alsace-moselle");
        await administrator.PressAsync(page.Locator("button[value=region]"));
        await administrator.FillAsync("first", "2027-08-16");
        await administrator.FillAsync("last", "2027-08-09");
        await administrator.PressAsync(page.Locator("button[value=close]"));
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Donnez un premier jour");
        await administrator.FillAsync("first", "2027-08-09");
        await administrator.FillAsync("last", "2027-08-16");
        await administrator.PressAsync(page.Locator("button[value=close]"));
        await administrator.FillAsync("from", "20:30");
        await administrator.FillAsync("to", "07:30");
        await administrator.FillAsync("sending", "working-saturday");
        await administrator.PressAsync(page.Locator("button[value=quiet]"));

        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("du 9 août 2027 au 16 août 2027");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Silence de 20:30 à 07:30. Envoi : du lundi au samedi");
        await Assertions.Expect(page.Locator("[name=region]")).ToHaveValueAsync("alsace-moselle");
        await administrator.LookAsync("hours");

        await administrator.PressAsync(page.Locator("button[value=open]"));
        await administrator.PressAsync(page.Locator("button[value=loud]"));
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Aucun jour de fermeture");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Les messages partent à toute heure");
        installation.Album.AssertNothingIsWrong();
    }

    [Fact]
    public async Task Shows_them_to_others_without_letting_them_change()
    {
        await using Installation installation = await Installation.StartAsync(DatabaseKind.Sqlite, "hours");
        await using Visitor coordinator = await installation.WelcomeAsync(browser, "coordinator");

        await coordinator.GoAsync("/admin/hours");

        await Assertions.Expect(coordinator.Page.Locator("main")).ToContainTextAsync("Les messages partent à toute heure");
        await Assertions.Expect(coordinator.Page.Locator("main button")).ToHaveCountAsync(0);
    }
}
