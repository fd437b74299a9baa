using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.Playwright;
using Pathways.Storage;

namespace Pathways.EndToEnd.Tests;

/// <summary>An administrator connects a laboratory; its worker fetches work, reports, and the pathway goes on.</summary>
public sealed class ConnectingASystem(Browser browser) : IClassFixture<Browser>
{
    private const string Drawing = """
        <?xml version="1.0" encoding="UTF-8"?>
        <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:care="urn:pathways:care:1" id="definitions" targetNamespace="urn:test">
          <process id="lab" name="Bilan sanguin" isExecutable="true">
            <startEvent id="start" name="Demande"/>
            <serviceTask id="analyse" name="Analyse au laboratoire"><extensionElements><care:service topic="lab-results"/>
              <care:input name="sample" value="&quot;s1&quot;"/></extensionElements></serviceTask>
            <userTask id="read" name="Lire le résultat"><extensionElements><care:assignment roles="coordinator"/><care:window due="P1Y"><care:escalation after="P1Y" role="coordination_manager"/></care:window></extensionElements></userTask>
            <endEvent id="end" name="Fin"/>
            <boundaryEvent id="long" name="Sans réponse" attachedToRef="analyse"><timerEventDefinition><timeDuration>P1Y</timeDuration></timerEventDefinition></boundaryEvent>
            <sequenceFlow id="f4" sourceRef="long" targetRef="read"/>
            <sequenceFlow id="f1" sourceRef="start" targetRef="analyse"/><sequenceFlow id="f2" sourceRef="analyse" targetRef="read"/>
            <sequenceFlow id="f3" sourceRef="read" targetRef="end"/>
          </process>
        </definitions>
        """;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task Lets_its_worker_fetch_and_report(DatabaseKind kind)
    {
        await using Installation installation =
            await Installation.StartAsync(kind, "systems", $"--Pathways:Samples={Installation.SamplesOf("lab", Drawing)}");
        await using Visitor administrator = await installation.WelcomeAsync(browser, "admin");
        IPage page = administrator.Page;
        await administrator.GoAsync("/admin");
        await administrator.PressAsync(page.Locator("a[href='/admin/systems']"));
        await administrator.FillAsync("name", "Laboratoire des Lilas");
        await administrator.FillAsync("topics", "rien de bon !");
        await administrator.PressAsync(page.Locator("button[value=connect]"));
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("au moins un sujet");
        await administrator.FillAsync("topics", "lab-results");
        await administrator.PressAsync(page.Locator("button[value=connect]"));
        string token = await page.Locator("[data-token]").InnerTextAsync();
        await administrator.LookAsync("connected");
        using HttpClient worker = new() { BaseAddress = installation.Host.Address };
        Assert.Equal(HttpStatusCode.Unauthorized, (await PostAsync(worker, "api/jobs", "{}")).Status);
        worker.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);

        await using Visitor coordinator = await installation.WelcomeAsync(browser, "coordinator");
        string patient = await Registration.RegisterAsync(coordinator);
        await coordinator.GoAsync($"{patient}/start/lab");
#pragma warning disable CA2025 // it is awaited below
        Task<(HttpStatusCode Status, JsonElement Body)> waiting = PostAsync(worker, "api/jobs", """{"waitSeconds": 20, "leaseSeconds": 60}""");
#pragma warning restore CA2025
        await coordinator.PressAsync(coordinator.Page.Locator("main form button.primary"));
        ILocator main = coordinator.Page.Locator("main");
        await Assertions.Expect(main).ToContainTextAsync("En attente d’un autre système");
        await coordinator.LookAsync("waiting for another system");
        JsonElement work = (await waiting).Body.GetProperty("work")[0];
        Assert.Equal("s1", work.GetProperty("values").GetProperty("sample").GetString());
        string at = $"api/jobs/{work.GetProperty("job").GetInt64()}";
        string done = $$$"""{"lease": {{{work.GetProperty("lease").GetInt64()}}}, "report": {"level": 5.5}}""";

