using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Pathways.Storage;

namespace Pathways.EndToEnd.Tests;

/// <summary>
/// What the coordinator of a network does from the first call to the family's answer: the path that the whole of
/// Pathways exists for, walked in a browser against the real process. Every page on the way is kept as a picture and
/// read by axe.
/// </summary>
public sealed class FollowingAChild(Browser browser) : IClassFixture<Browser>
{
    private const string Register = "Vérifier identité et autorité parentale";
    private const string Measure = "Mesurer et reprendre la courbe";
    private const string Consent = "Annoncer, informer, recueillir l’accord";

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task A_girl_of_8_is_registered_classified_waited_for_and_answered(DatabaseKind database)
    {
        await using Installation installation = await Installation.StartAsync(database, "following-a-child");
        await using Visitor coordinator = await installation.WelcomeAsync(browser);

        await coordinator.GoAsync("/sign-in");
        await coordinator.LookAsync("sign in");
        await coordinator.SignInAsync("coordinator");
        await coordinator.LookAsync("inbox");

        string instance = await Registration.OfAGirlOf8Async(coordinator);
        await ConfirmIdentityAsync(coordinator);
        await using (Visitor nurse = await installation.WelcomeAsync(browser, "nurse"))
        {
            await TakeMeasuresAsync(nurse);
        }

        await SeeWhyAsync(coordinator, instance);

        await MoveClockAsync(coordinator, weeks: 1, days: 1);
        await coordinator.WaitUntilSaidAsync(instance, "Rappel envoyé à Médecin du réseau");
        await coordinator.LookAsync("reminder sent");

        await MoveClockAsync(coordinator, weeks: 4, days: 0);
        await coordinator.WaitUntilSaidAsync(instance, $"Alerte de retard : {Consent}, transmise à Responsable de coordination");
        await coordinator.LookAsync("escalation in the history");
        await using (Visitor manager = await installation.WelcomeAsync(browser, "manager"))
        {
            await SeeEscalationAsync(manager);
        }

        await AnswerConsentAsync(coordinator, instance);
        installation.Album.AssertNothingIsWrong();
    }

    private static async Task ConfirmIdentityAsync(Visitor coordinator)
    {
        await coordinator.OpenTaskAsync(Register);
        await coordinator.LookAsync("task identity");
        await coordinator.FillAsync("answer.ins_status", "provisional");
        await coordinator.FillAsync("answer.authority_1", "Claire Martin");
        await coordinator.FillAsync("answer.authority_2", "Paul Martin");
        await coordinator.FillAsync("answer.authority_exercise", "joint");
        await coordinator.FillAsync("answer.registration", "complete");
        await coordinator.CompleteAsync();
    }

    private static async Task TakeMeasuresAsync(Visitor nurse)
    {
        await nurse.OpenTaskAsync(Measure);
        await nurse.LookAsync("task measures");
        await nurse.FillAsync("answer.measured_on", Days.Typed(Days.Today));
        await nurse.FillAsync("answer.weight_kg", "820");
        await nurse.FillAsync("answer.height_cm", "127,3");
        await nurse.PressAsync(nurse.Page.Locator("main button[name=act][value=complete]"));

        string problem = await nurse.ProblemAtAsync("answer.weight_kg");
        Assert.Contains("250", problem, StringComparison.Ordinal);
        Assert.Equal("820", await nurse.Page.Locator("[name='answer.weight_kg']").InputValueAsync());
        await nurse.LookAsync("weight refused");

        await nurse.FillAsync("answer.weight_kg", "32,1");
        await nurse.CompleteAsync();
    }

    private static async Task SeeWhyAsync(Visitor coordinator, string instance)
    {
        await coordinator.GoAsync(instance);
        ILocator main = coordinator.Page.Locator("main");
        await Assertions.Expect(main).ToContainTextAsync(new Regex("[Ss]urpoids"));
        await Assertions.Expect(main).ToContainTextAsync("19,81");
        await Assertions.Expect(main).ToContainTextAsync(new Regex("règle \\d", RegexOptions.IgnoreCase));
        await Assertions.Expect(main).ToContainTextAsync(new Regex("version \\d", RegexOptions.IgnoreCase));
        await Assertions.Expect(main).ToContainTextAsync(Consent);
        await coordinator.LookAsync("why she was classified");
        await coordinator.AssertMarkOfTheEditorAsync();
    }

    private static async Task SeeEscalationAsync(Visitor manager)
    {
        await manager.LookAsync("inbox of the coordination manager");
        ILocator row = manager.Page.Locator("tr", new() { HasText = Consent });
        await Assertions.Expect(row).ToContainTextAsync("Alerte de retard");
        await manager.OpenTaskAsync(Consent);
        await manager.LookAsync("escalated task");
    }

    private static async Task AnswerConsentAsync(Visitor coordinator, string instance)
    {
        await coordinator.OpenTaskAsync(Consent);
        await coordinator.FillAsync("answer.information_sheet_given", "true");
        await coordinator.FillAsync("answer.parents_consent", "both");
        await coordinator.FillAsync("answer.child_assent", "agrees");
        await coordinator.FillAsync("answer.sharing_scope", "care_team_and_gp");
        await coordinator.FillAsync("answer.collected_by", "phone");
        await coordinator.FillAsync("answer.agreement", "accepted");
        await coordinator.FillAsync("late.reason", "Famille injoignable pendant les vacances.");
        await coordinator.LookAsync("task consent late");
        await coordinator.CompleteAsync();

        await coordinator.WaitUntilSaidAsync(instance, "Accord recueilli");
        await coordinator.LookAsync("consent answered");
    }

    private static async Task MoveClockAsync(Visitor visitor, int weeks, int days)
    {
        await visitor.GoAsync("/admin/clock");
        await visitor.LookAsync("trial clock");
        foreach (string act in Enumerable.Repeat("week", weeks).Concat(Enumerable.Repeat("day", days)))
        {
            await visitor.PressAsync(visitor.Page.Locator($"button[value={act}]"));
        }
    }
}
