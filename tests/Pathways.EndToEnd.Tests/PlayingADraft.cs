using Microsoft.Playwright;
using Pathways.Storage;

namespace Pathways.EndToEnd.Tests;

/// <summary>A clinical lead plays a draft before anybody meets it: takes tasks, lets days pass, records what was seen.</summary>
public sealed class PlayingADraft(Browser browser) : IClassFixture<Browser>
{
    private static readonly (string Field, string Answer)[] Screening =
    [
        ("medicines", "7"), ("admissions_12m", "1"), ("ed_visits_6m", "1"), ("emergency_stays_6m", "1"), ("lives_alone", "yes"), ("carer", "none"),
        ("cognition_mood_addiction", "no"), ("mobility_and_serious_fall", "no"),
    ];

    [Fact]
    public async Task Plays_a_stay_lets_a_day_pass_sees_who_is_reminded_and_keeps_the_run_as_a_scenario()
    {
        await using Installation installation = await Installation.StartAsync(DatabaseKind.Sqlite, "play");
        await using Visitor lead = await installation.WelcomeLeadAsync(browser);
        IPage page = lead.Page;
        string draft = await lead.BeginDraftAsync("sample:hospital-discharge");
        await lead.FollowAsync(page.Locator("a:has-text('Jouer le brouillon')"));
        await lead.LookAsync("how a run begins");

        // Nothing typed: the pathway's own form says what is missing.
        await lead.FillAsync("at", "2026-11-30T10:00");
        await lead.PressAsync(page.Locator("main form button.primary"));
        Assert.Contains("obligatoire", await lead.ProblemAtAsync("answer.stay_reason"), StringComparison.OrdinalIgnoreCase);
        await lead.FillAsync("answer.admitted_at", "2026-11-30T09:00");
        await lead.FillAsync("answer.admission_mode", "emergency");
        await lead.FillAsync("answer.stay_reason", "heart_failure");
        await lead.FillAsync("answer.ward", "Médecine 2");
        await lead.FillAsync("answer.home_help", "no");
        await lead.FillAsync("answer.birth_date", "1943-03-12");
        await lead.FillAsync("answer.gp_name", "Dr Anne Exemple");
        await lead.PressAsync(page.Locator("main form button.primary"));
        await Assertions.Expect(page.Locator("#now")).ToContainTextAsync("Repérer le risque");
        await Assertions.Expect(page.Locator("#last")).ToContainTextAsync("Un séjour est annoncé");
        await page.WaitForSelectorAsync("#drawing[data-ready=true]");
        await lead.LookAsync("begun");

        // Time passes to the first reminder; a page loaded again is the same page.
        await lead.FollowAsync(page.Locator("button[value=next]"));
        await Assertions.Expect(page.Locator("main h1 ~ .state time")).ToHaveTextAsync("1er déc. 2026, 10 h 00");
        await Assertions.Expect(page.Locator("#last")).ToContainTextAsync("Rappel envoyé à Infirmier du service");
        await page.Locator("#last details summary").First.ClickAsync();
        await page.ReloadAsync();
        await Assertions.Expect(page.Locator("#run > ol > li")).ToHaveCountAsync(2);
        await lead.LookAsync("a reminder");

        // The task with its real form, which refuses what it refuses everywhere.
        await lead.PressAsync(page.Locator("#now a:has-text('Repérer')"));
        await lead.FillAsync("answer.medicines", "sept");
        await lead.PressAsync(page.Locator("main button[value=complete]"));
        Assert.Contains("ne se lit pas", await lead.ProblemAtAsync("answer.medicines"), StringComparison.OrdinalIgnoreCase);
        Assert.Equal("sept", await page.Locator("[name='answer.medicines']").InputValueAsync());
        foreach ((string field, string answer) in Screening)
        {
            await lead.FillAsync($"answer.{field}", answer);
        }

        await lead.LookAsync("a task");
        await lead.PressAsync(page.Locator("main button[value=complete]"));
        await lead.PressAsync(page.GetByRole(AriaRole.Link, new() { Name = "TRST", Exact = true }));
        foreach (string sign in new[] { "trst_cognition", "trst_gait_or_falls", "trst_hospital_90d", "trst_emergency_30d", "trst_adl_loss" })
        {
            await lead.FillAsync($"answer.{sign}", sign == "trst_gait_or_falls" ? "yes" : "no");
        }

        await lead.PressAsync(page.Locator("main button[value=complete]"));
        await Assertions.Expect(page.Locator("#decisions article h3")).ToHaveTextAsync("TRST positif ?");
        await page.WaitForSelectorAsync("#drawing[data-ready=true]");
        await lead.LookAsync("a decision");

        // The last step is taken back, done again by the address before, and a week passes.
        await lead.FollowAsync(page.Locator("a:has-text('Reprendre la dernière étape')"));
        await Assertions.Expect(page.Locator("#run > ol > li")).ToHaveCountAsync(3);
        await page.GoBackAsync();
        await lead.FollowAsync(page.Locator("input[value=P1W] + button"));
        await Assertions.Expect(page.Locator("#run > ol > li")).ToHaveCountAsync(5);
        await Assertions.Expect(page.Locator("#run")).ToContainTextAsync("Alerte de retard");

        // What was played is one scenario more, and passes.
        await lead.PressAsync(page.Locator("button[value=record]"));
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("entre 1 et");
        await lead.FillAsync("title", "Une semaine sans réponse");
        await lead.PressAsync(page.Locator("button[value=record]"));
        await Assertions.Expect(page.Locator("#scenarios")).ToContainTextAsync("52 réussis");
        await Assertions.Expect(page.Locator("#scenarios li:has-text('Une semaine sans réponse') .state")).ToHaveTextAsync("réussi");
        await Assertions.Expect(page.Locator("#coverage")).ToContainTextAsync("158 sur 158");
        await lead.LookAsync("all scenarios");
        await lead.FollowAsync(page.GetByRole(AriaRole.Link, new() { Name = "Jouer : Une semaine sans réponse", Exact = true }));
        await Assertions.Expect(page.Locator("#run > ol > li")).ToHaveCountAsync(5);

        await page.SetViewportSizeAsync(390, 844);
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        await page.ReloadAsync();
        await lead.LookAsync("on a telephone at night");
        await lead.GoAsync($"{draft}/scenarios");
        await lead.LookAsync("scenarios on a telephone");

        // An address without its element leads to the beginning.
        await lead.GoAsync($"{draft}/play?to=");
        Assert.EndsWith("/play/begin", page.Url, StringComparison.Ordinal);
        installation.Album.AssertNothingIsWrong();
    }

