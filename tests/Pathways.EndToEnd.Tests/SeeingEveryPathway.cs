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

    private static readonly string[] AboutTheNetwork = ["group-prevention", "msp-needs-survey"];

    [Fact]
    public async Task Lets_the_survey_of_health_centres_begin_without_a_patient()
    {
        await using Installation installation = await Installation.StartAsync(DatabaseKind.Sqlite, "survey");
        await using Visitor coordinator = await installation.WelcomeAsync(browser, "coordinator");
        string patient = await Registration.RegisterAsync(coordinator);
        ILocator main = coordinator.Page.Locator("main");
        await Assertions.Expect(main.Locator("a[href$='/start/msp-needs-survey']")).ToHaveCountAsync(0);
        Assert.Equal(404, (await coordinator.Page.GotoAsync($"{patient}/start/msp-needs-survey"))?.Status);

        await coordinator.GoAsync("/pathways/msp-needs-survey");
        await coordinator.PressAsync(main.GetByRole(AriaRole.Link, new() { Name = "Démarrer le parcours" }));
        await coordinator.LookAsync("beginning the survey");
        await coordinator.PressAsync(main.Locator("form button.primary"));
        await coordinator.LookAsync("the survey runs");
        await coordinator.OpenTaskAsync("Préparer la campagne");
        await Assertions.Expect(main.Locator("form.form")).ToBeVisibleAsync();
        await coordinator.LookAsync("its first task");
        installation.Album.AssertNothingIsWrong();
    }

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
            await coordinator.GoAsync(AboutTheNetwork.Contains(pathway) ? $"/pathways/{pathway}/start" : $"{patient}/start/{pathway}");
            await Assertions.Expect(main.Locator("form button.primary")).ToBeVisibleAsync();
            await coordinator.LookAsync($"start of {pathway}");
        }

        installation.Album.AssertNothingIsWrong();
    }
}
