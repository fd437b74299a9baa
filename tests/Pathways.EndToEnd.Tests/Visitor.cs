using System.Diagnostics;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Pathways.EndToEnd.Tests;

/// <summary>A person at a browser. What they look at is kept as a picture and read by axe.</summary>
internal sealed partial class Visitor : IAsyncDisposable
{
    private const int WidestTelephone = 500;

    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(60);

    private readonly Album album;

    public Visitor(IPage page, Album album)
    {
        this.album = album;
        Page = page;
        page.Console += (_, message) =>
        {
            // A refused form answers 4xx on purpose; the browser reports that as an error of loading.
            if (message.Type is "error" && !message.Text.Contains("Failed to load resource", StringComparison.Ordinal))
            {
                album.Note($"{page.Url}: {message.Text}");
            }
        };
        page.PageError += (_, error) => album.Note($"{page.Url}: {error}");
        page.Response += (_, response) =>
        {
            if (response.Status >= 500 || (response.Status is 404 && response.Request.ResourceType is not "document"))
            {
                album.Note($"{response.Url} answered {response.Status}");
            }
        };
    }

    public IPage Page { get; }

    /// <summary>
    /// Keeps a picture of the page as it stands and lets axe and the browser's own complaints speak; on a telephone the page must fit.
    /// </summary>
    /// <param name="scene">What is seen, in a few words; names the picture.</param>
    public async Task LookAsync(string scene)
    {
        await Page.WaitForLoadStateAsync(LoadState.Load);
        await Page.ScreenshotAsync(new() { Path = album.NextPicture(scene), FullPage = true });
        foreach (string violation in await AxeViolationsAsync())
        {
            album.Note(violation);
        }

        if (Page.ViewportSize is { Width: < WidestTelephone }
            && !await Page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= innerWidth"))
        {
            album.Note($"{PageName}: wider than a telephone ({scene})");
        }

        if (await Page.Locator("html").GetAttributeAsync("lang") is "fr")
        {
            string text = await Page.Locator("main").InnerTextAsync();
            foreach (string line in text.Split('\n').Where(line => English().IsMatch(line)))
            {
                album.Note($"{PageName}: English on a French page: {line.Trim()}");
            }
        }
    }

    /// <summary>Signs in with the button of a demonstration account.</summary>
    /// <param name="account">The account, for example <c>coordinator</c>.</param>
    public async Task SignInAsync(string account)
    {
        await Page.GotoAsync("/sign-in");
        await Page.Locator($"button[name=demo][value={account}]").ClickAsync();
        await Page.WaitForURLAsync("**/inbox");
    }

    /// <summary>Goes to an address of the installation.</summary>
    public async Task GoAsync(string address) => await Page.GotoAsync(address);

    /// <summary>Fills in a field of a form.</summary>
    /// <param name="name">What the field is sent as.</param>
    /// <param name="value">What is typed; the option's value for a list.</param>
    public async Task FillAsync(string name, string value)
    {
        ILocator field = Page.Locator($"[name='{name}']").First;
        string kind = await field.EvaluateAsync<string>("field => field.type");
        switch (kind)
        {
            case "radio":
                await Page.Locator($"[name='{name}'][value='{value}']").CheckAsync();
                break;
            case "checkbox":
                await field.CheckAsync();
                break;
            case "select-one":
                await field.SelectOptionAsync(value);
                break;
            default:
                await field.FillAsync(value);
                break;
        }
    }

    /// <summary>Presses a button or follows a link, and waits for the whole page that comes.</summary>
    public Task PressAsync(ILocator button) => TurnAsync(() => button.First.ClickAsync());

    /// <summary>Comes to a link or button with the keyboard, presses Enter, and waits for the whole page that comes.</summary>
    public Task FollowAsync(ILocator target) => TurnAsync(async () =>
    {
        await target.FocusAsync();
        await Page.Keyboard.PressAsync("Enter");
    });

    /// <summary>Begins a draft of a pathway.</summary>
    /// <param name="from">From what, for example <c>sample:frailty-screening</c>.</param>
    /// <returns>The address of the draft.</returns>
    public async Task<string> BeginDraftAsync(string from)
    {
        await GoAsync("/design");
        await FillAsync("from", from);
        await PressAsync(Page.Locator("main form button.primary"));
        return new Uri(Page.Url).AbsolutePath;
    }

    /// <summary>Opens the newest task of that title from the inbox.</summary>
    /// <param name="title">What the task is called.</param>
    public async Task OpenTaskAsync(string title)
    {
        await GoAsync("/inbox");
        await PressAsync(Page.Locator("main").GetByRole(AriaRole.Link, new() { Name = title }));
        await Assertions.Expect(Page.Locator("h1")).ToContainTextAsync(title);
    }

    /// <summary>Begins a pathway for a patient whose start page asks nothing that must be answered.</summary>
    /// <param name="patient">The address of the patient's page.</param>
    /// <param name="pathway">The pathway's key.</param>
    /// <returns>The address of the running pathway.</returns>
    public async Task<string> StartPathwayAsync(string patient, string pathway)
    {
        await GoAsync($"{patient}/start/{pathway}");
        await PressAsync(Page.Locator("main form button.primary"));
        Assert.Matches(Case(), Page.Url);
        return new Uri(Page.Url).AbsolutePath;
    }

    /// <summary>Reads every page in English from now on.</summary>
    public async Task ReadInEnglishAsync()
    {
        await GoAsync("/sign-in");
        await PressAsync(Page.Locator("button[name=language][value=en]"));
        await Assertions.Expect(Page.Locator("html")).ToHaveAttributeAsync("lang", "en");
    }

    /// <summary>Completes the task that is open.</summary>
    public async Task CompleteAsync()
    {
        await PressAsync(Page.Locator("main button[name=act][value=complete]"));
        await Page.WaitForURLAsync(address => !address.Contains("/tasks/", StringComparison.Ordinal));
    }

    /// <summary>Asks a form for one more entry when the last one is not shown yet.</summary>
    /// <param name="name">A field of the entry.</param>
    public async Task MoreAsync(string name)
    {
        if (await Page.Locator($"[name='{name}']").CountAsync() == 0)
        {
            await PressAsync(Page.Locator("main fieldset button[value=draft]"));
        }
    }

    /// <summary>Keeps a printed page beside the pictures.</summary>
    /// <param name="scene">What is seen, in a few words.</param>
    /// <param name="pdf">The print.</param>
    public Task KeepAsync(string scene, byte[] pdf) =>
        File.WriteAllBytesAsync(Path.ChangeExtension(album.NextPicture(scene), "pdf"), pdf);

    /// <summary>The sentences that stand at a field.</summary>
    public async Task<string> ProblemAtAsync(string name)
    {
        ILocator field = Page.Locator($"[name='{name}']").First;
        Assert.Equal("true", await field.GetAttributeAsync("aria-invalid"));
        string? described = await field.GetAttributeAsync("aria-describedby");
        Assert.False(string.IsNullOrEmpty(described), $"The field {name} is not tied to its problem.");
        string[] told = [];
        foreach (string id in described.Split(' '))
        {
            told = [.. told, await Page.Locator($"[id='{id}']").InnerTextAsync()];
        }

        return string.Join(' ', told);
    }

    /// <summary>The licence of bpmn-js: its mark on a drawing stays visible, whole, and nothing lies over it.</summary>
    public async Task AssertMarkOfTheEditorAsync()
    {
        ILocator mark = Page.Locator(".bjs-powered-by");
        await Assertions.Expect(mark).ToBeVisibleAsync();
        await mark.ScrollIntoViewIfNeededAsync();
        Assert.True(
            await mark.EvaluateAsync<bool>("""
                mark => {
                  const { left, top, right, bottom } = mark.getBoundingClientRect();
                  return right > left && [[left + 2, top + 2], [right - 2, bottom - 2], [(left + right) / 2, (top + bottom) / 2]]
                    .every(([x, y]) => mark.contains(document.elementFromPoint(x, y)));
                }
                """),
            "The mark of bpmn.io is covered or gone.");
    }

    /// <summary>Looks again until the page says it: workers need a moment after the clock was moved.</summary>
    /// <param name="address">The page.</param>
    /// <param name="sentence">What it should say, as a regular expression; fixed spaces are read as usual ones.</param>
    public async Task WaitUntilSaidAsync(string address, string sentence)
    {
        long started = Stopwatch.GetTimestamp();
        string text;
        do
        {
            await GoAsync(address);
            text = (await Page.Locator("main").InnerTextAsync()).Replace('\u00a0', ' ').Replace('\u202f', ' ');
            if (Regex.IsMatch(text, sentence, RegexOptions.CultureInvariant))
            {
                return;
            }

            await Task.Delay(500);
        }
        while (Stopwatch.GetElapsedTime(started) < LongestWait);

        Assert.Fail($"{address} did not say '{sentence}' within {LongestWait.TotalSeconds:0} s. It says:\n{text}");
    }

    // A page that answers is not there yet: a long text stands in its field piece by piece while the page is read.
    private async Task TurnAsync(Func<Task> act)
    {
        TaskCompletionSource whole = new(TaskCreationOptions.RunContinuationsAsynchronously);
        bool isAnswered = false;
        void OnAnswer(object? sender, IResponse response) => isAnswered |= IsPage(response);
        void OnWhole(object? sender, IPage page)
        {
            if (isAnswered)
            {
                whole.TrySetResult();
            }
        }

        Page.Response += OnAnswer;
        Page.DOMContentLoaded += OnWhole;
        try
        {
            await act();
            await whole.Task.WaitAsync(LongestWait);
        }
        finally
        {
            Page.Response -= OnAnswer;
            Page.DOMContentLoaded -= OnWhole;
        }
    }

    private static bool IsPage(IResponse response) =>
        response.Request.ResourceType is "document" && response.Status is not (302 or 303);

    public async ValueTask DisposeAsync() => await Page.Context.DisposeAsync();

    // The address without ids, so that the same fault of the same page is named once.
    private string PageName => Id().Replace(new Uri(Page.Url).AbsolutePath, "…");

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
        return [.. result!.Value.EnumerateArray().Select(violation => $"{PageName}: {violation.GetString()}")];
    }

    // Words that no French sentence holds.
    [GeneratedRegex(@"\b(the|cannot|must|should|insufficient|unknown|without|between)\b", RegexOptions.IgnoreCase)]
    private static partial Regex English();

    [GeneratedRegex("/cases/[0-9a-f-]{36}$")]
    private static partial Regex Case();

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f-]{27}")]
    private static partial Regex Id();
}
