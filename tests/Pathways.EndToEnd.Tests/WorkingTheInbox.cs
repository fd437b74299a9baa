using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Pathways.Storage;

namespace Pathways.EndToEnd.Tests;

/// <summary>A coordinator works through the list: finds, takes, gives back, hands over; alone, in bulk, and beside a colleague.</summary>
public sealed class WorkingTheInbox(Browser browser) : IClassFixture<Browser>
{
    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task Goes_by_the_keyboard_alone_and_a_colleague_reads_the_word_that_came_with_a_task(DatabaseKind kind)
    {
        await using Installation installation = await StartAsync(kind, "working-the-inbox");
        await using Visitor claire = await installation.WelcomeAsync(browser, "coordinator");
        IPage page = claire.Page;
        await claire.LookAsync("to take");
        string first = await page.Locator(".row-link").First.InnerTextAsync();

        await page.Keyboard.PressAsync("j");
        await page.Keyboard.PressAsync("x");
        await Assertions.Expect(page.Locator("#chosen")).ToHaveTextAsync("1 tâche choisie :");
        await page.Keyboard.PressAsync(".");
        await claire.LookAsync("menu of a row");
        await page.Keyboard.PressAsync("Escape");
        await page.Keyboard.PressAsync("?");
        await claire.LookAsync("keys");
        await page.Keyboard.PressAsync("Escape");
        await page.Keyboard.PressAsync("j");
        await page.Keyboard.PressAsync("k");
        await page.Keyboard.PressAsync("e");
        await page.WaitForURLAsync("**done=take*");
        Assert.True(await page.EvaluateAsync<bool>("() => document.activeElement.closest('#inbox') !== null"), "The focus left the list.");
        await claire.LookAsync("taken");

        await claire.GoAsync("/inbox?tab=mine");
        await Assertions.Expect(page.Locator(".row-link")).ToHaveTextAsync([first]);
        await page.Keyboard.PressAsync("j");
        await page.Keyboard.PressAsync("h");
        await page.WaitForURLAsync("**/inbox/acts?act=hand_over*");
        await claire.LookAsync("hand over");
        await page.GetByLabel("Martine").FocusAsync();
        await page.Keyboard.PressAsync("Space");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.TypeAsync("Rappeler la mère après 17 h");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**done=hand_over*");
        await Assertions.Expect(page.Locator(".row-link")).ToHaveCountAsync(0);

        await using Visitor martine = await WelcomeMartineAsync(installation);
        await martine.GoAsync("/inbox?tab=mine");
        await Assertions.Expect(martine.Page.Locator("tr[data-row]")).ToContainTextAsync("« Rappeler la mère après 17 h »");
        await martine.LookAsync("handed to me");
        await martine.PressAsync(martine.Page.Locator(".row-link"));
        await Assertions.Expect(martine.Page.Locator("main")).ToContainTextAsync("« Rappeler la mère après 17 h »");
        await martine.LookAsync("task handed to me");
        await martine.PressAsync(martine.Page.GetByRole(AriaRole.Link, new() { Name = "Voir le parcours" }));
        await Assertions.Expect(martine.Page.Locator("main")).ToContainTextAsync(new Regex(@"Tâche transmise\s: .*, à .*Martine"));

        await martine.GoAsync("/inbox?tab=mine");
        await martine.Page.Keyboard.PressAsync("j");
        await martine.Page.Keyboard.PressAsync("r");
        await martine.Page.WaitForURLAsync("**done=give_back*");
        installation.Album.AssertNothingIsWrong();
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task Two_people_who_choose_the_same_tasks_are_told_for_each_what_became_of_it(DatabaseKind kind)
    {
        await using Installation installation = await StartAsync(kind, "two-in-the-inbox");
        await using Visitor claire = await installation.WelcomeAsync(browser, "coordinator");
        await Registration.OfAGirlOf8Async(claire);
        await using Visitor martine = await WelcomeMartineAsync(installation);
        await claire.GoAsync("/inbox");
        for (int row = 0; row < 2; row++)
        {
            await claire.Page.Locator("[form=bulk]").Nth(row).CheckAsync();
        }

        await claire.LookAsync("two chosen");
        await claire.PressAsync(claire.Page.Locator("#bulk button[value=take]"));
        await claire.LookAsync("what will happen");
        await martine.GoAsync("/inbox");
        await martine.PressAsync(martine.Page.Locator("[data-act=take]").First);

        await claire.PressAsync(claire.Page.Locator("main form button.primary"));

        await Assertions.Expect(claire.Page.Locator("#result")).ToHaveTextAsync("1 faite, 1 non faite");
        await Assertions.Expect(claire.Page.Locator(".outcomes li").First).ToContainTextAsync("Une autre personne a pris cette tâche.");
        await claire.LookAsync("what was done");
        await claire.Page.ReloadAsync();
        await Assertions.Expect(claire.Page.Locator("#result")).ToHaveTextAsync("1 faite, 1 non faite");

        await claire.GoAsync("/inbox?tab=organisation&holder=nobody");
        await claire.Page.Locator("[form=bulk]").Nth(0).CheckAsync();
        await claire.Page.Locator("[form=bulk]").Nth(1).CheckAsync();
        await claire.PressAsync(claire.Page.Locator("#bulk button[value=assign]"));
        await claire.LookAsync("assign to whom");
        installation.Album.AssertNothingIsWrong();
    }

    [Fact]
    public async Task Filters_stand_in_the_address_and_what_is_garbled_is_left_out_with_a_sentence()
    {
        await using Installation installation = await StartAsync(DatabaseKind.Sqlite, "filters-of-the-inbox");
        await using Visitor claire = await installation.WelcomeAsync(browser, "coordinator");
        IPage page = claire.Page;
        await claire.GoAsync("/inbox?tab=organisation");
        await claire.LookAsync("my organisation");
        await page.Locator("details.filters summary").ClickAsync();
        await claire.LookAsync("what can be chosen");
        await page.Locator("#by-window").SelectOptionAsync(new SelectOptionValue { Index = 1 });
        await claire.PressAsync(page.Locator("details.filters button"));
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("window=[a-z]+"));
        await Assertions.Expect(page.Locator("a.chip[aria-label^='Retirer']")).ToHaveTextAsync([new Regex(@"^Échéance\s: ")]);
        await claire.LookAsync("one state of the window");
        await SaveAndForgetAViewAsync(claire);
        await claire.PressAsync(page.Locator("a.chip[aria-label^='Retirer']"));
        await Assertions.Expect(page.Locator("a.chip[aria-label^='Retirer']")).ToHaveCountAsync(0);

        foreach (string garbled in new[]
        {
            "window=tomorrow", "holder=%00", "organisation=1", "after=x", "tab=y", "pathway=none", "person=%00",
            "holder=0a000000-0000-7000-8000-00000000ffff", $"text={new string('a', 300)}",
        })
        {
            IResponse? answer = await page.GotoAsync($"/inbox?{garbled}");
            Assert.Equal(200, answer?.Status);
            await Assertions.Expect(page.Locator(".notice-soon")).ToContainTextAsync("Filtre laissé de côté");
        }

        await claire.LookAsync("left out");
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        await page.SetViewportSizeAsync(390, 844);
        foreach (string address in new[] { "/inbox?tab=organisation", "/inbox/keys", "/inbox/acts?act=take" })
        {
            await claire.GoAsync(address);
            await claire.LookAsync($"telephone in the dark {address.Split('/')[^1].Split('?')[0]}");
        }

        await using Visitor nurse = await installation.WelcomeAsync(browser, "nurse");
        IResponse? refused = await nurse.Page.GotoAsync("/inbox?tab=organisation");
        Assert.Equal(403, refused?.Status);
        installation.Album.AssertNothingIsWrong();
    }

