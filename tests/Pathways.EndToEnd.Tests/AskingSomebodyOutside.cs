using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Pathways.Storage;

namespace Pathways.EndToEnd.Tests;

/// <summary>A parent and a professional without an account fill in the form of a task by a link.</summary>
public sealed partial class AskingSomebodyOutside(Browser browser) : IClassFixture<Browser>
{
    private const string Drawing = """
        <?xml version="1.0" encoding="UTF-8"?>
        <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:care="urn:pathways:care:1" id="definitions"
                     targetNamespace="urn:test">
          <process id="ask" name="Questions à la famille" isExecutable="true">
            <extensionElements><care:pathway key="ask" zone="Europe/Paris"/></extensionElements>
            <startEvent id="start" name="Début"/>
            <userTask id="social" name="Comprendre la situation"><extensionElements><care:assignment roles="coordinator"/><care:form key="ob_assess_social"/></extensionElements></userTask>
            <userTask id="measure" name="Mesurer l’enfant"><extensionElements><care:assignment roles="coordinator"/><care:form key="ob_measure"/></extensionElements></userTask>
            <endEvent id="end" name="Fin"/>
            <boundaryEvent id="long" name="Un an sans réponse" attachedToRef="social"><timerEventDefinition><timeDuration>P1Y</timeDuration></timerEventDefinition></boundaryEvent>
            <boundaryEvent id="longer" name="Un an sans mesure" attachedToRef="measure"><timerEventDefinition><timeDuration>P1Y</timeDuration></timerEventDefinition></boundaryEvent>
            <sequenceFlow id="f4" sourceRef="long" targetRef="measure"/><sequenceFlow id="f5" sourceRef="longer" targetRef="end"/>
            <sequenceFlow id="f1" sourceRef="start" targetRef="social"/><sequenceFlow id="f2" sourceRef="social" targetRef="measure"/>
            <sequenceFlow id="f3" sourceRef="measure" targetRef="end"/>
          </process>
        </definitions>
        """;

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task Is_answered_once_by_the_right_person(DatabaseKind kind)
    {
        string journal = Path.Combine(Directory.CreateTempSubdirectory("pathways-messages").FullName, "messages.jsonl");
        await using Installation installation = await StartAsync(kind, journal);
        await using Visitor coordinator = await installation.WelcomeAsync(browser, "coordinator");
        (string running, string birth) = await BeginAsync(coordinator);
        ILocator main = coordinator.Page.Locator("main");

        await coordinator.OpenTaskAsync("Comprendre la situation");
        string task = new Uri(coordinator.Page.Url).AbsolutePath;
        await coordinator.PressAsync(main.GetByRole(AriaRole.Link, new() { Name = "Faire remplir par" }));
        await coordinator.PressAsync(main.Locator("form button.primary"));
        await Assertions.Expect(main).ToContainTextAsync("Dites qui doit remplir");
        await coordinator.FillAsync("to", "related-0");
        await coordinator.FillAsync("days", "90");
        await coordinator.PressAsync(main.Locator("form button.primary"));
        Assert.Contains("de 1 à 30", await coordinator.ProblemAtAsync("days"), StringComparison.Ordinal);
        await coordinator.LookAsync("sending refused");
        await coordinator.FillAsync("days", "3");
        await coordinator.PressAsync(main.Locator("form button.primary"));
        await Assertions.Expect(main).ToContainTextAsync("Attend jusqu’au");
        await coordinator.LookAsync("task with somebody outside");

        await using Visitor parent = await installation.WelcomeAsync(browser);
        string link = await LinkInAsync(journal);
        await parent.GoAsync(link);
        await parent.LookAsync("who are you");
        await ProveAsync(parent, "birth", "1999-12-31");
        await Assertions.Expect(parent.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Il reste 4 essais");
        await ProveAsync(parent, "birth", birth);
        await Assertions.Expect(parent.Page.Locator("main")).ToContainTextAsync("Demandé par");
        Assert.Equal(0, await parent.Page.Locator("nav.rail, .rail").CountAsync());
        await parent.PressAsync(parent.Page.Locator("main button.primary"));
        Assert.Equal("true", await parent.Page.Locator("[name='answer.family_context']").First.GetAttributeAsync("aria-invalid"));
        await parent.LookAsync("form of the parent");
        IPage second = await parent.Page.Context.NewPageAsync();
        await second.GotoAsync(link);
        await parent.FillAsync("answer.family_context", "favourable");
        await parent.FillAsync("answer.social_major", "no");
        await parent.PressAsync(parent.Page.Locator("main button.primary"));
        await Assertions.Expect(parent.Page.Locator("h1")).ToHaveTextAsync("Merci");
        await parent.LookAsync("answered");
        await second.Locator("[name='answer.family_context'][value=unfavourable]").CheckAsync();
        await second.Locator("[name='answer.social_major'][value=yes]").CheckAsync();
        await second.Locator("main button.primary").ClickAsync();
        await Assertions.Expect(second.Locator("h1")).ToHaveTextAsync("Merci");

        await coordinator.GoAsync(running);
        await Assertions.Expect(main).ToContainTextAsync("Parent, par un lien");
        await Assertions.Expect(main.GetByText("Comprendre la situation").First).ToBeVisibleAsync();
        await coordinator.LookAsync("history of the case");
        await coordinator.GoAsync($"{task}/guests");
        Assert.EndsWith(task, new Uri(coordinator.Page.Url).AbsolutePath, StringComparison.Ordinal);
        installation.Album.AssertNothingIsWrong();
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task Is_read_before_it_counts_when_it_is_clinical(DatabaseKind kind)
    {
        string journal = Path.Combine(Directory.CreateTempSubdirectory("pathways-messages").FullName, "messages.jsonl");
        await using Installation installation = await StartAsync(kind, journal);
        await using Visitor administrator = await installation.WelcomeAsync(browser, "admin");
        await administrator.GoAsync("/admin/door");
        await administrator.FillAsync("phone", "<script>");
        await administrator.PressAsync(administrator.Page.Locator("main form button.primary"));
        await Assertions.Expect(administrator.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("chiffres");
        await administrator.FillAsync("phone", "01 00 00 00 00");
        await administrator.PressAsync(administrator.Page.Locator("main form button.primary"));
        await administrator.LookAsync("seen from outside");
        await using Visitor coordinator = await installation.WelcomeAsync(browser, "coordinator");
        (string running, string birth) = await BeginAsync(coordinator);
        ILocator main = coordinator.Page.Locator("main");
        await coordinator.OpenTaskAsync("Comprendre la situation");
        await coordinator.FillAsync("answer.family_context", "favourable");
        await coordinator.FillAsync("answer.social_major", "no");
        await coordinator.CompleteAsync();
        await coordinator.OpenTaskAsync("Mesurer l’enfant");
        string task = new Uri(coordinator.Page.Url).AbsolutePath;

        // A professional is told a code; five wrong ones close the link.
        await coordinator.GoAsync($"{task}/guests");
        await coordinator.LookAsync("whom to ask");
        await coordinator.FillAsync("to", "other");
        await coordinator.Page.Locator("summary", new() { HasText = "quelqu’un d’autre" }).ClickAsync();
        await coordinator.FillAsync("name", "Infirmière scolaire");
        await coordinator.FillAsync("relation", "Professional");
        await coordinator.FillAsync("way", "hand");
        await coordinator.PressAsync(main.Locator("form button.primary"));
        string link = await LinkShownAsync(coordinator);
        string code = await main.Locator(".guest-code").InnerTextAsync();
        await coordinator.LookAsync("link and code shown once");
        await using Visitor nurse = await installation.WelcomeAsync(browser);
        await nurse.GoAsync(link);
        for (int attempt = 0; attempt < 5; attempt++)
        {
            await ProveAsync(nurse, "code", code.StartsWith('0') ? "999999" : "000000");
        }

        await Assertions.Expect(nurse.Page.Locator("h1")).ToHaveTextAsync("Ce lien est fermé");
        await Assertions.Expect(nurse.Page.Locator("main")).ToContainTextAsync("01 00 00 00 00");
        await nurse.LookAsync("closed by wrong codes");
        await coordinator.GoAsync("/inbox");
        await Assertions.Expect(main).ToContainTextAsync("Lien fermé après cinq réponses fausses");

        // A link closed by hand looks like one that never was.
        await coordinator.GoAsync($"{task}/guests");
        await coordinator.FillAsync("to", "related-1");
        await coordinator.FillAsync("way", "hand");
        await coordinator.PressAsync(main.Locator("form button.primary"));
        string closed = await LinkShownAsync(coordinator);
        await coordinator.GoAsync(task);
        await coordinator.PressAsync(main.GetByRole(AriaRole.Button, new() { Name = "Fermer le lien" }));
        await AssertSameAsync(nurse, closed, "/guest/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA");
        await AssertSameAsync(nurse, closed, "/guest/..%2f<script>");
        await nurse.GoAsync("/guest/nothing");
        await nurse.LookAsync("unknown link");

        await coordinator.GoAsync($"{task}/guests");
        await coordinator.FillAsync("to", "related-1");
        await coordinator.FillAsync("way", "hand");
        await coordinator.FillAsync("reads", "en");
        await coordinator.PressAsync(main.Locator("form button.primary"));
        await using Visitor parent = await installation.WelcomeAsync(browser);
        IResponse? answer = await parent.Page.GotoAsync(await LinkShownAsync(coordinator));
        Assert.Equal("no-referrer", await answer!.HeaderValueAsync("referrer-policy"));
        Assert.Contains("no-store", await answer.HeaderValueAsync("cache-control"), StringComparison.Ordinal);
        Assert.Contains("noindex", await answer.HeaderValueAsync("x-robots-tag"), StringComparison.Ordinal);
        await Assertions.Expect(parent.Page.Locator("html")).ToHaveAttributeAsync("lang", "en");
        await parent.Page.SetViewportSizeAsync(390, 844);
        await ProveAsync(parent, "birth", birth);
        await parent.FillAsync("answer.weight_kg", "820");
        await parent.PressAsync(parent.Page.Locator("main button.primary"));
        Assert.NotEmpty(await parent.ProblemAtAsync("answer.weight_kg"));
        Assert.Equal("820", await parent.Page.Locator("[name='answer.weight_kg']").InputValueAsync());
        await parent.LookAsync("clinical form on a phone");
        await parent.FillAsync("answer.measured_on", Days.Typed(Days.Today.AddDays(-1)));
        await parent.FillAsync("answer.weight_kg", "31.2");
        await parent.FillAsync("answer.height_cm", "129");
        await parent.PressAsync(parent.Page.Locator("main button.primary"));
        if (await parent.Page.Locator("[name=confirmed]").CountAsync() > 0)
        {
            foreach (ILocator question in await parent.Page.Locator("[name=confirmed]").AllAsync())
            {
                await question.CheckAsync();
            }

            await parent.PressAsync(parent.Page.Locator("main button.primary"));
        }

        await Assertions.Expect(parent.Page.Locator("h1")).ToHaveTextAsync("Thank you");

        await coordinator.GoAsync("/inbox");
        await Assertions.Expect(main).ToContainTextAsync("Rempli par un lien, à relire");
        await coordinator.LookAsync("inbox with an answer to read");
        await coordinator.GoAsync(task);
        await Assertions.Expect(main).ToContainTextAsync("Relisez, corrigez au besoin");
        await Assertions.Expect(coordinator.Page.Locator("[name='answer.height_cm']")).ToHaveValueAsync("129");
        await coordinator.LookAsync("answer to read");
        await coordinator.PressAsync(main.Locator("button[name=act][value=complete]"));
        if (await coordinator.Page.Locator("[name=confirmed]").CountAsync() > 0)
        {
            foreach (ILocator question in await coordinator.Page.Locator("[name=confirmed]").AllAsync())
            {
                await question.CheckAsync();
            }

            await coordinator.CompleteAsync();
        }

        await coordinator.GoAsync(running);
        await Assertions.Expect(main).ToContainTextAsync("Rempli par : Parent, par un lien");
        installation.Album.AssertNothingIsWrong();
    }

    private static async Task<Installation> StartAsync(DatabaseKind kind, string journal) => await Installation.StartAsync(
        kind, "guests",
        $"--Pathways:Samples={Installation.SamplesOf("ask", Drawing, formsOf: "childhood-obesity-etp")}",
        "--Pathways:PublicUrl=https://parcours.invalid",
        $"--Pathways:Notifications:Journal:File={journal}");

    private static async Task<(string Running, string Birth)> BeginAsync(Visitor coordinator)
    {
        ILocator main = coordinator.Page.Locator("main");
        await coordinator.GoAsync("/patients?search=Ilyès");
        await coordinator.PressAsync(main.Locator("th a", new() { HasText = "Ilyès" }));
        string patient = new Uri(coordinator.Page.Url).AbsolutePath;
        await coordinator.GoAsync($"{patient}/identity");
        string birth = await coordinator.Page.Locator("[name=birth_date]").First.InputValueAsync();
        return (await coordinator.StartPathwayAsync(patient, "ask"), birth);
    }

    private static async Task ProveAsync(Visitor guest, string field, string value)
    {
        await guest.FillAsync(field, value);
        await guest.PressAsync(guest.Page.Locator("main button.primary"));
    }

    private static async Task<string> LinkShownAsync(Visitor coordinator) =>
        new Uri(await coordinator.Page.Locator("#guest-link").InputValueAsync()).PathAndQuery;

    private static async Task AssertSameAsync(Visitor visitor, string first, string second)
    {
        IResponse? one = await visitor.Page.GotoAsync(first);
        string told = await visitor.Page.Locator("main").InnerTextAsync();
        IResponse? other = await visitor.Page.GotoAsync(second);
        Assert.Equal(404, one!.Status);
        Assert.Equal(404, other!.Status);
        Assert.Equal(told, await visitor.Page.Locator("main").InnerTextAsync());
    }

    private static async Task<string> LinkInAsync(string journal)
    {
        for (int attempt = 0; attempt < 120; attempt++)
        {
            if (File.Exists(journal) && Link().Match(await File.ReadAllTextAsync(journal)) is { Success: true } found)
            {
                return found.Groups["path"].Value;
            }

            await Task.Delay(500);
        }

        throw new InvalidOperationException("No message with a link left within a minute.");
    }

    [GeneratedRegex(@"https://parcours\.invalid(?<path>/guest/[\w-]+\?lang=fr)")]
    private static partial Regex Link();
}
