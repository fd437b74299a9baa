using Microsoft.Playwright;
using Pathways.Storage;

namespace Pathways.EndToEnd.Tests;

/// <summary>An administrator writes who is away and who stands in; others see it.</summary>
public sealed class BeingAway(Browser browser) : IClassFixture<Browser>
{
    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task Is_written_changed_and_over_when_somebody_is_back(DatabaseKind kind)
    {
        await using Installation installation = await Installation.StartAsync(kind, "absences");
        await using Visitor administrator = await installation.WelcomeAsync(browser, "admin");
        IPage page = administrator.Page;
        await administrator.GoAsync("/admin");
        await administrator.PressAsync(page.Locator("a[href='/admin/absences']"));
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Personne n’est absent");

        string today = Days.Typed(Days.Today);
        string later = Days.Typed(Days.Today.AddDays(10));
        await WriteAsync(administrator, 1, later, today, 2);
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Le dernier jour précède le premier");
        await WriteAsync(administrator, 1, today, later, 1);
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Personne ne se remplace soi-même");
        await WriteAsync(administrator, 1, today, later, 2);
        await WriteAsync(administrator, 2, today, later, 3);

        await Assertions.Expect(page.Locator("main tbody tr")).ToHaveCountAsync(2);
        await Assertions.Expect(page.Locator("main tbody")).ToContainTextAsync("Absent aussi");
        await administrator.LookAsync("absences");
        await administrator.PressAsync(page.Locator("main tbody tr").First.Locator("a.button"));
        await Assertions.Expect(page.Locator("[name=from]")).ToHaveValueAsync(today);
        await administrator.LookAsync("absences-change");
        await administrator.GoAsync("/admin/absences?show=now");
        await administrator.PressAsync(page.Locator("main tbody tr").First.Locator("button[value=back]"));
        await Assertions.Expect(page.Locator("main tbody tr")).ToHaveCountAsync(1);

        await using Visitor nurse = await installation.WelcomeAsync(browser, "nurse");
        await nurse.GoAsync("/admin/absences");
        await Assertions.Expect(nurse.Page.Locator("main tbody tr")).ToHaveCountAsync(1);
        await Assertions.Expect(nurse.Page.Locator("main button")).ToHaveCountAsync(0);
        installation.Album.AssertNothingIsWrong();
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task Leaves_the_tasks_where_they_are_and_lets_the_substitute_take_them(DatabaseKind kind)
    {
        await using Installation installation = await Installation.StartAsync(kind, "standing-in");
        await using Visitor claire = await installation.WelcomeAsync(browser, "coordinator");
        await Registration.OfAGirlOf8Async(claire);
        await claire.GoAsync("/inbox");
        string title = await claire.Page.Locator(".row-link").First.InnerTextAsync();
        await claire.PressAsync(claire.Page.Locator("[data-act=take]").First);

        await using Visitor administrator = await installation.WelcomeAsync(browser, "admin");
        await administrator.GoAsync("/admin/absences");
        await ChooseAsync(administrator, "person", "Claire");
        await administrator.FillAsync("from", Days.Typed(Days.Today));
        await administrator.FillAsync("to", Days.Typed(Days.Today.AddDays(10)));
        await ChooseAsync(administrator, "substitute", "Karim");
        await administrator.PressAsync(administrator.Page.Locator("button[value=save]"));

        await using Visitor karim = await installation.WelcomeAsync(browser, "nurse");
        await karim.GoAsync("/inbox?tab=mine");
        await Assertions.Expect(karim.Page.Locator("tr[data-row]")).ToContainTextAsync("Pour Claire Exemple-Tilleul, absence jusqu’au");
        await karim.LookAsync("for somebody absent");
        await karim.PressAsync(karim.Page.Locator(".row-link"));
        await Assertions.Expect(karim.Page.Locator("main")).ToContainTextAsync("vous remplacez");
        await karim.LookAsync("task of somebody absent");

        await using Visitor martine = await installation.WelcomeAsync(browser, "manager");
        await martine.GoAsync("/inbox?tab=organisation");
        await martine.Page.Locator("[form=bulk]").First.CheckAsync();
        await martine.PressAsync(martine.Page.Locator("#bulk button[value=assign]"));
        await Assertions.Expect(martine.Page.Locator("fieldset.group")).ToContainTextAsync("Karim Exemple-Noyer remplace");
        await martine.LookAsync("assign while somebody is absent");

        await karim.PressAsync(karim.Page.Locator("form[action$=take] button"));
        await karim.GoAsync("/inbox?tab=mine");
        await Assertions.Expect(karim.Page.Locator(".row-link")).ToHaveTextAsync([title]);
        await Assertions.Expect(karim.Page.Locator("main")).Not.ToContainTextAsync("Pour Claire");
        await karim.GoAsync("/patients");
        await karim.PressAsync(karim.Page.Locator("main a[href^='/patients/']").First);
        await claire.GoAsync("/inbox?tab=mine");
        await Assertions.Expect(claire.Page.Locator(".row-link")).ToHaveCountAsync(0);
        installation.Album.AssertNothingIsWrong();
    }

    private static async Task ChooseAsync(Visitor visitor, string field, string name)
    {
        ILocator select = visitor.Page.Locator($"[name={field}]");
        string? value = await select.Locator("option", new() { HasText = name }).First.GetAttributeAsync("value");
        await select.SelectOptionAsync(value ?? string.Empty);
    }

    private static async Task WriteAsync(Visitor visitor, int person, string from, string to, int substitute)
    {
        await visitor.Page.Locator("[name=person]").SelectOptionAsync(new SelectOptionValue { Index = person });
        await visitor.FillAsync("from", from);
        await visitor.FillAsync("to", to);
        await visitor.Page.Locator("[name=substitute]").SelectOptionAsync(new SelectOptionValue { Index = substitute });
        await visitor.PressAsync(visitor.Page.Locator("button[value=save]"));
    }
}