    private static async Task SaveAndForgetAViewAsync(Visitor claire)
    {
        IPage page = claire.Page;
        ILocator views = page.Locator("[aria-label='Vues enregistrées']");
        await views.Locator("summary").ClickAsync();
        await claire.FillAsync("name", "À surveiller");
        await claire.LookAsync("saving a view");
        await claire.PressAsync(views.GetByRole(AriaRole.Button, new() { Name = "Garder sous ce nom" }));
        await Assertions.Expect(views.Locator("a[aria-current]")).ToHaveTextAsync("À surveiller");

        await claire.GoAsync("/inbox");
        await Assertions.Expect(views.Locator("a[aria-current]")).ToHaveCountAsync(0);
        await claire.PressAsync(views.GetByRole(AriaRole.Link, new() { Name = "À surveiller" }));
        Assert.Equal("?tab=organisation&window=fine", new Uri(page.Url).Query);
        await claire.LookAsync("a saved view");

        await views.Locator("summary").ClickAsync();
        await claire.PressAsync(views.GetByRole(AriaRole.Button, new() { Name = "Oublier la vue À surveiller" }));
        await Assertions.Expect(views.Locator("a")).ToHaveCountAsync(0);
        Assert.Equal("?tab=organisation&window=fine", new Uri(page.Url).Query);
    }

    // Martine leads the coordination; here she coordinates too, so that two people hold one role.
    private static async Task<Installation> StartAsync(DatabaseKind kind, string story)
    {
        Installation installation = await Installation.StartAsync(kind, story, "--Pathways:Population=30");
        await installation.DamageAsync(
            """
            insert into role_assignment (network_id, person_id, role, organisation_id, valid_from)
            select held.network_id, martine.person_id, held.role, held.organisation_id, held.valid_from
            from role_assignment held
            join person claire on claire.network_id = held.network_id and claire.person_id = held.person_id
            join person martine on martine.network_id = held.network_id and martine.given_name = 'Martine' and martine.family_name = 'Exemple-Chêne'
            where held.role = 'coordinator' and claire.given_name = 'Claire' and claire.family_name = 'Exemple-Tilleul'
            """);
        return installation;
    }

    private async Task<Visitor> WelcomeMartineAsync(Installation installation)
    {
        Visitor martine = await installation.WelcomeAsync(browser, "manager");
        await martine.Page.Locator("details.place summary").ClickAsync();
        await martine.PressAsync(martine.Page.Locator("details.place button")
            .Filter(new() { HasTextRegex = new Regex("Coordinat(eur|rice).*siège") }));
        return martine;
    }
}