        Assert.Equal("PW5151", (await PostAsync(worker, at + "/complete", """{"leas": 1}""")).Body.GetProperty("code").GetString());
        Assert.Equal("PW5151", (await PostAsync(worker, at + "/complete", "{")).Body.GetProperty("code").GetString());
        Assert.Equal(HttpStatusCode.OK, (await PostAsync(worker, at + "/extend", $$"""{"lease": {{work.GetProperty("lease").GetInt64()}}}""")).Status);
        Assert.False((await PostAsync(worker, at + "/complete", done)).Body.GetProperty("repeated").GetBoolean());
        Assert.True((await PostAsync(worker, at + "/complete", done)).Body.GetProperty("repeated").GetBoolean());
        (HttpStatusCode gone, JsonElement problem) = await PostAsync(worker, at + "/fail", done.Replace("\"report\": {\"level\": 5.5}", "\"why\": \"no\"", StringComparison.Ordinal));
        Assert.Equal((HttpStatusCode.Conflict, "PW3207"), (gone, problem.GetProperty("code").GetString()));

        await coordinator.Page.ReloadAsync();
        await Assertions.Expect(main.Locator("a.row-link").First).ToHaveTextAsync("Lire le résultat");
        string message = $$$"""{"name": "lab-results", "patient": "{{{patient.Split('/')[^1]}}}", "values": {"level": 6}}""";
        Assert.Equal("PW5151", (await PostAsync(worker, "api/messages", message)).Body.GetProperty("code").GetString());
        worker.DefaultRequestHeaders.Add("Idempotency-Key", Guid.NewGuid().ToString());
        Assert.Equal("PW5152", (await PostAsync(worker, "api/signals", """{"name": "heat"}""")).Body.GetProperty("code").GetString());
        Assert.Equal("kept", (await PostAsync(worker, "api/messages", message)).Body.GetProperty("outcome").GetString());
        Assert.Equal("given", (await PostAsync(worker, "api/signals", """{"name": "lab-results"}""")).Body.GetProperty("outcome").GetString());
        await administrator.GoAsync("/admin/messages");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("de Laboratoire des Lilas, reçu le");
        await administrator.LookAsync("messages without a case");
        await administrator.PressAsync(page.Locator("button[value=discard]"));
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Aucun message n’attend");
        await administrator.GoAsync("/admin/systems");
        await administrator.PressAsync(page.Locator("button[value=disconnect]"));
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("retiré le");
        Assert.Equal(HttpStatusCode.Unauthorized, (await PostAsync(worker, "api/jobs", "{}")).Status);
        installation.Album.AssertNothingIsWrong();
    }

    [Fact]
    public async Task Declares_services_without_their_secrets()
    {
        await using Installation installation = await Installation.StartAsync(DatabaseKind.Sqlite, "systems");
        await using Visitor administrator = await installation.WelcomeAsync(browser, "admin");
        ILocator main = administrator.Page.Locator("main");
        await administrator.GoAsync("/admin/systems");
        await administrator.FillAsync("connector", "dmp");
        await administrator.FillAsync("url", "ftp://dmp.example");
        await administrator.PressAsync(main.Locator("button[value=declare]"));
        await Assertions.Expect(main.GetByRole(AriaRole.Alert)).ToContainTextAsync("https");
        await administrator.FillAsync("url", "https://dmp.example/depot");
        await administrator.FillAsync("secret", "dmp-key");
        await administrator.PressAsync(main.Locator("button[value=declare]"));
        await Assertions.Expect(main).ToContainTextAsync("secret « dmp-key », réponse en 30 s au plus");
        await administrator.LookAsync("declared");

        await administrator.PressAsync(main.Locator("button[value=remove]"));
        await Assertions.Expect(main).ToContainTextAsync("Aucun service déclaré");
        installation.Album.AssertNothingIsWrong();
    }

    private static async Task<(HttpStatusCode Status, JsonElement Body)> PostAsync(HttpClient worker, string address, string body)
    {
        using StringContent content = new(body, Encoding.UTF8, "application/json");
        using HttpResponseMessage answer = await worker.PostAsync(new Uri(address, UriKind.Relative), content, Cancellation);
        return (answer.StatusCode, await answer.Content.ReadFromJsonAsync<JsonElement>(Cancellation));
    }
}
