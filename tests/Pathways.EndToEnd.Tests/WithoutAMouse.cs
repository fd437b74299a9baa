using Microsoft.Playwright;
using Pathways.Storage;

namespace Pathways.EndToEnd.Tests;

/// <summary>Everything that a coordinator does daily is reached with the keyboard, and the focus is always seen.</summary>
public sealed class WithoutAMouse(Browser browser) : IClassFixture<Browser>
{
    private const int FarthestTab = 60;

    [Fact]
    public async Task A_coordinator_signs_in_finds_a_task_and_fills_it_in()
    {
        await using Installation installation = await Installation.StartAsync(DatabaseKind.Sqlite, "without-a-mouse");
        await StartSomethingAsync(installation);
        await using Visitor visitor = await installation.WelcomeAsync(browser);
        IPage page = visitor.Page;

        await visitor.GoAsync("/sign-in");
        await TabToAsync(page, "[name=name]");
        await page.Keyboard.TypeAsync("coordinator");
        await TabToAsync(page, "[name=password]");
        await page.Keyboard.TypeAsync("Pathways-demo-1");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/inbox");
        await TabToAsync(page, "main a.row-link");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/tasks/**");
        await TabToAsync(page, "#task-form select");
        await page.Keyboard.PressAsync("ArrowDown");
        await TabToAsync(page, "#task-form button[value=complete]");
        await page.Keyboard.PressAsync("Enter");

        await Assertions.Expect(page.Locator("[aria-invalid=true]").First).ToBeVisibleAsync();
        await visitor.LookAsync("asked for what is missing");
        installation.Album.AssertNothingIsWrong();
    }

    [Fact]
    public async Task The_first_stop_skips_the_navigation()
    {
        await using Installation installation = await Installation.StartAsync(DatabaseKind.Sqlite, "without-a-mouse");
        await using Visitor visitor = await installation.WelcomeAsync(browser, "coordinator");

        await visitor.Page.Keyboard.PressAsync("Tab");
        await visitor.Page.Keyboard.PressAsync("Enter");

        Assert.Equal("content", await visitor.Page.EvaluateAsync<string>("() => document.activeElement.id"));
    }

    private async Task StartSomethingAsync(Installation installation)
    {
        await using Visitor coordinator = await installation.WelcomeAsync(browser, "coordinator");
        await Registration.OfAGirlOf8Async(coordinator);
    }

    /// <summary>Presses Tab until the focus stands on such an element, and sees to it that the focus shows at every stop.</summary>
    private static async Task TabToAsync(IPage page, string selector)
    {
        for (int stop = 0; stop < FarthestTab; stop++)
        {
            if (await page.EvaluateAsync<bool>("selector => document.activeElement.matches(selector)", selector))
            {
                return;
            }

            await page.Keyboard.PressAsync("Tab");
            string? unseen = await page.EvaluateAsync<string?>(
                """
                () => {
                  const style = getComputedStyle(document.activeElement);
                  const seen = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0 || style.boxShadow !== 'none';
                  return seen || document.activeElement === document.body ? null : document.activeElement.outerHTML.slice(0, 200);
                }
                """);
            Assert.True(unseen is null, $"The focus does not show on {unseen}");
        }

        Assert.Fail($"{FarthestTab} times Tab did not reach {selector} on {page.Url}.");
    }
}
