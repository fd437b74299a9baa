using Microsoft.Playwright;
using Pathways.Storage;

namespace Pathways.EndToEnd.Tests;

/// <summary>A GP without an account asks for support; a coordinator finds the person and begins the pathway.</summary>
public sealed class FilingARequest(Browser browser) : IClassFixture<Browser>
{
    private const string Drawing = """
        <?xml version="1.0" encoding="UTF-8"?>
        <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:care="urn:pathways:care:1" id="definitions"
                     targetNamespace="urn:test">
          <process id="pps" name="Appui à un cas complexe" isExecutable="true">
            <extensionElements><care:pathway key="pps" zone="Europe/Paris"/></extensionElements>
            <startEvent id="start" name="Demande"><extensionElements><care:startForm key="pps_request"/></extensionElements></startEvent>
            <userTask id="call" name="Rappeler"><extensionElements><care:assignment roles="coordinator"/><care:window due="P1Y"><care:escalation after="P1Y" role="coordination_manager"/></care:window></extensionElements></userTask>
            <endEvent id="end" name="Fin"/>
            <sequenceFlow id="f1" sourceRef="start" targetRef="call"/><sequenceFlow id="f2" sourceRef="call" targetRef="end"/>
          </process>
        </definitions>
        """;

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task Begins_a_pathway_once_somebody_accepts_it(DatabaseKind kind)
    {
        await using Installation installation = await Installation.StartAsync(
            kind, "requests", $"--Pathways:Samples={Installation.SamplesOf("pps", Drawing, formsOf: "complex-case-plan")}");
        await using Visitor gp = await installation.WelcomeAsync(browser);
        IResponse? closed = await gp.Page.GotoAsync("/demande/rsma-demo");
        Assert.Equal(404, closed!.Status);
        string door = await OpenAsync(installation);

        await gp.GoAsync(door);
        await gp.LookAsync("public page");
        await gp.PressAsync(gp.Page.Locator("main button.primary"));
        Assert.Contains("RPPS", await gp.ProblemAtAsync("rpps"), StringComparison.Ordinal);
        await gp.FillAsync("rpps", "10000000008");
        await FillAsync(gp, "GLYCINE");
        await gp.PressAsync(gp.Page.Locator("main button.primary"));
        Assert.Contains("RPPS", await gp.ProblemAtAsync("rpps"), StringComparison.Ordinal);
        Assert.Equal("GLYCINE", await gp.Page.Locator("[name=birth_name]").InputValueAsync());
        await gp.LookAsync("request refused");
        await gp.FillAsync("rpps", Rpps);
        await gp.PressAsync(gp.Page.Locator("main button.primary"));
        await Assertions.Expect(gp.Page.Locator("h1")).ToHaveTextAsync("Demande reçue");
        await gp.LookAsync("request received");

        // A machine fills every field, also the one that nobody sees.
        await gp.GoAsync(door.Replace("/demande/", "/request/", StringComparison.Ordinal));
        await Assertions.Expect(gp.Page.Locator("html")).ToHaveAttributeAsync("lang", "en");
        await gp.FillAsync("rpps", Rpps);
        await FillAsync(gp, "MACHINE");
        await gp.Page.Locator("[name=website]").EvaluateAsync("field => field.value = 'https://spam.invalid'");
        await gp.PressAsync(gp.Page.Locator("main button.primary"));
        await Assertions.Expect(gp.Page.Locator("h1")).ToHaveTextAsync("Request received");

        await using Visitor coordinator = await installation.WelcomeAsync(browser, "coordinator");
        ILocator main = coordinator.Page.Locator("main");
        await coordinator.GoAsync("/inbox");
        await Assertions.Expect(main.Locator("a.chip[href='/requests']")).ToContainTextAsync("1");
        await coordinator.PressAsync(main.Locator("a.chip[href='/requests']"));
        await Assertions.Expect(main.Locator("tbody tr")).ToHaveCountAsync(1);
        await coordinator.LookAsync("requests received");
        await coordinator.PressAsync(main.Locator("tbody a.row-link"));
        string request = new Uri(coordinator.Page.Url).AbsolutePath;
        await coordinator.LookAsync("one request");
        await coordinator.PressAsync(main.Locator("form button", new() { HasText = "Refuser" }));
        await Assertions.Expect(main).ToContainTextAsync("Donnez le motif");
        await coordinator.PressAsync(main.Locator("a[href^='/patients/new']"));
        await Assertions.Expect(coordinator.Page.Locator("[name=birth_name]")).ToHaveValueAsync("GLYCINE");
        await coordinator.PressAsync(coordinator.Page.Locator("#register button.primary"));
        if (new Uri(coordinator.Page.Url).AbsolutePath == "/patients/new")
        {
            foreach (ILocator question in await coordinator.Page.Locator("[name=confirmed]").AllAsync())
            {
                await question.CheckAsync();
            }

            await coordinator.PressAsync(coordinator.Page.Locator("#register button.primary"));
        }

        await Assertions.Expect(coordinator.Page.Locator("[name='answer.reason']")).ToHaveValueAsync("Ne sort plus, aidante épuisée");
        string start = new Uri(coordinator.Page.Url).PathAndQuery;
        await coordinator.LookAsync("accepting");
        // Two at once, or one who presses twice.
        string[] begun = await main.Locator("form").EvaluateAsync<string[]>("""
            form => Promise.all([1, 2].map(async () =>
                (await fetch(form.action, { method: 'POST', body: new URLSearchParams(new FormData(form)) })).url))
            """);
        Assert.StartsWith("/cases/", new Uri(begun[0]).AbsolutePath, StringComparison.Ordinal);
        Assert.Equal(begun[0], begun[1]);
        await coordinator.GoAsync(request);
        await Assertions.Expect(main).ToContainTextAsync("Acceptée par");
        await coordinator.LookAsync("accepted");
        await coordinator.GoAsync(start);
        Assert.Equal(begun[0], coordinator.Page.Url);

        await using Visitor nurse = await installation.WelcomeAsync(browser, "nurse");
        await nurse.GoAsync("/requests");
        await Assertions.Expect(nurse.Page.Locator("main")).ToContainTextAsync("pour la coordination");
        installation.Album.AssertNothingIsWrong();
    }

