using Microsoft.Playwright;
using Pathways.Storage;

namespace Pathways.EndToEnd.Tests;

/// <summary>An administrator looks after what the platform does by the calendar.</summary>
public sealed class SteeringRecurringWork(Browser browser) : IClassFixture<Browser>
{
    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task Is_switched_planned_asked_for_and_previewed(DatabaseKind kind)
    {
        await using Installation installation = await Installation.StartAsync(kind, "recurring");
        await using Visitor administrator = await installation.WelcomeAsync(browser, "admin");
        ILocator main = administrator.Page.Locator("main");
        await administrator.GoAsync("/admin");
        await administrator.PressAsync(administrator.Page.Locator("a[href='/admin/recurring']"));
        // The workers add the usual work within moments of the first start.
        await administrator.WaitUntilSaidAsync("/admin/recurring", "Vérification des parcours");
        await Assertions.Expect(main.Locator("[data-work=checks]")).ToContainTextAsync("Chaque jour à 02:30");

        await administrator.PressAsync(main.GetByRole(AriaRole.Button, new() { Name = "Faire maintenant : Vérification des parcours" }));
        await administrator.WaitUntilSaidAsync("/admin/recurring", "parcours vérifiés, 0 à regarder");
        await Assertions.Expect(main).ToContainTextAsync("demandé par");

        await administrator.PressAsync(main.GetByRole(AriaRole.Button, new() { Name = "Mettre en service : Point du matin" }));
        await Assertions.Expect(main.Locator("[data-work=digest]")).ToContainTextAsync("prochaine fois le");
        await main.Locator("[data-work=retention] summary").ClickAsync();
        await main.Locator("[data-work=retention] [name=repeat]").SelectOptionAsync("Monthly");
        await main.Locator("[data-work=retention] [name=day]").FillAsync("31");
        await administrator.PressAsync(main.Locator("[data-work=retention] button[value=plan]"));
        await Assertions.Expect(main.GetByRole(AriaRole.Alert)).ToContainTextAsync("de 1 à 28 par mois");
        await main.Locator("[data-work=retention] summary").ClickAsync();
        await main.Locator("[data-work=retention] [name=repeat]").SelectOptionAsync("Monthly");
        await main.Locator("[data-work=retention] [name=day]").FillAsync("15");
        await main.Locator("[data-work=retention] [name=keep]").FillAsync("90");
        await administrator.PressAsync(main.Locator("[data-work=retention] button[value=plan]"));
        await Assertions.Expect(main.Locator("[data-work=retention]")).ToContainTextAsync("Garde 90 jours.");
        await Assertions.Expect(main.Locator("[data-work=retention]")).ToContainTextAsync("Le 15 de chaque mois à 03:30");

        await administrator.FillAsync("name", "Repérage des plus jeunes");
        await administrator.FillAsync("pathway", "childhood-obesity-etp");
        await administrator.FillAsync("rule", "age <");
        await administrator.PressAsync(main.Locator("button[value=campaign]"));
        await Assertions.Expect(main.GetByRole(AriaRole.Alert)).ToContainTextAsync("une règle FEEL");
        await administrator.FillAsync("rule", "age < 18");
        await administrator.PressAsync(main.Locator("button[value=campaign]"));
        await administrator.PressAsync(main.GetByRole(AriaRole.Button, new() { Name = "Voir qui est concerné : Repérage des plus jeunes" }));
        await Assertions.Expect(main.GetByRole(AriaRole.Status)).ToContainTextAsync("patient");
        await administrator.LookAsync("recurring work");
        installation.Album.AssertNothingIsWrong();
    }

    [Fact]
    public async Task Is_shown_to_others_without_letting_them_change()
    {
        await using Installation installation = await Installation.StartAsync(DatabaseKind.Sqlite, "recurring");
        await using Visitor coordinator = await installation.WelcomeAsync(browser, "coordinator");

        await coordinator.GoAsync("/admin/recurring");

        await Assertions.Expect(coordinator.Page.Locator("main")).ToContainTextAsync("Ce que Pathways fait de lui-même");
        await Assertions.Expect(coordinator.Page.Locator("main button")).ToHaveCountAsync(0);
    }
}
