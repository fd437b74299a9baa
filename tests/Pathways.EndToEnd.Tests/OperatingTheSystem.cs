using Microsoft.Playwright;
using Pathways.Storage;

namespace Pathways.EndToEnd.Tests;

/// <summary>An administrator sees what the system does, what it could not do, and who does it.</summary>
public sealed class OperatingTheSystem(Browser browser) : IClassFixture<Browser>
{
    private const string Drawing = """
        <?xml version="1.0" encoding="UTF-8"?>
        <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:care="urn:pathways:care:1" id="definitions" targetNamespace="urn:test">
          <process id="wait" name="Attente" isExecutable="true">
            <startEvent id="start" name="Demande"/>
            <intermediateCatchEvent id="later" name="Plus tard"><timerEventDefinition><timeDuration>P9D</timeDuration></timerEventDefinition></intermediateCatchEvent>
            <exclusiveGateway id="which" name="Lequel ?"/>
            <endEvent id="end" name="Fin"/>
            <sequenceFlow id="f1" sourceRef="start" targetRef="later"/><sequenceFlow id="f2" sourceRef="later" targetRef="which"/>
            <sequenceFlow id="f3" sourceRef="which" targetRef="end"><conditionExpression>never_said</conditionExpression></sequenceFlow>
          </process>
        </definitions>
        """;

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task Shows_jobs_revives_a_dead_one_and_leads_to_what_stopped(DatabaseKind kind)
    {
        await using Installation installation =
            await Installation.StartAsync(kind, "operating", $"--Pathways:Samples={Installation.SamplesOf("wait", Drawing)}");
        await using Visitor coordinator = await installation.WelcomeAsync(browser, "coordinator");
        string patient = await Registration.RegisterAsync(coordinator);
        await coordinator.StartPathwayAsync(patient, "wait");
        await using Visitor administrator = await installation.WelcomeAsync(browser, "admin");
        ILocator main = administrator.Page.Locator("main");
        await administrator.GoAsync("/admin");
        await administrator.LookAsync("administration");
        await administrator.PressAsync(administrator.Page.Locator("a[href='/admin/jobs']"));
        await administrator.PressAsync(main.GetByRole(AriaRole.Link, new() { Name = "Plus tard" }));
        await Assertions.Expect(main.Locator("[data-job]")).ToContainTextAsync("Minuterie later");

        // As after its last attempt, nine days from now.
        await installation.DamageAsync(kind == DatabaseKind.Sqlite
            ? "update job set dead = 1, attempts = 6, last_error = 'PW6102 TimeoutException', due_at = '2026-01-05T08:00:00.000000Z', next_at = '2026-01-05T08:00:00.000000Z'"
            : "update job set dead = true, attempts = 6, last_error = 'PW6102 TimeoutException', due_at = '2026-01-05T08:00:00Z', next_at = '2026-01-05T08:00:00Z'");
        await administrator.PressAsync(main.GetByRole(AriaRole.Link, new() { Name = "Abandonnées" }));
        await Assertions.Expect(main.Locator("[data-job]")).ToContainTextAsync("PW6102 TimeoutException");
        await administrator.LookAsync("dead job");
        await administrator.PressAsync(main.GetByRole(AriaRole.Button, new() { Name = "Essayer maintenant" }));
        await Assertions.Expect(main.Locator("[data-job]")).ToHaveCountAsync(0);

        await administrator.GoAsync("/admin/nodes");
        await Assertions.Expect(main.Locator("[data-node=alive]")).ToContainTextAsync("Serveur de pages");
        await administrator.LookAsync("processes");
        installation.Album.AssertNothingIsWrong();
    }

    [Fact]
    public async Task Lists_what_stopped_by_cause()
    {
        await using Installation installation = await Installation.StartAsync(
            DatabaseKind.Sqlite, "operating", $"--Pathways:Samples={Installation.SamplesOf("wait", Drawing.Replace("P9D", "PT1S", StringComparison.Ordinal))}");
        await using Visitor coordinator = await installation.WelcomeAsync(browser, "coordinator");
        string patient = await Registration.RegisterAsync(coordinator);
        await coordinator.StartPathwayAsync(patient, "wait");
        await using Visitor manager = await installation.WelcomeAsync(browser, "admin");
        ILocator main = manager.Page.Locator("main");

        await manager.WaitUntilSaidAsync("/admin/incidents", "which");

        await Assertions.Expect(main.Locator(".promises a.row-link")).ToContainTextAsync("wait");
        await manager.LookAsync("incidents");
        await manager.PressAsync(main.GetByRole(AriaRole.Link, new() { Name = "PW21" }));
        await Assertions.Expect(main.Locator(".promises li")).ToHaveCountAsync(1);
        installation.Album.AssertNothingIsWrong();
    }

    [Fact]
    public async Task Is_not_for_everybody()
    {
        await using Installation installation = await Installation.StartAsync(DatabaseKind.Sqlite, "operating");
        await using Visitor nurse = await installation.WelcomeAsync(browser, "nurse");
        foreach (string page in new[] { "/admin/jobs", "/admin/incidents", "/admin/nodes" })
        {
            await nurse.GoAsync(page);
            await Assertions.Expect(nurse.Page.Locator("main")).ToContainTextAsync("PW5130");
        }
    }
}
