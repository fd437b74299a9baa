using Microsoft.Playwright;
using Pathways.Storage;

namespace Pathways.EndToEnd.Tests;

/// <summary>Every shipped pathway is there on the first day: its drawing opens phase by phase, and it can be begun.</summary>
public sealed class SeeingEveryPathway(Browser browser) : IClassFixture<Browser>
{
    private static readonly string[] Pathways =
    [
        "childhood-obesity-etp", "complex-case-plan", "frailty-screening", "group-prevention", "hospital-discharge", "msp-needs-survey",
        "palliative-referral",
    ];

    [Fact]
    public async Task Shows_drawings_phases_and_start_forms()
    {
        await using Installation installation = await Installation.StartAsync(DatabaseKind.Sqlite, "every-pathway");
        await using Visitor coordinator = await installation.WelcomeAsync(browser, "coordinator");
        ILocator main = coordinator.Page.Locator("main");
        await coordinator.GoAsync("/pathways");
        await coordinator.LookAsync("pathways");
        foreach (string pathway in Pathways)
        {
            await Assertions.Expect(main.Locator($"a[href='/pathways/{pathway}']").First).ToBeVisibleAsync();
        }

        string patient = await Registration.RegisterAsync(coordinator);
        foreach (string pathway in Pathways)
        {
            await coordinator.GoAsync($"/pathways/{pathway}");
            await Assertions.Expect(main.Locator(".drawing svg .djs-shape").First).ToBeVisibleAsync();
            await coordinator.LookAsync($"drawing of {pathway}");
            await main.Locator(".bjs-drilldown").First.ClickAsync();
            await Assertions.Expect(main.Locator(".bjs-breadcrumbs-shown")).ToBeVisibleAsync();
            await coordinator.LookAsync($"phase of {pathway}");
            await coordinator.GoAsync($"{patient}/start/{pathway}");
            await Assertions.Expect(main.Locator("form button.primary")).ToBeVisibleAsync();
            await coordinator.LookAsync($"start of {pathway}");
        }

        installation.Album.AssertNothingIsWrong();
    }
}