    // Ten digits and their check digit.
    private const string Rpps = "10000000017";

    private async Task<string> OpenAsync(Installation installation)
    {
        await using Visitor administrator = await installation.WelcomeAsync(browser, "admin");
        await administrator.GoAsync("/admin/door");
        await administrator.FillAsync("pathway", "pps");
        await administrator.FillAsync("phone", "01 00 00 00 00");
        await administrator.PressAsync(administrator.Page.Locator("main form button.primary"));
        return (await administrator.Page.Locator("main a[href^='/demande/']").GetAttributeAsync("href"))!; // The expectation waits for it.
    }

    private static async Task FillAsync(Visitor gp, string name)
    {
        await gp.FillAsync("birth_name", name);
        await gp.FillAsync("given_name", "Odile");
        await gp.FillAsync("birth_date", "1941-03-12");
        await gp.FillAsync("sex", "F");
        await gp.FillAsync("answer.sender", "Dr Essai, Metz");
        await gp.FillAsync("answer.sender_kind", "gp");
        await gp.FillAsync("answer.sender_phone", "03 00 00 00 00");
        await gp.FillAsync("answer.reason", "Ne sort plus, aidante épuisée");
        await gp.FillAsync("answer.urgency", "within_48h");
        ILocator required = gp.Page.Locator("main input[type=radio][required]:not(:checked)");
        for (int index = 0; index < await required.CountAsync(); index++)
        {
            string group = await required.Nth(index).GetAttributeAsync("name") ?? string.Empty;
            if (await gp.Page.Locator($"[name='{group}']:checked").CountAsync() == 0)
            {
                await gp.Page.Locator($"[name='{group}']").First.CheckAsync();
            }
        }
    }
}
