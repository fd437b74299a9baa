using Microsoft.Playwright;
using Pathways.Storage;

namespace Pathways.EndToEnd.Tests;

/// <summary>Whoever repairs has the pathways checked, and reads where one was changed behind the platform's back.</summary>
public sealed class VerifyingPathways(Browser browser) : IClassFixture<Browser>
{
    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task Says_that_all_is_well_or_which_one_is_not(DatabaseKind kind)
    {
        await using Installation installation = await Installation.StartAsync(kind, "verifying");
        await using Visitor manager = await installation.WelcomeAsync(browser, "manager");
        ILocator main = manager.Page.Locator("main");
        string instance = await Registration.OfAGirlOf8Async(manager);

        await manager.GoAsync("/admin/verification");
        await manager.PressAsync(main.Locator("form button"));
        await Assertions.Expect(main).ToContainTextAsync("1 parcours vérifié");
        await Assertions.Expect(main).ToContainTextAsync("Aucun problème");
        await manager.LookAsync("all is well");

        await installation.DamageAsync("update task set status = 'withdrawn'");
        await manager.PressAsync(main.Locator("form button"));
        await Assertions.Expect(main).ToContainTextAsync("Les tâches ou les échéances ne sont pas celles de l’état.");
        await Assertions.Expect(main.Locator($"a[href='{instance}']")).ToHaveCountAsync(1);
        await manager.LookAsync("one is not");
        installation.Album.AssertNothingIsWrong();
    }

    [Fact]
    public async Task Is_not_for_everybody()
    {
        await using Installation installation = await Installation.StartAsync(DatabaseKind.Sqlite, "verifying");
        await using Visitor coordinator = await installation.WelcomeAsync(browser, "coordinator");

        IResponse? answer = await coordinator.Page.GotoAsync("/admin/verification");

        Assert.Equal(409, answer!.Status); // The browser was sent somewhere.
        await Assertions.Expect(coordinator.Page.Locator("main")).ToContainTextAsync("peut réparer ce parcours");
    }
}
