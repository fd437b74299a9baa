using Microsoft.Playwright;
using Pathways.Storage;

namespace Pathways.EndToEnd.Tests;

/// <summary>A head of service sees load, lateness and who is at risk, and opens the list behind a number; others see numbers.</summary>
public sealed class SeeingTheOverview(Browser browser) : IClassFixture<Browser>
{
    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task Leads_from_each_number_to_its_list_and_names_nobody_to_those_who_see_numbers(DatabaseKind kind)
    {
        await using Installation installation = await Installation.StartAsync(kind, "overview", "--Pathways:Population=60");
        // Who is at risk depends on the day on which people were invented: here everybody waits since the first task of all.
        await installation.DamageAsync(
            "update task set due_at = (select min(first.opened_at) from task first) where status = 'open' and patient_id is not null");
        await using Visitor martine = await installation.WelcomeAsync(browser, "manager");
        IPage page = martine.Page;
        await martine.GoAsync("/inbox");
        await martine.PressAsync(page.Locator("nav a[href='/overview']"));
        await martine.LookAsync("overview");
        ILocator late = page.Locator("table a[href*='window=late']").First;
        string number = await late.InnerTextAsync();
        await martine.PressAsync(late);
        await Assertions.Expect(page.Locator(".list-line")).ToContainTextAsync($"{number} tâche");
        await martine.LookAsync("the list behind a number");
        await martine.GoAsync("/overview");
        await Assertions.Expect(page.Locator("[aria-labelledby=risk-title] a[href^='/patients/']").First).ToBeVisibleAsync();
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        await page.SetViewportSizeAsync(390, 844);
        await martine.GoAsync("/overview");
        await martine.LookAsync("telephone in the dark");
        foreach (string account in new[] { "admin", "board" })
        {
            await using Visitor reader = await installation.WelcomeAsync(browser, account);
            await reader.GoAsync("/overview");
            await Assertions.Expect(reader.Page.Locator("main table").First).ToBeVisibleAsync();
            await Assertions.Expect(reader.Page.Locator("main a[href^='/patients/'], main a[href^='/inbox']")).ToHaveCountAsync(0);
            await reader.LookAsync($"in numbers for {account}");
        }

        await using Visitor nurse = await installation.WelcomeAsync(browser, "nurse");
        IResponse? refused = await nurse.Page.GotoAsync("/overview");
        Assert.Equal(409, refused?.Status);
        installation.Album.AssertNothingIsWrong();
    }
}
