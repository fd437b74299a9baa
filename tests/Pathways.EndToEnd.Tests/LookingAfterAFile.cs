using Microsoft.Playwright;
using Pathways.Storage;

namespace Pathways.EndToEnd.Tests;

/// <summary>
/// Who is around a child, what the family wants, how sure the identity is, and who saw all this: kept by the coordinator,
/// felt at once by a nurse.
/// </summary>
public sealed class LookingAfterAFile(Browser browser) : IClassFixture<Browser>
{
    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task Team_wishes_and_identity_are_kept_and_every_reading_is_told(DatabaseKind database)
    {
        await using Installation installation = await Installation.StartAsync(database, "looking-after-a-file");
        await using Visitor coordinator = await installation.WelcomeAsync(browser, "coordinator");
        await Registration.OfAGirlOf8Async(coordinator);
        await coordinator.PressAsync(coordinator.Page.Locator(".strip-name a"));
        string file = new Uri(coordinator.Page.Url).AbsolutePath;

        await AddTheNurseAsync(coordinator, file);
        await ObjectAsync(coordinator, file);
        await using (Visitor nurse = await installation.WelcomeAsync(browser, "nurse"))
        {
            await nurse.GoAsync(file);
            await Assertions.Expect(nurse.Page.Locator("main")).ToContainTextAsync("PW41");
        }

        await WithdrawAsync(coordinator, file);
        await using (Visitor nurse = await installation.WelcomeAsync(browser, "nurse"))
        {
            await nurse.GoAsync($"{file}/circle");
            await Assertions.Expect(nurse.Page.Locator("#team")).ToContainTextAsync("Infirmier");
            await Assertions.Expect(nurse.Page.Locator("#team form")).ToHaveCountAsync(0);
            await Assertions.Expect(nurse.Page.Locator("a[href$='/readings']")).ToHaveCountAsync(0);
        }

        await ChangeContactsAsync(coordinator, file);
        await SendGarbageAsync(coordinator, file);
        await QualifyAsync(coordinator, file);
        await ReadTheLogAsync(coordinator, file);
        installation.Album.AssertNothingIsWrong();
    }

    private static async Task AddTheNurseAsync(Visitor coordinator, string file)
    {
        await coordinator.PressAsync(coordinator.Page.GetByRole(AriaRole.Link, new() { Name = "Équipe et volontés" }));
        await coordinator.LookAsync("nobody in the team");
        await OpenAsync(coordinator, "Ajouter à l’équipe");
        ILocator choice = coordinator.Page.Locator("[name=member] option", new() { HasText = "Karim Exemple-Noyer" }).First;
        await coordinator.FillAsync("member", await choice.GetAttributeAsync("value") ?? "");
        await coordinator.PressAsync(coordinator.Page.Locator("#team details form button"));
        await Assertions.Expect(coordinator.Page.Locator("#team > ul")).ToContainTextAsync("Infirmi");
        Assert.StartsWith($"{file}/circle", new Uri(coordinator.Page.Url).AbsolutePath, StringComparison.Ordinal);
    }

    private static async Task ObjectAsync(Visitor coordinator, string file)
    {
        await coordinator.GoAsync($"{file}/circle");
        await OpenAsync(coordinator, "Noter une information");
        await coordinator.FillAsync("kind", "Objection");
        await coordinator.FillAsync("scope", "TeamSharing");
        await coordinator.FillAsync("voice", "ParentalAuthority");
        await coordinator.FillAsync("means", "Oral");
        await coordinator.LookAsync("a wish is typed");
        await coordinator.PressAsync(coordinator.Page.Locator("#wishes form[action$=wishes] button"));
        // Who spoke for the child has to be named; what was typed stays.
        await Assertions.Expect(coordinator.Page.Locator("[data-problem]")).ToContainTextAsync("nom");
        await Assertions.Expect(coordinator.Page.Locator("[name=kind][value=Objection]")).ToBeCheckedAsync();
        await coordinator.LookAsync("a wish without a name");
        await coordinator.FillAsync("given_by", "Claire Martin");
        await coordinator.PressAsync(coordinator.Page.Locator("#wishes form[action$=wishes] button"));
        await Assertions.Expect(coordinator.Page.Locator("#wishes > ul")).ToContainTextAsync("Opposition");
        await coordinator.LookAsync("an objection");
    }

    private static async Task WithdrawAsync(Visitor coordinator, string file)
    {
        await coordinator.GoAsync($"{file}/circle");
        await OpenAsync(coordinator, "Retirer");
        await coordinator.PressAsync(coordinator.Page.Locator("#wishes form[action$=withdraw] button"));
        await Assertions.Expect(coordinator.Page.Locator("#wishes > ul")).ToContainTextAsync("Retiré le");
    }

