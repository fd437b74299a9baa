using Microsoft.Playwright;
using Pathways.Storage;

namespace Pathways.EndToEnd.Tests;

/// <summary>A coordinator starts work as it is needed, leaves out what is optional, and says when it is over.</summary>
public sealed class WorkAsNeeded(Browser browser) : IClassFixture<Browser>
{
    private const string Drawing = """
        <?xml version="1.0" encoding="UTF-8"?>
        <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:care="urn:pathways:care:1" id="definitions"
                     targetNamespace="urn:test">
          <process id="complex_case" name="Situation complexe" isExecutable="true">
            <extensionElements><care:pathway key="complex-case" zone="Europe/Paris"/></extensionElements>
            <startEvent id="start" name="Signalement"/>
            <adHocSubProcess id="support" name="Appui">
              <userTask id="visit" name="Visite à domicile"><extensionElements><care:assignment roles="coordinator"/><care:window due="P1Y"><care:escalation after="P1Y" role="coordination_manager"/></care:window></extensionElements></userTask>
              <userTask id="rights" name="Ouverture de droits"><extensionElements><care:assignment roles="coordinator"/><care:window due="P1Y"><care:escalation after="P1Y" role="coordination_manager"/></care:window></extensionElements></userTask>
            </adHocSubProcess>
            <userTask id="review" name="Bilan"><extensionElements><care:assignment roles="coordinator"/><care:window due="P1Y"><care:escalation after="P1Y" role="coordination_manager"/></care:window><care:optional/></extensionElements></userTask>
            <endEvent id="end" name="Fin"/>
            <boundaryEvent id="long" name="Un an" attachedToRef="support"><timerEventDefinition><timeDuration>P1Y</timeDuration></timerEventDefinition></boundaryEvent>
            <sequenceFlow id="f4" sourceRef="long" targetRef="review"/>
            <sequenceFlow id="f1" sourceRef="start" targetRef="support"/>
            <sequenceFlow id="f2" sourceRef="support" targetRef="review"/>
            <sequenceFlow id="f3" sourceRef="review" targetRef="end"/>
          </process>
        </definitions>
        """;

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task Starts_ends_and_leaves_out(DatabaseKind kind)
    {
        await using Installation installation =
            await Installation.StartAsync(kind, "as-needed", $"--Pathways:Samples={Installation.SamplesOf("complex-case", Drawing)}");
        await using Visitor coordinator = await installation.WelcomeAsync(browser, "coordinator");
        ILocator main = coordinator.Page.Locator("main");
        string patient = await Registration.RegisterAsync(coordinator);
        await coordinator.StartPathwayAsync(patient, "complex-case");
        await Assertions.Expect(main).ToContainTextAsync("Selon les besoins : Appui");

        await coordinator.PressAsync(Button("Commencer : Visite à domicile"));
        await coordinator.PressAsync(Button("Commencer : Visite à domicile"));
        await coordinator.PressAsync(Button("Commencer : Ouverture de droits"));
        await Assertions.Expect(main.Locator("a.row-link")).ToHaveCountAsync(3);
        await coordinator.LookAsync("started as needed");
        await coordinator.PressAsync(Button("Ne pas faire : Ouverture de droits"));
        await Assertions.Expect(main.Locator("a.row-link")).ToHaveCountAsync(2);

        await coordinator.PressAsync(Button("C’est terminé"));
        await Assertions.Expect(main.Locator("a.row-link")).ToHaveTextAsync("Bilan");
        await coordinator.PressAsync(Button("Ne pas faire : Bilan"));
        await Assertions.Expect(main).ToContainTextAsync("Le parcours est terminé");
        installation.Album.AssertNothingIsWrong();

        ILocator Button(string label) => main.GetByRole(AriaRole.Button, new() { Name = label, Exact = true });
    }
}
