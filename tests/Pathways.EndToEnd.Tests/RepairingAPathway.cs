using Microsoft.Playwright;
using Pathways.Storage;

namespace Pathways.EndToEnd.Tests;

/// <summary>A pathway that stopped: the coordination manager corrects what was wrong and tries again, or goes on without the step.</summary>
public sealed class RepairingAPathway(Browser browser) : IClassFixture<Browser>
{
    // The weight is asked nowhere: each case stops at the question.
    private const string Drawing = """
        <?xml version="1.0" encoding="UTF-8"?>
        <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:care="urn:pathways:care:1" id="definitions"
                     targetNamespace="urn:test">
          <process id="home_return" name="Retour à domicile" isExecutable="true">
            <extensionElements><care:pathway key="home-return" zone="Europe/Paris"/></extensionElements>
            <startEvent id="start" name="Sortie"/>
            <exclusiveGateway id="heavy" name="Plus de 10 kg ?" default="usual"/>
            <userTask id="visit" name="Visite de l'infirmière"><extensionElements><care:assignment roles="coordinator"/><care:window due="P1Y"><care:escalation after="P1Y" role="coordination_manager"/></care:window></extensionElements></userTask>
            <userTask id="call" name="Appel téléphonique"><extensionElements><care:assignment roles="coordinator"/><care:window due="P1Y"><care:escalation after="P1Y" role="coordination_manager"/></care:window></extensionElements></userTask>
            <endEvent id="visited" name="Visite faite"/>
            <endEvent id="called" name="Appel fait"/>
            <sequenceFlow id="f1" sourceRef="start" targetRef="heavy"/>
            <sequenceFlow id="f2" sourceRef="heavy" targetRef="visit"><conditionExpression>weight &gt; 10</conditionExpression></sequenceFlow>
            <sequenceFlow id="usual" sourceRef="heavy" targetRef="call"/>
            <sequenceFlow id="f4" sourceRef="visit" targetRef="visited"/>
            <sequenceFlow id="f5" sourceRef="call" targetRef="called"/>
          </process>
        </definitions>
        """;

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task Corrects_the_data_and_tries_again_or_goes_on_without_the_step(DatabaseKind kind)
    {
        await using Installation installation =
            await Installation.StartAsync(kind, "repairing", $"--Pathways:Samples={Installation.SamplesOf("home-return", Drawing)}");
        await using Visitor manager = await installation.WelcomeAsync(browser, "manager");
        ILocator main = manager.Page.Locator("main");
        string patient = await Registration.RegisterAsync(manager);

        string first = await manager.StartPathwayAsync(patient, "home-return");
        await Assertions.Expect(main).ToContainTextAsync("À réparer : Plus de 10 kg ?");
        await manager.LookAsync("stopped");
        await manager.PressAsync(manager.Page.Locator("form[action$='/retry'] button"));
        await Assertions.Expect(main).ToContainTextAsync("À réparer : Plus de 10 kg ?");

        await OpenAsync(manager, "/correct");
        await manager.Page.Locator("[name^='name.']").FillAsync("weight");
        await manager.Page.Locator("[name^='value.']").FillAsync("douze");
        await manager.LookAsync("correcting");
        await manager.PressAsync(manager.Page.Locator("form[action$='/correct'] button"));
        await Assertions.Expect(main).ToContainTextAsync("« douze » ne peut pas devenir la valeur");

        await manager.GoAsync(first);
        await OpenAsync(manager, "/correct");
        await manager.Page.Locator("[name^='name.']").FillAsync("weight");
        await manager.Page.Locator("[name^='value.']").FillAsync("12");
        await manager.PressAsync(manager.Page.Locator("form[action$='/correct'] button"));
        await manager.PressAsync(manager.Page.Locator("form[action$='/retry'] button"));
        await Assertions.Expect(main.Locator("a.row-link")).ToHaveTextAsync("Visite de l'infirmière");

        string second = await manager.StartPathwayAsync(patient, "home-return");
        await OpenAsync(manager, "/skip");
        await manager.Page.Locator("[name^='why.']").FillAsync("   ");
        await manager.PressAsync(manager.Page.Locator("form[action$='/skip'] button"));
        await Assertions.Expect(main).ToContainTextAsync("Dites pourquoi l’étape est laissée de côté");
        await manager.GoAsync(second);
        await OpenAsync(manager, "/skip");
        await manager.Page.Locator("[name^='why.']").FillAsync("Poids non mesuré, vu au téléphone.");
        await manager.LookAsync("skipping");
        await manager.PressAsync(manager.Page.Locator("form[action$='/skip'] button"));
        await Assertions.Expect(main.Locator("a.row-link")).ToHaveTextAsync("Appel téléphonique");
        await Assertions.Expect(main).ToContainTextAsync("On a passé outre : Plus de 10 kg ? (Poids non mesuré, vu au téléphone.)");
        await manager.LookAsync("gone on");
        installation.Album.AssertNothingIsWrong();
    }

    private static Task OpenAsync(Visitor manager, string act) =>
        manager.Page.Locator($"details:has(form[action$='{act}']) summary").ClickAsync();
}
