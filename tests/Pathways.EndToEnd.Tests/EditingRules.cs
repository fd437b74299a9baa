using Microsoft.Playwright;
using Pathways.Storage;

namespace Pathways.EndToEnd.Tests;

/// <summary>A clinical lead changes the rules of a draft: a gap opens, is seen with a person who falls into it, and is mended.</summary>
public sealed class EditingRules(Browser browser) : IClassFixture<Browser>
{
    // The row of the instrument FRAIL that says "signs", from 0, and its cell of the column FRAIL.
    private const string SignsByFrail = "r6i3";

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task Opens_a_gap_sees_who_falls_into_it_and_mends_it_with_the_keyboard_alone(DatabaseKind kind)
    {
        await using Installation installation = await Installation.StartAsync(kind, "rules");
        await using Visitor lead = await installation.WelcomeLeadAsync(browser);
        IPage page = lead.Page;
        await lead.BeginDraftAsync("sample:frailty-screening");
        await page.Locator("summary:has-text('Règles')").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await lead.FollowAsync(page.Locator(".file-list a:has-text('frailty-signs.dmn')"));
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Fragilité : signes au repérage");
        await Assertions.Expect(page.Locator("[data-proof]")).ToContainTextAsync("Toute personne aux données connues a une réponse");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("16 cas réussis");
        await lead.LookAsync("the rules");

        // Who is pre-frail is forgotten: nobody says so but the proof, and a test case.
        await SetAsync(page, SignsByFrail, "\"frail\"");
        await lead.FollowAsync(page.Locator("button[value=save]").First);
        await Assertions.Expect(page.Locator("[data-proof]")).ToContainTextAsync("1 situation sans réponse");
        await Assertions.Expect(page.Locator("[data-proof]")).ToContainTextAsync("Aucune règle pour cette personne : Outil");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("1 cas échoué");
        await lead.LookAsync("a gap");

        // A word that nobody knows is kept as it was typed, and told beside its cell.
        await SetAsync(page, SignsByFrail, "frial_band");
        await lead.FollowAsync(page.Locator("button[value=save]").First);
        Assert.Equal("frial_band", await page.Locator($"[name={SignsByFrail}]").InputValueAsync());
        Assert.Equal("true", await page.Locator($"[name={SignsByFrail}]").GetAttributeAsync("aria-invalid"));
        await Assertions.Expect(page.Locator(".rule-problem.wrong")).ToContainTextAsync("frail_band");
        await lead.LookAsync("a cell that cannot work");

        await SetAsync(page, SignsByFrail, "\"prefrail\", \"frail\"");
        await lead.FollowAsync(page.Locator("button[value=save]").First);
        await Assertions.Expect(page.Locator("[data-proof]")).ToContainTextAsync("Toute personne aux données connues a une réponse");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("16 cas réussis");

        // A rule twice is a conflict, on both rows.
        await FollowButtonOfRowAsync(lead, 6, "add");
        await SetAsync(page, "r7i0", "\"frail\"");
        await SetAsync(page, "r7i3", "\"frail\"");
        await SetAsync(page, "r7o0", "\"none\"");
        await lead.FollowAsync(page.Locator("button[value=save]").First);
        await Assertions.Expect(page.Locator("[data-proof]")).ToContainTextAsync("Les règles 7, 8 s’appliquent toutes à cette personne");
        await Assertions.Expect(page.Locator("tr.concerned")).ToHaveCountAsync(2);
        await lead.LookAsync("two rules that meet");
        await FollowButtonOfRowAsync(lead, 7, "remove");
        await Assertions.Expect(page.Locator("[data-proof]")).ToContainTextAsync("Pas de règles qui se contredisent");

        await page.Locator("summary:has-text('Décrire une personne')").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await SetAsync(page, "case0", "FRAIL robuste; encore");
        await page.Locator("[name=case1]").SelectOptionAsync("frail");
        await page.Locator("[name=case4]").SelectOptionAsync("robust");
        await SetAsync(page, "case6", "signs");
        await lead.FollowAsync(page.Locator("button[value=case]"));
        await Assertions.Expect(page.Locator("#cases")).ToContainTextAsync("16 cas réussis");
        await Assertions.Expect(page.Locator("#cases")).ToContainTextAsync("FRAIL robuste; encore");
        await lead.LookAsync("a test case that fails");

        await page.Locator("[id='try.tool']").SelectOptionAsync("frail");
        await page.Locator("[id='try.frail_band']").SelectOptionAsync("prefrail");
        await lead.FollowAsync(page.Locator("button[value=try]"));
        await Assertions.Expect(page.Locator("[data-answer]")).ToContainTextAsync("Signes");
        await lead.LookAsync("tried on a person");

        await page.SetViewportSizeAsync(390, 844);
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        await page.ReloadAsync();
        await lead.LookAsync("on a telephone at night");
        installation.Album.AssertNothingIsWrong();
    }

