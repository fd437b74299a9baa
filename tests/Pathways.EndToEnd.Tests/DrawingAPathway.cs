using Microsoft.Playwright;
using Pathways.Storage;

namespace Pathways.EndToEnd.Tests;

/// <summary>A clinical lead changes a pathway in a draft: by its text, its drawing and its outline.</summary>
public sealed class DrawingAPathway(Browser browser) : IClassFixture<Browser>
{
    // What no page sends is refused with a sentence; with it the code is looked up by the words of the page's language.
    private const string SendGarbage = """
        async () => {
          const page = document.querySelector('[data-designer]');
          const answer = await fetch(page.dataset.save, {
            method: 'PUT', headers: { 'Content-Type': 'application/json', RequestVerificationToken: page.dataset.token }, body: '{"revision":"x"' });
          const { sentence } = await answer.json();
          return `${answer.status} ${sentence.includes('n’est pas un dessin') ? 'PW5135' : sentence}`;
        }
        """;

    private const string InForce = "version:hospital-discharge";

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task Begins_a_draft_from_what_is_in_force_and_loses_nothing(DatabaseKind kind)
    {
        await using Installation installation = await Installation.StartAsync(kind, "drafts");
        await using Visitor lead = await installation.WelcomeLeadAsync(browser);
        IPage page = lead.Page;
        await lead.GoAsync("/design");
        await lead.LookAsync("no draft");

        await lead.FillAsync("from", "empty");
        await lead.PressAsync(page.Locator("main form button.primary"));
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Un nom a entre 1 et 120");
        await lead.FillAsync("from", InForce);
        await lead.PressAsync(page.Locator("main form button.primary"));
        await Assertions.Expect(page.Locator("h1")).ToContainTextAsync("Sortie d’hospitalisation");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("la version 1 en vigueur");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("0 erreur à corriger");
        await lead.LookAsync("draft");
        string draft = new Uri(page.Url).AbsolutePath;

        await lead.FillAsync("comment", "48 h ou 72 h ?");
        await lead.PressAsync(page.Locator("button[value=comment]"));
        await Assertions.Expect(page.Locator("#comments")).ToContainTextAsync("48 h ou 72 h ?");
        await lead.PressAsync(page.Locator("button[value=settle]"));
        await Assertions.Expect(page.Locator("#comments")).ToContainTextAsync("Réglé par");

        // Two windows on one file: the second sees both texts.
        await using Visitor other = await installation.WelcomeAsync(browser, "admin");
        string file = $"{draft}/file?name=pathway.bpmn";
        await lead.GoAsync(file);
        await other.GoAsync(file);
        string text = await page.Locator("textarea[name=text]").InputValueAsync();
        await lead.FillAsync("text", text.Replace("targetRef=\"gw_told\"", "targetRef=\"nowhere\"", StringComparison.Ordinal));
        await lead.PressAsync(page.Locator("main button.primary"));
        await other.FillAsync("text", text.Replace("Prévenir par téléphone", "Appeler le cabinet", StringComparison.Ordinal));
        await other.PressAsync(other.Page.Locator("main button.primary"));
        await Assertions.Expect(other.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Rien n’est perdu");
        Assert.Contains("nowhere", await other.Page.Locator("textarea[readonly]").InputValueAsync(), StringComparison.Ordinal);
        Assert.Contains("Appeler le cabinet", await other.Page.Locator("textarea[name=text]").InputValueAsync(), StringComparison.Ordinal);
        await other.LookAsync("both texts");

        await lead.GoAsync(draft);
        await Assertions.Expect(page.Locator(".findings").First).ToContainTextAsync("n’est pas reliée à ses deux bouts");
        await lead.LookAsync("findings");
        await other.PressAsync(other.Page.Locator("main button.primary"));
        await lead.GoAsync(draft);
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Par-dessus le texte d’un autre");
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        await page.SetViewportSizeAsync(390, 844);
        await lead.LookAsync("on a telephone at night");
        await page.Locator("details.more summary").Last.ClickAsync();
        await lead.PressAsync(page.Locator("button[value=discard]"));
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Aucun brouillon en cours");
        installation.Album.AssertNothingIsWrong();
    }

    [Fact]
    public async Task Changes_the_drawing_and_what_a_step_says()
    {
        await using Installation installation = await Installation.StartAsync(DatabaseKind.Sqlite, "canvas");
        await using Visitor lead = await installation.WelcomeLeadAsync(browser);
        string draft = await lead.BeginDraftAsync("sample:hospital-discharge");
        IPage page = lead.Page;
        await OpenCanvasAsync(lead, draft);
        await lead.LookAsync("the whole pathway");

        // A step is chosen by its finding, or by its name; here by the search of the canvas' own registry: its shape.
        await ChooseAsync(page, "dc_call");
        await lead.LookAsync("a step in words");
        ILocator panel = page.Locator("[data-panel]");
        ILocator reminder = panel.Locator("fieldset:has(> legend:text-is('Rappel 1'))");
        await reminder.GetByLabel("Délai").FillAsync("n’importe quoi");
        await reminder.GetByLabel("Délai").BlurAsync();
        await Assertions.Expect(panel.Locator(".problem")).ToContainTextAsync("Écrivez une durée");
        await lead.LookAsync("garbage refused");
        await reminder.GetByLabel("Délai").FillAsync("36 h");
        await reminder.GetByLabel("Délai").BlurAsync();
        await panel.GetByLabel("Rôle 1").SelectOptionAsync("advanced_nurse");
        await panel.GetByText("Confiée au membre de l’équipe de soins").ClickAsync();
        await SavedAsync(page);
        string saved = await TextAsync(page, draft);
        Assert.Contains("PT36H", saved, StringComparison.Ordinal);
        Assert.Contains("\"advanced_nurse\"", saved, StringComparison.Ordinal);
        Assert.Contains("<care:careTeam />", saved, StringComparison.Ordinal);
        Assert.DoesNotContain("importe quoi", saved, StringComparison.Ordinal);

        // What is said of the whole, or of something that is not drawn, leads to the pathway; what is said of rules to their page.
        await ChooseAsync(page, "hospital_discharge");
        await Assertions.Expect(page.Locator("[data-panel-title]")).ToContainTextAsync("Sortie d’hospitalisation");
        await ChooseAsync(page, "message_home");
        await Assertions.Expect(page.Locator("[data-panel-title]")).ToHaveTextAsync("Le parcours");
        await Assertions.Expect(page.Locator("[data-findings] a[href*='/rules?name=']").First).ToContainTextAsync("règle", new() { IgnoreCase = true });

        // A lost branch is found, and undone.
        await ChooseAsync(page, "flow_gw_told_to_gw_assessed");
        await lead.LookAsync("a way");
        await page.Locator(".djs-context-pad [data-action=delete]").ClickAsync();
        await Assertions.Expect(page.Locator("[data-findings]")).ToContainTextAsync("Rien ne suit", new() { Timeout = 20_000 });
        await lead.LookAsync("a lost branch");
        await page.Locator("[data-command=undo]").ClickAsync();
        await Assertions.Expect(page.Locator("[data-findings]")).Not.ToContainTextAsync("Rien ne suit", new() { Timeout = 20_000 });

        // Every menu is opened once, so that every sentence of the editor was said.
        await ChooseAsync(page, "dc_call");
        await page.Locator(".djs-context-pad [data-action=replace]").ClickAsync();
        await Assertions.Expect(page.Locator(".djs-popup")).ToContainTextAsync("Décision (règles)");
        await lead.LookAsync("what a step may become");
        await page.Keyboard.PressAsync("Escape");

        // A prepared part is drawn, and the checks have nothing against what it says.
        await page.Locator(".djs-palette [data-action=later]").ClickAsync();
        await page.Locator("[data-canvas]").ClickAsync(new() { Position = new() { X = 260, Y = 520 } });
        await SavedAsync(page);
        Assert.Contains("Appeler la personne", await TextAsync(page, draft), StringComparison.Ordinal);
        await lead.LookAsync("a prepared part");
        Assert.Empty(await page.EvaluateAsync<string[]>("() => untranslated()"));

        Assert.Equal("400 PW5135", await page.EvaluateAsync<string>(SendGarbage));
        await lead.AssertMarkOfTheEditorAsync();
        installation.Album.AssertNothingIsWrong();
    }

    [Fact]
    public async Task Two_who_draw_at_once_lose_nothing()
    {
        await using Installation installation = await Installation.StartAsync(DatabaseKind.Sqlite, "canvas-twice");
        await using Visitor lead = await installation.WelcomeLeadAsync(browser);
        string draft = await lead.BeginDraftAsync("sample:hospital-discharge");
        await using Visitor other = await installation.WelcomeAsync(browser, "admin");
        await OpenCanvasAsync(lead, draft);
        await OpenCanvasAsync(other, draft);

        await RenameAsync(lead.Page, "dc_call", "Appel de la cheffe");
        await SavedAsync(lead.Page);
        await RenameAsync(other.Page, "dc_call", "Appel de l’autre");
        await Assertions.Expect(other.Page.Locator("[data-conflict]")).ToContainTextAsync("Rien n’est perdu", new() { Timeout = 20_000 });
        await other.LookAsync("somebody else was quicker");
        await other.Page.Locator("[data-command=theirs]").ClickAsync();
        await Assertions.Expect(other.Page.Locator("[data-panel-title]")).Not.ToContainTextAsync("Appel de l’autre", new() { Timeout = 30_000 });
        await SavedAsync(other.Page);
        Assert.Contains("Appel de la cheffe", await TextAsync(other.Page, draft), StringComparison.Ordinal);
        await other.GoAsync(draft);
        await Assertions.Expect(other.Page.Locator("main")).ToContainTextAsync("Mon dessin, gardé lors d’un conflit");
        await other.PressAsync(other.Page.Locator("main .file-list li:has-text('Mon dessin') a"));
        Assert.Contains("Appel de l’autre", await other.Page.Locator("textarea[name=text]").InputValueAsync(), StringComparison.Ordinal);

        // Without a connection nothing is lost either: it is saved when there is one again.
        await OpenCanvasAsync(lead, draft);
        await lead.Page.Context.SetOfflineAsync(true);
        await RenameAsync(lead.Page, "dc_call", "Appel hors ligne");
        await Assertions.Expect(lead.Page.Locator("[data-status]")).ToHaveAttributeAsync("data-state", "no_connection", new() { Timeout = 20_000 });
        await lead.Page.Context.SetOfflineAsync(false);
        await SavedAsync(lead.Page);
        Assert.Contains("Appel hors ligne", await TextAsync(lead.Page, draft), StringComparison.Ordinal);
        installation.Album.AssertNothingIsWrong();
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task The_outline_does_the_same_with_the_keyboard_alone(DatabaseKind kind)
    {
        await using Installation installation = await Installation.StartAsync(kind, "outline");
        await using Visitor lead = await installation.WelcomeLeadAsync(browser);
        string draft = await lead.BeginDraftAsync("sample:hospital-discharge");
        IPage page = lead.Page;
        await lead.GoAsync($"{draft}/outline");
        await lead.LookAsync("outline");
        await lead.FollowAsync(page.Locator("a[href$='/outline/dc_call']"));
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Appel de suivi");
        await lead.LookAsync("a step");

        // What cannot be read is refused beside its field and kept as it was typed.
        await page.GetByLabel("Nom", new() { Exact = true }).FillAsync("Appeler la personne");
        await page.Locator("[id='reminder.0.length']").FillAsync("bientôt");
        await lead.FollowAsync(page.Locator("button[value=save]"));
        Assert.Contains("Écrivez une durée", await lead.ProblemAtAsync("reminder.0.length"), StringComparison.Ordinal);
        Assert.Equal("bientôt", await page.Locator("[id='reminder.0.length']").InputValueAsync());
        await lead.LookAsync("refused");
        await page.Locator("[id='reminder.0.length']").FillAsync("36 h");
        await page.Locator("#role-0").SelectOptionAsync("advanced_nurse");
        await page.GetByLabel("Confiée au membre de l’équipe de soins").CheckAsync();
        await page.Locator("#priority").FillAsync("500");
        await lead.FollowAsync(page.Locator("button[value=save]"));
        Assert.Contains("de 0 à 100", await lead.ProblemAtAsync("priority"), StringComparison.Ordinal);
        await page.Locator("#priority").FillAsync("80");
        await lead.FollowAsync(page.Locator("button[value=save]"));
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Appeler la personne");
        Assert.Equal("36 h", await page.Locator("[id='reminder.0.length']").InputValueAsync());
        Assert.Equal("advanced_nurse", await page.Locator("#role-0").InputValueAsync());
        Assert.Equal("80", await page.Locator("#priority").InputValueAsync());
        await Assertions.Expect(page.GetByLabel("Confiée au membre de l’équipe de soins")).ToBeCheckedAsync();

        // A wait is put on the way, and taken away again.
        await page.Locator("select[name=kind]").First.SelectOptionAsync("Wait");
        await page.Locator("input[id$='.new']").First.FillAsync("Laisser passer une nuit");
        await lead.FollowAsync(page.Locator("button[value=insert]").First);
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Laisser passer une nuit");
        Assert.Equal("1 jour", await page.Locator("#wait").InputValueAsync());
        await lead.LookAsync("an inserted wait");
        string text = await TextAsync(page, draft);
        Assert.Contains("Laisser passer une nuit", text, StringComparison.Ordinal);
        await OpenCanvasAsync(lead, draft);
        await ChooseAsync(page, "wait");
        await lead.LookAsync("the wait as it is drawn");
        await lead.GoAsync($"{draft}/outline/wait");
        await page.Locator("main details summary").Last.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await lead.FollowAsync(page.Locator("button[value=remove]"));
        Assert.DoesNotContain("Laisser passer une nuit", await TextAsync(page, draft), StringComparison.Ordinal);

        // Somebody else was quicker: what was typed stays.
        await using Visitor other = await installation.WelcomeAsync(browser, "admin");
        await other.GoAsync($"{draft}/outline/dc_call");
        await lead.GoAsync($"{draft}/outline/dc_call");
        await page.GetByLabel("Nom", new() { Exact = true }).FillAsync("Appel de la cheffe");
        await lead.FollowAsync(page.Locator("button[value=save]"));
        await other.Page.GetByLabel("Nom", new() { Exact = true }).FillAsync("Appel de l’autre");
        await other.FollowAsync(other.Page.Locator("button[value=save]"));
        await Assertions.Expect(other.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Ce que vous avez tapé est toujours là");
        Assert.Equal("Appel de l’autre", await other.Page.GetByLabel("Nom", new() { Exact = true }).InputValueAsync());
        await page.SetViewportSizeAsync(390, 844);
        await lead.GoAsync($"{draft}/outline/dc_call");
        await lead.LookAsync("on a telephone");
        installation.Album.AssertNothingIsWrong();
    }

    [Fact]
    public async Task Is_not_for_those_who_do_not_design()
    {
        await using Installation installation = await Installation.StartAsync(DatabaseKind.Sqlite, "drafts");
        await using Visitor coordinator = await installation.WelcomeAsync(browser, "coordinator");

        await coordinator.GoAsync("/design");

        await Assertions.Expect(coordinator.Page.Locator("h1")).ToContainTextAsync("Accès non autorisé");
        await coordinator.GoAsync("/pathways");
        await Assertions.Expect(coordinator.Page.Locator("a[href='/design']")).ToHaveCountAsync(0);
    }

    private static async Task OpenCanvasAsync(Visitor visitor, string draft)
    {
        await visitor.GoAsync($"{draft}/drawing");
        await Assertions.Expect(visitor.Page.Locator("[data-designer]")).ToHaveAttributeAsync("data-ready", "true", new() { Timeout = 30_000 });
    }

    /// <summary>Chooses an element as a person who found it: its phase is opened, it is pressed, and the panel describes it.</summary>
    private static async Task ChooseAsync(IPage page, string element) =>
        await page.EvaluateAsync("id => { choose(id); return new Promise(described => setTimeout(described)); }", element);

    private static async Task RenameAsync(IPage page, string element, string name)
    {
        await ChooseAsync(page, element);
        ILocator field = page.Locator("[data-panel]").GetByLabel("Nom", new() { Exact = true }).First;
        await field.FillAsync(name);
        await field.BlurAsync();
        await Assertions.Expect(page.Locator("[data-panel-title]")).ToHaveTextAsync(name);
    }

    private static Task SavedAsync(IPage page) =>
        Assertions.Expect(page.Locator("[data-status]")).ToHaveAttributeAsync("data-state", "saved", new() { Timeout = 30_000 });

    private static async Task<string> TextAsync(IPage page, string draft)
    {
        IAPIResponse answer = await page.APIRequest.GetAsync($"{draft}/canvas");
        return (await answer.JsonAsync())?.GetProperty("text").GetString() ?? string.Empty;
    }
}
