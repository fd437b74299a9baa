using Microsoft.Playwright;
using Pathways.Storage;

namespace Pathways.EndToEnd.Tests;

/// <summary>The clinical lead sees what another version would mean for those who are in the pathway, moves them, and moves them back.</summary>
public sealed class ChangingVersions(Browser browser) : IClassFixture<Browser>
{
    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task Moves_a_person_whole_and_back(DatabaseKind kind)
    {
        string samples = Installation.SamplesOf("1-first", Drawing("call", "Appeler la famille", "P7D"));
        string second = Directory.CreateDirectory(Path.Combine(samples, "2-second")).FullName;
        await File.WriteAllTextAsync(
            Path.Combine(second, "pathway.bpmn"), Drawing("phone", "Téléphoner à la famille", "P2D"), TestContext.Current.CancellationToken);
        await using Installation installation = await Installation.StartAsync(kind, "versions", $"--Pathways:Samples={samples}");
        await using Visitor coordinator = await installation.WelcomeAsync(browser, "coordinator");
        string patient = await Registration.RegisterAsync(coordinator);
        string running = await coordinator.StartPathwayAsync(patient, "home-return");

        await using Visitor lead = await installation.WelcomeAsync(browser, "admin");
        ILocator main = lead.Page.Locator("main");
        await lead.GoAsync("/pathways/home-return");
        await lead.PressAsync(main.GetByRole(AriaRole.Link, new() { Name = "Voir ses versions" }));
        await lead.LookAsync("versions");
        await lead.PressAsync(main.GetByRole(AriaRole.Link, new() { Name = "Ce que cela changerait version n° 1" }));
        await Assertions.Expect(main).ToContainTextAsync("La personne en est à « Téléphoner à la famille »");
        await Assertions.Expect(main.Locator("input[name=case]")).ToBeDisabledAsync();
        await lead.LookAsync("somebody has to decide");

        await lead.Page.GetByLabel("Téléphoner à la famille").SelectOptionAsync(new SelectOptionValue { Label = "Appeler la famille" });
        await lead.PressAsync(main.GetByRole(AriaRole.Button, new() { Name = "Recalculer" }));
        await Assertions.Expect(main).ToContainTextAsync("échéance de « Appeler la famille »");
        await lead.LookAsync("would move");
        await lead.FillAsync("why", "Le délai de deux jours ne peut pas être tenu.");
        await lead.PressAsync(main.GetByRole(AriaRole.Button, new() { Name = "Faire passer" }));
        await Assertions.Expect(main.GetByRole(AriaRole.Status)).ToContainTextAsync("1 prise en charge passée");
        await lead.LookAsync("moved");
        await coordinator.GoAsync(running);
        await Assertions.Expect(coordinator.Page.Locator("main")).ToContainTextAsync("Appeler la famille");
        await Assertions.Expect(coordinator.Page.Locator("main")).ToContainTextAsync("Le délai de deux jours ne peut pas être tenu.");
        await coordinator.LookAsync("the case after it");

        await lead.PressAsync(main.GetByRole(AriaRole.Button, new() { Name = "Revenir en arrière" }));
        await Assertions.Expect(main.GetByRole(AriaRole.Status)).ToContainTextAsync("1 prise en charge passée");
        await coordinator.OpenTaskAsync("Téléphoner à la famille");

        await lead.GoAsync("/pathways/home-return/versions/1/cases?move.phone=call");
        await lead.Page.Locator("input[name=case]").UncheckAsync();
        await lead.FillAsync("why", "Personne");
        await lead.PressAsync(main.GetByRole(AriaRole.Button, new() { Name = "Faire passer" }));
        await Assertions.Expect(main.GetByRole(AriaRole.Alert)).ToContainTextAsync("Aucune personne n’est cochée");
        await lead.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        await lead.Page.SetViewportSizeAsync(390, 844);
        await lead.LookAsync("on a telephone in the dark");
        foreach (string garbled in new[] { "/pathways/home-return/versions/99/cases", "/pathways/nothing/versions", "/pathways/home-return/versions/99999999999/cases" })
        {
            Assert.Equal(404, (await lead.Page.GotoAsync(garbled))?.Status);
        }

        Assert.Equal(409, (await coordinator.Page.GotoAsync("/pathways/home-return/versions/1/cases"))?.Status);
        installation.Album.AssertNothingIsWrong();
    }

    private static string Drawing(string step, string title, string due) => $"""
        <?xml version="1.0" encoding="UTF-8"?>
        <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:care="urn:pathways:care:1" id="definitions"
                     targetNamespace="urn:test">
          <process id="home_return" name="Retour à domicile" isExecutable="true">
            <extensionElements><care:pathway key="home-return" zone="Europe/Paris"/></extensionElements>
            <startEvent id="start" name="Sortie"/>
            <userTask id="{step}" name="{title}">
              <extensionElements><care:assignment roles="coordinator"/><care:window due="{due}"><care:escalation after="P14D" role="coordination_manager"/></care:window></extensionElements>
            </userTask>
            <endEvent id="called" name="Appel fait"/>
            <sequenceFlow id="f1" sourceRef="start" targetRef="{step}"/>
            <sequenceFlow id="f2" sourceRef="{step}" targetRef="called"/>
          </process>
        </definitions>
        """;
}
