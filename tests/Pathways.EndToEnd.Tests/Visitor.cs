using System.Globalization;
using System.Text.Json;
using Microsoft.Playwright;

namespace Pathways.EndToEnd.Tests;

/// <summary>A person at a browser. What they look at is kept as a picture and read by axe.</summary>
internal sealed class Visitor : IAsyncDisposable
{
    private readonly string run;
    private readonly Counter pictures;
    private readonly List<string> troubles = [];

    public Visitor(IPage page, string run, Counter pictures)
    {
        this.run = run;
        this.pictures = pictures;
        Page = page;
        page.Console += (_, message) =>
        {
            // A refused form answers 4xx on purpose; the browser reports that as an error of loading.
            if (message.Type is "error" && !message.Text.Contains("Failed to load resource", StringComparison.Ordinal))
            {
                troubles.Add($"{page.Url}: {message.Text}");
            }
        };
        page.PageError += (_, error) => troubles.Add($"{page.Url}: {error}");
        page.Response += (_, response) =>
        {
            if (response.Status >= 500 || (response.Status is 404 && response.Request.ResourceType is not "document"))
            {
                troubles.Add($"{response.Url} answered {response.Status}");
            }
        };
    }

    public IPage Page { get; }

    /// <summary>Keeps a picture of the page as it stands and lets axe and the browser's own complaints speak.</summary>
    /// <param name="scene">What is seen, in a few words; names the picture.</param>
    public async Task LookAsync(string scene)
    {
        await Page.WaitForLoadStateAsync(LoadState.Load);
        string name = string.Create(CultureInfo.InvariantCulture, $"{pictures.Next():00}-{scene.Replace(' ', '-')}.png");
        await Page.ScreenshotAsync(new() { Path = Path.Combine(Repository.Screenshots(run), name), FullPage = true });
        Assert.Empty(await AxeViolationsAsync());
        Assert.Empty(troubles);
    }

    /// <summary>Signs in with the button of a demonstration account.</summary>
    /// <param name="account">The account, for example <c>coordinator</c>.</param>
    public async Task SignInAsync(string account)
    {
        await Page.GotoAsync("/sign-in");
        await Page.Locator($"button[name=demo][value={account}]").ClickAsync();
        await Page.WaitForURLAsync("**/inbox");
    }

    public async ValueTask DisposeAsync() => await Page.Context.DisposeAsync();

    private async Task<string[]> AxeViolationsAsync()
    {
        if (!await Page.EvaluateAsync<bool>("() => 'axe' in window"))
        {
            await Page.AddScriptTagAsync(new() { Path = Repository.Axe });
        }

        JsonElement? result = await Page.EvaluateAsync(
            """
            async () => (await axe.run(document, { resultTypes: ['violations'] })).violations.map(violation =>
              `${violation.id} (${violation.impact}): ${violation.help}\n` +
              violation.nodes.slice(0, 5).map(node => `    ${node.target.join(' ')}: ${node.html.slice(0, 160)}`).join('\n'))
            """);
        return [.. result!.Value.EnumerateArray().Select(violation => $"{Page.Url}: {violation.GetString()}")];
    }
}
