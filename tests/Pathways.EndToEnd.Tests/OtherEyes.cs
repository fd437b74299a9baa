using Microsoft.Playwright;
using Pathways.Storage;

namespace Pathways.EndToEnd.Tests;

/// <summary>The same pages in English, in the dark, on a telephone and on paper.</summary>
public sealed class OtherEyes(Browser browser) : IClassFixture<Browser>
{
    [Fact]
    public async Task See_the_same_pages_without_a_violation()
    {
        await using Installation installation = await Installation.StartAsync(DatabaseKind.Sqlite, "other-eyes");
        await using Visitor coordinator = await installation.WelcomeAsync(browser, "coordinator");
        string instance = await Registration.OfAGirlOf8Async(coordinator);
        IPage page = coordinator.Page;
        string[] addresses = ["/inbox", "/patients", "/pathways", "/admin/clock", instance];

        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        await LookAtAllAsync(coordinator, addresses, "dark");

        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
        await page.SetViewportSizeAsync(390, 844);
        await LookAtAllAsync(coordinator, addresses, "telephone");
        await page.SetViewportSizeAsync(1440, 900);
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        await coordinator.GoAsync(instance);
        await coordinator.LookAsync("paper");
        await page.EmulateMediaAsync(new() { Media = Media.Screen });

        await coordinator.ReadInEnglishAsync();
        await LookAtAllAsync(coordinator, addresses, "English");
        installation.Album.AssertNothingIsWrong();
    }

    private static async Task LookAtAllAsync(Visitor visitor, string[] addresses, string scene)
    {
        foreach (string address in addresses)
        {
            await visitor.GoAsync(address);
            await visitor.LookAsync($"{scene} {address.Split('/')[1]}");
        }
    }
}
