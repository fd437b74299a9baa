using Microsoft.Playwright;
using Pathways.Storage;

namespace Pathways.EndToEnd.Tests;

/// <summary>A demonstration with an invented population: every kind of network is there, and its screens have life in them.</summary>
public sealed class LivingAmongPeople(Browser browser) : IClassFixture<Browser>
{
    private static readonly string[] Networks =
    [
        "RSMA – démonstration", "RSMA obésité de l’enfant", "REGE2M", "Résomip", "Fédération des maisons de santé", "CPTS de Metz", "PTA de Reims",
        "PTA d’Alsace", "RESPECTE", "GCSMS Moselle", "Dispositif d’appui à la coordination",
    ];

    [Fact]
    public async Task Shows_every_network_with_its_people_and_its_work()
    {
        await using Installation installation =
            await Installation.StartAsync(DatabaseKind.Sqlite, "population", "--Pathways:Population=120");
        await using Visitor coordinator = await installation.WelcomeAsync(browser, "coordinator");
        ILocator main = coordinator.Page.Locator("main");
        await coordinator.LookAsync("inbox at home");

        foreach (string network in Networks)
        {
            ILocator menu = coordinator.Page.Locator("details.place");
            await menu.Locator("summary").ClickAsync();
            if (network == Networks[1])
            {
                await coordinator.LookAsync("networks");
            }

            await coordinator.PressAsync(menu.Locator("button").Filter(new() { HasText = network }));
            await Assertions.Expect(coordinator.Page.Locator(".place-network")).ToContainTextAsync(network);
            await coordinator.GoAsync("/patients");
            await Assertions.Expect(main.Locator("a[href^='/patients/']").First).ToBeVisibleAsync();
            await coordinator.GoAsync("/inbox");
            await coordinator.LookAsync($"inbox of {network}");
        }

        await coordinator.GoAsync("/patients");
        await coordinator.LookAsync("patients");
        await coordinator.PressAsync(main.Locator("a[href^='/patients/']:not([href$='/new'])").First);
        await coordinator.LookAsync("patient");
        await coordinator.PressAsync(main.Locator("a[href^='/cases/']").First);
        await coordinator.LookAsync("case");

        await using Visitor manager = await installation.WelcomeAsync(browser, "manager");
        await manager.GoAsync("/activity?from=2024&to=2026");
        await Assertions.Expect(manager.Page.Locator("main svg").First).ToBeVisibleAsync();
        await manager.LookAsync("activity of all pathways");
        await manager.GoAsync("/activity?pathway=frailty-screening&from=2024&to=2026&exact=1");
        await manager.LookAsync("activity of frailty screening");
        installation.Album.AssertNothingIsWrong();
    }
}
