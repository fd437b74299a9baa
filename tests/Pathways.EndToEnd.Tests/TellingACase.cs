using Microsoft.Playwright;
using Pathways.Storage;

namespace Pathways.EndToEnd.Tests;

/// <summary>A coordinator learns that a patient has moved and tells the case, which was drawn to listen for it.</summary>
public sealed class TellingACase(Browser browser) : IClassFixture<Browser>
{
    private const string Drawing = """
        <?xml version="1.0" encoding="UTF-8"?>
        <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:care="urn:pathways:care:1" id="definitions"
                     targetNamespace="urn:test">
          <message id="moved" name="patient-moved"/>
          <process id="follow_up" name="Suivi" isExecutable="true">
            <extensionElements><care:pathway key="follow-up" zone="Europe/Paris"/></extensionElements>
            <startEvent id="start" name="Signalement"/>
            <userTask id="call" name="Appel mensuel"><extensionElements><care:assignment roles="coordinator"/><care:window due="P1Y"><care:escalation after="P1Y" role="coordination_manager"/></care:window></extensionElements></userTask>
            <endEvent id="end" name="Fin"/>
            <sequenceFlow id="f1" sourceRef="start" targetRef="call"/>
            <sequenceFlow id="f2" sourceRef="call" targetRef="end"/>
            <subProcess id="leaving" name="Départ" triggeredByEvent="true">
              <startEvent id="news" name="Déménagement"><messageEventDefinition messageRef="moved"/></startEvent>
              <userTask id="check" name="Vérifier le départ"><extensionElements><care:assignment roles="coordinator"/><care:window due="P1Y"><care:escalation after="P1Y" role="coordination_manager"/></care:window></extensionElements></userTask>
              <endEvent id="left" name="Parti"/>
              <sequenceFlow id="f3" sourceRef="news" targetRef="check"/>
              <sequenceFlow id="f4" sourceRef="check" targetRef="left"/>
            </subProcess>
          </process>
        </definitions>
        """;

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task Brings_what_the_drawing_foresees(DatabaseKind kind)
    {
        await using Installation installation =
            await Installation.StartAsync(kind, "telling", $"--Pathways:Samples={Installation.SamplesOf("follow-up", Drawing)}");
        await using Visitor coordinator = await installation.WelcomeAsync(browser, "coordinator");
        ILocator main = coordinator.Page.Locator("main");
        string patient = await Registration.RegisterAsync(coordinator);
        await coordinator.StartPathwayAsync(patient, "follow-up");
        await Assertions.Expect(main.Locator("a.row-link")).ToHaveTextAsync("Appel mensuel");

        await main.Locator("#news summary").ClickAsync();
        await coordinator.LookAsync("about to tell");
        await coordinator.PressAsync(main.GetByRole(AriaRole.Button, new() { Name = "Signaler : Déménagement", Exact = true }));

        await Assertions.Expect(main.Locator("a.row-link")).ToHaveTextAsync("Vérifier le départ");
        await Assertions.Expect(main.Locator("#news")).ToHaveCountAsync(0);
        await coordinator.LookAsync("told");
        installation.Album.AssertNothingIsWrong();
    }
}