    [Fact]
    public async Task Sees_what_no_scenario_reaches_plays_up_to_there_and_reaches_it()
    {
        await using Installation installation = await Installation.StartAsync(DatabaseKind.Sqlite, "play-reached");
        await using Visitor lead = await installation.WelcomeLeadAsync(browser);
        IPage page = lead.Page;
        await lead.GoAsync("/design");
        await lead.FillAsync("from", "empty");
        await lead.FillAsync("title", "Un nouveau parcours");
        await lead.PressAsync(page.Locator("main form button.primary"));
        await lead.FollowAsync(page.Locator("a:has-text('Tous les scénarios')"));
        await Assertions.Expect(page.Locator("#coverage")).ToContainTextAsync("0 sur 3");
        await Assertions.Expect(page.Locator("#missed-elements li")).ToHaveCountAsync(3);
        await lead.LookAsync("nothing reached yet");
        await lead.FollowAsync(page.Locator("#missed-elements li:last-child a").Last);
        await lead.FollowAsync(page.Locator("main form button.primary"));
        await lead.FollowAsync(page.Locator("button[value=complete]"));
        await Assertions.Expect(page.Locator("main h1 ~ .state").Last).ToHaveTextAsync("Terminé");
        await lead.FillAsync("title", "Tout va bien");
        await lead.FollowAsync(page.Locator("button[value=record]"));
        await Assertions.Expect(page.Locator("#coverage")).ToContainTextAsync("3 sur 3");
        await Assertions.Expect(page.Locator("#scenarios")).ToContainTextAsync("1 réussi");
        installation.Album.AssertNothingIsWrong();
    }
}