    [Fact]
    public async Task Pastes_rows_from_a_spreadsheet_and_sees_what_changed()
    {
        await using Installation installation = await Installation.StartAsync(DatabaseKind.Sqlite, "rules-pasted");
        await using Visitor lead = await installation.WelcomeLeadAsync(browser);
        IPage page = lead.Page;
        string draft = await lead.BeginDraftAsync("version:frailty-screening");
        await lead.GoAsync($"{draft}/rules?name=decisions/frailty-signs.dmn");
        await Assertions.Expect(page.Locator("#changes")).ToContainTextAsync("Les tableaux sont ceux de la version en vigueur");
        await page.Locator("summary:has-text('Coller depuis un tableur')").ClickAsync();
        await lead.FillAsync("pasted", "Outil\tGFST\tSEGA-A\tFRAIL\tICOPE\n\"gfst\"\ttrue\t-\t-\t-\t\"signs\"\tChoix du réseau [P]\n");
        await lead.PressAsync(page.Locator("button[value=paste]"));
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("rien n’est encore enregistré");
        await Assertions.Expect(page.Locator(".rule-table tbody tr")).ToHaveCountAsync(1);
        await lead.LookAsync("a preview");
        await lead.PressAsync(page.Locator("button[value=save]").First);
        await Assertions.Expect(page.Locator("#changes")).ToContainTextAsync("Choix du réseau [P]");
        await Assertions.Expect(page.Locator("#changes")).ToContainTextAsync("Règle 2 retirée");
        Assert.Equal("\"gfst\"", await page.Locator("[name=r0i0]").InputValueAsync());
        await lead.PressAsync(page.Locator("#past a.button"));
        await Assertions.Expect(page.Locator("#past")).ToContainTextAsync("Aucune décision n’a encore été prise");
        await lead.LookAsync("what changed");

        // Somebody else was quicker: what was typed stays.
        await using Visitor other = await installation.WelcomeAsync(browser, "admin");
        await other.GoAsync($"{draft}/rules?name=decisions/frailty-signs.dmn");
        await SetAsync(page, "r0a0", "Choix de la cheffe [P]");
        await lead.PressAsync(page.Locator("button[value=save]").First);
        await SetAsync(other.Page, "r0a0", "Choix de l’autre [P]");
        await other.PressAsync(other.Page.Locator("button[value=save]"));
        await Assertions.Expect(other.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Ce que vous avez tapé est toujours là");
        Assert.Equal("Choix de l’autre [P]", await other.Page.Locator("[name=r0a0]").InputValueAsync());
        await other.LookAsync("somebody else was quicker");
        installation.Album.AssertNothingIsWrong();
    }

    private static Task SetAsync(IPage page, string name, string value) => page.Locator($"[name={name}]").FillAsync(value);

    private static async Task FollowButtonOfRowAsync(Visitor lead, int row, string act)
    {
        IPage page = lead.Page;
        await page.Locator($"#t0r{row} summary").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await lead.FollowAsync(page.Locator($"#t0r{row} button[value^='{act}:']"));
    }
}
