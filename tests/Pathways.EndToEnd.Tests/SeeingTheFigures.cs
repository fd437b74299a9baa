using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Pathways.Storage;

namespace Pathways.EndToEnd.Tests;

/// <summary>A coordination manager reads the figures of the year, changes what is shown, and takes them away.</summary>
public sealed class SeeingTheFigures(Browser browser) : IClassFixture<Browser>
{
    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task Shows_numbers_with_their_meaning_and_hides_small_ones(DatabaseKind kind)
    {
        await using Installation installation = await Installation.StartAsync(kind, "figures");
        await using Visitor coordinator = await installation.WelcomeAsync(browser, "coordinator");
        await Registration.OfAGirlOf8Async(coordinator);
        await using Visitor manager = await installation.WelcomeAsync(browser, "manager");
        IPage page = manager.Page;
        ILocator main = page.Locator("main");
        ILocator begun = main.Locator("#begun");

        await manager.PressAsync(page.Locator("nav a[href='/activity']"));
        await Assertions.Expect(begun).ToContainTextAsync("< 5");
        await Assertions.Expect(begun).ToContainTextAsync("Parcours commencés dans la période.");
        await manager.LookAsync("one case");

        await installation.DamageAsync(Copies(kind));
        await page.Locator("select[name=pathway]").SelectOptionAsync("childhood-obesity-etp");
        await page.Locator("select[name=from]").SelectOptionAsync($"{Days.Today.Year - 3}");
        await manager.PressAsync(main.Locator("form button"));
        await Assertions.Expect(main.Locator("#proposed .figure-number")).ToHaveTextAsync("61");
        await Assertions.Expect(main.Locator("#proposed svg")).ToHaveCountAsync(1);
        await manager.LookAsync("four years");

        await page.Locator("select[name=by]").SelectOptionAsync("age");
        await manager.PressAsync(main.Locator("form button"));
        await Assertions.Expect(main.Locator("#proposed")).ToContainTextAsync("6–11 ans");
        await manager.PressAsync(main.Locator("a[href*='exact=1']"));
        await Assertions.Expect(main).ToContainTextAsync("à ne pas transmettre hors du réseau");
        await manager.LookAsync("by age, exact");

        await manager.GoAsync($"/activity?pathway=childhood-obesity-etp&from={Days.Today.Year - 3}");
        await manager.PressAsync(main.Locator("#proposed .figure-number a"));
        await Assertions.Expect(main).ToContainTextAsync("61 lignes");
        await Assertions.Expect(main.Locator("tbody tr")).ToHaveCountAsync(50);
        await manager.LookAsync("the list behind a number");
        await manager.PressAsync(main.Locator("a[rel=next]"));
        await Assertions.Expect(main.Locator("tbody tr")).ToHaveCountAsync(11);
        await manager.PressAsync(main.Locator("tbody tr a").First);
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("/cases/"));
        await using Visitor representative = await installation.WelcomeAsync(browser, "representative");
        await representative.GoAsync($"/activity?pathway=childhood-obesity-etp&from={Days.Today.Year - 3}");
        await Assertions.Expect(representative.Page.Locator("#proposed .figure-number")).ToHaveTextAsync("61");
        await Assertions.Expect(representative.Page.Locator("main a[href*='/activity/list']")).ToHaveCountAsync(0);

        IAPIResponse csv = await page.APIRequest.GetAsync(new Uri(new Uri(page.Url), "/activity/figures.csv?pathway=childhood-obesity-etp").ToString());
        Assert.Contains("childhood-obesity-etp;proposed;", await csv.TextAsync(), StringComparison.Ordinal);
        IAPIResponse dictionary = await page.APIRequest.GetAsync(new Uri(new Uri(page.Url), "/activity/dictionary.csv?pathway=childhood-obesity-etp").ToString());
        Assert.Contains("Enfants proposés", await dictionary.TextAsync(), StringComparison.Ordinal);
        await manager.GoAsync("/activity?pathway=nothing");
        await Assertions.Expect(main).ToContainTextAsync("Pas encore de chiffres");
        await manager.LookAsync("no figures");
        installation.Album.AssertNothingIsWrong();
    }

    [Fact]
    public async Task Is_not_for_everybody()
    {
        await using Installation installation = await Installation.StartAsync(DatabaseKind.Sqlite, "figures");
        await using Visitor nurse = await installation.WelcomeAsync(browser, "nurse");

        IResponse? answer = await nurse.Page.GotoAsync("/activity");

        Assert.Equal(409, answer!.Status); // The browser was sent somewhere.
        await Assertions.Expect(nurse.Page.Locator("nav a[href='/activity']")).ToHaveCountAsync(0);
    }

    // Sixty more cases like the one there is, each begun some days earlier.
    private static string Copies(DatabaseKind kind) => kind == DatabaseKind.Sqlite
        ? """
        with recursive n(n) as (select 1 union all select n + 1 from n where n < 60)
        insert into instance
        select network_id, substr(instance_id, 1, 24) || printf('%012x', n), pathway_key, pathway_version, pathway_hash, title, 'completed',
            revision, state, organisation_id, patient_id, strftime('%Y-%m-%dT%H:%M:%S.000000Z', started_at, '-' || (n * n / 3) || ' days'), started_by,
            updated_at, updated_at, head_hash
        from instance, n
        """
        : """
        insert into instance
        select network_id, (substr(instance_id::text, 1, 24) || lpad(to_hex(n), 12, '0'))::uuid, pathway_key, pathway_version, pathway_hash, title, 'completed',
            revision, state, organisation_id, patient_id, started_at - (n * n / 3) * interval '1 day', started_by,
            updated_at, updated_at, head_hash
        from instance, generate_series(1, 60) n
        """;
}
