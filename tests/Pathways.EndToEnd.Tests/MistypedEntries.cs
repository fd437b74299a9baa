using Microsoft.Playwright;
using Pathways.Storage;

namespace Pathways.EndToEnd.Tests;

/// <summary>What is mistyped is named at its field, kept on the screen to be mended, and saved nowhere.</summary>
public sealed class MistypedEntries(Browser browser) : IClassFixture<Browser>
{
    [Fact]
    public async Task Are_named_at_their_field_and_nothing_is_saved()
    {
        await using Installation installation = await Installation.StartAsync(DatabaseKind.Sqlite, "mistyped-entries");
        await using Visitor coordinator = await installation.WelcomeAsync(browser, "coordinator");
        await coordinator.GoAsync("/patients/new");
        await coordinator.FillAsync("birth_name", "ESSAI");
        await coordinator.FillAsync("first_given_name", "Zoé");
        await coordinator.FillAsync("birth_date", Days.Typed(Days.Today.AddYears(1)));
        await coordinator.FillAsync("sex", "F");
        await coordinator.FillAsync("measure.0.day", Days.Typed(Days.Today));
        await coordinator.FillAsync("measure.0.weight", "820");
        await coordinator.FillAsync("measure.0.height", "127,3");

        await coordinator.PressAsync(coordinator.Page.Locator("#register button.primary"));

        Assert.NotEmpty(await coordinator.ProblemAtAsync("birth_date"));
        Assert.Contains("820", await coordinator.ProblemAtAsync("measure.0.weight"), StringComparison.Ordinal);
        Assert.Equal("ESSAI", await coordinator.Page.Locator("[name=birth_name]").InputValueAsync());
        Assert.Equal("820", await coordinator.Page.Locator("[name='measure.0.weight']").InputValueAsync());
        await coordinator.LookAsync("registration refused");
        await coordinator.GoAsync("/patients?search=ESSAI");
        await Assertions.Expect(coordinator.Page.Locator("main a.row-link")).ToHaveCountAsync(0);
        await coordinator.LookAsync("nobody found");
        installation.Album.AssertNothingIsWrong();
    }

    [Fact]
    public async Task A_wrong_password_says_what_to_do()
    {
        await using Installation installation = await Installation.StartAsync(DatabaseKind.Sqlite, "mistyped-entries");
        await using Visitor visitor = await installation.WelcomeAsync(browser);
        await visitor.GoAsync("/sign-in");
        await visitor.FillAsync("name", "coordinator");
        await visitor.FillAsync("password", "Pathways-demo-2");

        await visitor.PressAsync(visitor.Page.Locator("form:has([name=password]) button.primary"));

        await Assertions.Expect(visitor.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Identifiant ou mot de passe inconnu");
        await visitor.LookAsync("sign in refused");
        installation.Album.AssertNothingIsWrong();
    }
}
