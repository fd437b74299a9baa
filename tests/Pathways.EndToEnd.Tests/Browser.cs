using Microsoft.Playwright;

namespace Pathways.EndToEnd.Tests;

/// <summary>One Chromium for all tests of a class.</summary>
public sealed class Browser : IAsyncLifetime
{
    private static readonly string[] Flags =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync",
    ];

    private IPlaywright? playwright;
    private IBrowser? chromium;

    public async ValueTask InitializeAsync()
    {
        playwright = await Playwright.CreateAsync();
        chromium = await playwright.Chromium.LaunchAsync(new()
        {
            // tests/run.sh names the browser that it found.
            ExecutablePath = Environment.GetEnvironmentVariable("PATHWAYS_CHROMIUM") is { Length: > 0 } named ? named : "/usr/bin/chromium",
            Args = Flags,
        });
    }

    /// <summary>A person with a browser window of their own: nothing kept from anyone before.</summary>
    /// <param name="address">Where the host answers.</param>
    /// <param name="album">Keeps what the person sees.</param>
    internal async Task<Visitor> WelcomeAsync(Uri address, Album album)
    {
        IBrowserContext context = await chromium!.NewContextAsync(new()
        {
            BaseURL = address.ToString(),
            Locale = "fr-FR",
            TimezoneId = "Europe/Paris",
            ViewportSize = new() { Width = 1440, Height = 900 },
            ReducedMotion = ReducedMotion.Reduce,
            // The pages forbid inline and foreign scripts; axe is put in from outside.
            BypassCSP = true,
        });
        IPage page = await context.NewPageAsync();
        page.SetDefaultTimeout(60_000);
        return new Visitor(page, album);
    }

    public async ValueTask DisposeAsync()
    {
        if (chromium is not null)
        {
            await chromium.DisposeAsync();
        }

        playwright?.Dispose();
    }
}
