using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Pathways.Storage;

namespace Pathways.EndToEnd.Tests;

/// <summary>Two people look at the same list, file and case: what one does, the other is told, and nothing moves by itself.</summary>
public sealed class LiveInbox(Browser browser) : IClassFixture<Browser>
{
    private static readonly Regex OneChange = new(@"^1 changement\s: afficher$");
    private static readonly LocatorAssertionsToHaveTextOptions Soon = new() { Timeout = 3000 };

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task Tells_of_a_colleague_s_act_and_shows_it_when_pressed_with_focus_and_place_kept(DatabaseKind kind)
    {
        await using Installation installation = await Installation.StartAsync(kind, "live-inbox", "--Pathways:Population=120");
        await using Visitor claire = await installation.WelcomeAsync(browser, "coordinator");
        await using Visitor colleague = await installation.WelcomeAsync(browser, "coordinator");
        IPage page = claire.Page;
        ILocator bar = page.Locator(".live button");
        await HearAsync(claire, "/inbox");
        await page.Keyboard.PressAsync("j");
        await page.Keyboard.PressAsync("j");
        string focused = await FocusedRowAsync(page);
        string[] before = await RowsAsync(page);
        await page.Locator("[form=bulk]").Nth(1).CheckAsync();
        await page.Locator(".row-link").Nth(1).FocusAsync();

        await colleague.GoAsync("/inbox");
        await colleague.PressAsync(colleague.Page.Locator("[data-act=take]").First);

        await Assertions.Expect(bar).ToHaveTextAsync(OneChange, Soon);
        Assert.Equal(before, await RowsAsync(page));
        Assert.Equal(focused, await FocusedRowAsync(page));
        await claire.LookAsync("one change");

        await bar.ClickAsync();

        await Assertions.Expect(page.Locator($"tr[data-row='{before[0]}']")).ToHaveCountAsync(0);
        await Assertions.Expect(bar).ToBeHiddenAsync();
        Assert.Equal(focused, await FocusedRowAsync(page));
        await Assertions.Expect(page.Locator("#chosen")).ToHaveTextAsync("1 tâche choisie :");
        Assert.True(page.Url.EndsWith("/inbox", StringComparison.Ordinal), "The page was loaded elsewhere.");
        await claire.LookAsync("shown");

        await colleague.GoAsync("/inbox?tab=mine");
        await colleague.PressAsync(colleague.Page.Locator("[data-act=give_back]").First);
        await Assertions.Expect(bar).ToHaveTextAsync(OneChange, new() { Timeout = 9000 });
        await page.SetViewportSizeAsync(390, 844);
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        await page.EvaluateAsync("() => scrollTo(0, 0)");
        await claire.LookAsync("telephone in the dark");
        installation.Album.AssertNothingIsWrong();
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task Tells_who_reads_a_case_or_a_file_that_it_has_changed(DatabaseKind kind)
    {
        await using Installation installation = await Installation.StartAsync(kind, "live-pages");
        await using Visitor claire = await installation.WelcomeAsync(browser, "coordinator");
        string patient = await Registration.RegisterAsync(claire);
        await using Visitor reader = await installation.WelcomeAsync(browser, "coordinator");
        await HearAsync(reader, patient);

        string started = await Registration.StartAsync(claire, patient);

        ILocator bar = reader.Page.Locator(".live button");
        await Assertions.Expect(bar).ToHaveTextAsync("Cette page a changé : recharger", Soon);
        await reader.LookAsync("file has changed");
        await reader.PressAsync(bar);
        await Assertions.Expect(bar).ToBeHiddenAsync();
        await HearAsync(reader, started);
        await claire.GoAsync("/inbox");
        await claire.PressAsync(claire.Page.Locator("[data-act=take]").First);
        await Assertions.Expect(bar).ToHaveTextAsync("Cette page a changé : recharger", Soon);
        await reader.LookAsync("case has changed");
        installation.Album.AssertNothingIsWrong();
    }

    [Fact]
    public async Task Marks_what_came_since_the_visit_before_until_it_is_opened()
    {
        await using Installation installation = await Installation.StartAsync(DatabaseKind.Sqlite, "live-marks", "--Pathways:Population=10");
        await using Visitor claire = await installation.WelcomeAsync(browser, "coordinator");
        ILocator marks = claire.Page.Locator("tr[data-row]", new() { HasTextRegex = new Regex("Nouveau.*MARTIN", RegexOptions.Singleline) });
        await Assertions.Expect(marks).ToHaveCountAsync(0);
        await claire.GoAsync("/admin/clock");
        await claire.PressAsync(claire.Page.Locator("main button[value=hour]"));
        await Registration.OfAGirlOf8Async(claire);

        await claire.GoAsync("/inbox");

        await Assertions.Expect(marks).ToHaveCountAsync(1);
        await Assertions.Expect(marks).ToContainTextAsync("MARTIN");
        await claire.LookAsync("new since the last visit");
        await claire.GoAsync("/inbox?tab=organisation");
        await Assertions.Expect(marks.First).ToContainTextAsync("MARTIN");
        await claire.PressAsync(marks.First.Locator(".row-link"));
        await claire.GoAsync("/inbox");
        await Assertions.Expect(marks).ToHaveCountAsync(0);
        installation.Album.AssertNothingIsWrong();
    }

    [Fact]
    public async Task Hears_nothing_after_signing_out()
    {
        await using Installation installation = await Installation.StartAsync(DatabaseKind.Sqlite, "live-not", "--Pathways:Population=10");
        await using Visitor claire = await installation.WelcomeAsync(browser, "coordinator");
        await HearAsync(claire, "/inbox");
        IPage second = await claire.Page.Context.NewPageAsync();
        await second.GotoAsync("/inbox");
        await second.Locator("details.person summary").ClickAsync();
        await second.Locator("form[action='/sign-out'] button").ClickAsync();
        await second.WaitForURLAsync("**/sign-in");

        IAPIResponse refused = await claire.Page.Context.APIRequest.GetAsync("/live", new() { MaxRedirects = 0 });

        Assert.Equal(204, refused.Status);
        installation.Album.AssertNothingIsWrong();
    }

    // The page listens once the answer to its question has begun.
    private static async Task HearAsync(Visitor visitor, string address) => await visitor.Page.RunAndWaitForResponseAsync(
        () => visitor.GoAsync(address), response => response.Url.Contains("/live?", StringComparison.Ordinal) || response.Url.EndsWith("/live", StringComparison.Ordinal));

    private static Task<string[]> RowsAsync(IPage page) =>
        page.EvaluateAsync<string[]>("() => [...document.querySelectorAll('tr[data-row]')].map(row => row.dataset.row)");

    private static Task<string> FocusedRowAsync(IPage page) =>
        page.EvaluateAsync<string>("() => document.activeElement.closest('tr')?.dataset.row ?? ''");
}