    private static async Task ChangeContactsAsync(Visitor coordinator, string file)
    {
        await coordinator.GoAsync($"{file}/circle");
        await OpenAsync(coordinator, "Modifier");
        int rows = await coordinator.Page.Locator("#contacts .repeat").CountAsync();
        string last = $"related.{rows - 1}";
        await coordinator.FillAsync("gp_name", "Dr Nouveau Médecin");
        await coordinator.FillAsync($"{last}.name", "Mamie Exemple");
        await coordinator.FillAsync($"{last}.kind", "Relative");
        await coordinator.FillAsync($"{last}.phone", "01 02 03 04 05");
        await coordinator.PressAsync(coordinator.Page.Locator("#contacts form button"));
        await Assertions.Expect(coordinator.Page.Locator("#contacts dl")).ToContainTextAsync("Mamie Exemple · 01 02 03 04 05");
        await Assertions.Expect(coordinator.Page.Locator("#contacts dl")).ToContainTextAsync("Dr Nouveau Médecin");
        await coordinator.LookAsync("team and wishes");
        await coordinator.Page.SetViewportSizeAsync(390, 844);
        await coordinator.LookAsync("team and wishes on a phone");
        await coordinator.Page.SetViewportSizeAsync(1280, 900);
    }

    private static async Task QualifyAsync(Visitor coordinator, string file)
    {
        await coordinator.GoAsync($"{file}/identity");
        await OpenAsync(coordinator, "Un document d’identité a été vu");
        await coordinator.FillAsync("document", "FamilyBook");
        await coordinator.PressAsync(coordinator.Page.Locator("button[name=act][value=document]"));
        await Assertions.Expect(coordinator.Page.Locator(".strip")).ToContainTextAsync("Identité validée");

        await NumberAsync(coordinator, "218027545107311");
        await Assertions.Expect(coordinator.Page.Locator("[data-problem]")).ToContainTextAsync("15 caractères");
        await Assertions.Expect(coordinator.Page.Locator("[name=ins_number]")).ToHaveValueAsync("218027545107311");
        await coordinator.GoAsync($"{file}/identity");
        await NumberAsync(coordinator, "2180275451073" + Key("2180275451073"));
        await Assertions.Expect(coordinator.Page.Locator(".strip")).ToContainTextAsync("Identité qualifiée");
        await Assertions.Expect(coordinator.Page.Locator(".strip")).ToContainTextAsync("2 18 02 75 451 073");
        await coordinator.LookAsync("identity");

        await OpenAsync(coordinator, "Doute sur l’identité");
        await coordinator.Page.Locator("form:has(button[value=doubt]) [name=reason]").FillAsync("Deux dossiers pour la même enfant ?");
        await coordinator.PressAsync(coordinator.Page.Locator("button[name=act][value=doubt]"));
        await Assertions.Expect(coordinator.Page.Locator(".strip")).ToContainTextAsync("Identité provisoire");
        await Assertions.Expect(coordinator.Page.Locator(".strip")).Not.ToContainTextAsync("2 18 02 75");
    }

    // What no page sends is refused with a sentence, and changes nothing.
    private static async Task SendGarbageAsync(Visitor coordinator, string file)
    {
        foreach ((string form, string field, string value) in new[]
        {
            ("#wishes form[action$=wishes]", "kind", "99"),
            ("#contacts form", "revision", "99999999999999999999"),
            ("#team details form", "member", "x/y/z"),
        })
        {
            await coordinator.GoAsync($"{file}/circle");
            int status = await coordinator.Page.Locator(form).EvaluateAsync<int>(
                """
                async (form, [field, value]) => {
                    const data = new URLSearchParams(new FormData(form));
                    for (const [name, typed] of [['scope', 'TeamSharing'], ['voice', 'Patient'], ['means', 'Oral'], [field, value]]) data.set(name, typed);
                    return (await fetch(form.action, { method: 'post', body: data })).status;
                }
                """,
                new[] { field, value });
            Assert.Equal((field, 422), (field, status));
        }

        await coordinator.GoAsync($"{file}/circle");
        await Assertions.Expect(coordinator.Page.Locator("#wishes > ul > li")).ToHaveCountAsync(1);
    }

    private static async Task NumberAsync(Visitor coordinator, string number)
    {
        await OpenAsync(coordinator, "Le téléservice a donné le matricule INS");
        await coordinator.FillAsync("ins_number", number);
        await coordinator.FillAsync("authority", "NirDemo");
        await coordinator.PressAsync(coordinator.Page.Locator("button[name=act][value=number]"));
    }

    private static async Task ReadTheLogAsync(Visitor coordinator, string file)
    {
        await coordinator.GoAsync($"{file}/readings");
        ILocator log = coordinator.Page.Locator("main table");
        await Assertions.Expect(log).ToContainTextAsync("refusé (PW41");
        await Assertions.Expect(log).ToContainTextAsync("Deux dossiers pour la même enfant ?");
        await Assertions.Expect(log).ToContainTextAsync("Équipe de soins modifiée");
        await coordinator.LookAsync("who saw the file");
        await coordinator.Page.SetViewportSizeAsync(390, 844);
        await coordinator.LookAsync("who saw the file on a phone");
    }

    private static Task OpenAsync(Visitor coordinator, string summary) =>
        coordinator.Page.Locator("summary", new() { HasText = summary }).First.ClickAsync();

    // 97 less the rest of the number by 97.
    private static string Key(string thirteen) =>
        (97 - (long.Parse(thirteen, System.Globalization.CultureInfo.InvariantCulture) % 97)).ToString("00", System.Globalization.CultureInfo.InvariantCulture);
}
