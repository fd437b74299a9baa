using Microsoft.Playwright;
using Pathways.Storage;

namespace Pathways.EndToEnd.Tests;

/// <summary>A clinical lead changes a reminder, a second person reviews and publishes it, and the earlier version is put back.</summary>
public sealed class PublishingADraft(Browser browser) : IClassFixture<Browser>
{
    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task Is_reviewed_by_a_second_person_published_and_rolled_back(DatabaseKind kind)
    {
        string samples = Installation.SamplesOf("1-first", Drawing);
        string templates = Directory.CreateDirectory(Path.Combine(samples, "1-first", "templates")).FullName;
        await File.WriteAllTextAsync(Path.Combine(templates, "remind.hbs"), Template, TestContext.Current.CancellationToken);
        await using Installation installation = await Installation.StartAsync(kind, "publishing", $"--Pathways:Samples={samples}");
        await using Visitor coordinator = await installation.WelcomeAsync(browser, "coordinator");
        string patient = await Registration.RegisterAsync(coordinator);
        string running = await coordinator.StartPathwayAsync(patient, "home-return");

        // The author changes the reminder, asks, and cannot answer.
        await using Visitor lead = await installation.WelcomeLeadAsync(browser);
        await lead.GoAsync("/design/published");
        await lead.LookAsync("nothing published");
        await lead.GoAsync("/design");
        await lead.FillAsync("from", "version:home-return");
        await lead.PressAsync(lead.Page.Locator("main form button.primary"));
        string draft = new Uri(lead.Page.Url).AbsolutePath;
        await lead.GoAsync($"{draft}/outline/call");
        await lead.Page.Locator("[id='reminder.0.length']").FillAsync("3 jours");
        await lead.PressAsync(lead.Page.Locator("button[value=save]"));

        // A deadline taken away loses somebody: the way to it is told and drawn, and nobody is asked to review it.
        await lead.GoAsync($"{draft}/outline/review");
        await lead.Page.Locator("[id='due']").FillAsync("");
        await lead.PressAsync(lead.Page.Locator("button[value=save]"));
        await lead.GoAsync($"{draft}/review");
        await Assertions.Expect(lead.Page.Locator("button[value=ask]")).ToHaveCountAsync(0);
        await lead.Page.Locator(".findings details summary").First.ClickAsync();
        await Assertions.Expect(lead.Page.Locator(".findings .way-steps").First.Locator("li")).ToHaveTextAsync(["Sortie", "Appeler la famille", "Faire le point"]);
        await lead.LookAsync("somebody would be lost");
        await lead.PressAsync(lead.Page.Locator(".findings").GetByRole(AriaRole.Link, new() { Name = "Voir ce chemin sur le dessin" }).First);
        await Assertions.Expect(lead.Page.Locator("[data-drawing][data-ready=true]")).ToBeVisibleAsync();
        await Assertions.Expect(lead.Page.Locator(".way-number")).ToHaveTextAsync(["1", "2", "3"]);
        await lead.LookAsync("the way that loses somebody");
        await lead.PressAsync(lead.Page.Locator(".way-steps").GetByRole(AriaRole.Link, new() { Name = "Faire le point" }));
        await lead.Page.Locator("[id='due']").FillAsync("30 jours");
        await lead.PressAsync(lead.Page.Locator("button[value=save]"));

        await lead.GoAsync($"{draft}/review");
        await lead.LookAsync("before asking");
        await lead.FillAsync("note", "Le rappel de la veille vient trop tard : trois jours laissent le temps d’appeler.");
        await lead.PressAsync(lead.Page.Locator("button[value=ask]"));
        await Assertions.Expect(lead.Page.Locator("main")).ToContainTextAsync("une autre personne qui peut publier doit le relire");
        await Assertions.Expect(lead.Page.Locator("button[value=approve]")).ToHaveCountAsync(0);
        await lead.LookAsync("asked");

        // The second person sees the difference in words.
        await using Visitor admin = await installation.WelcomeAsync(browser, "admin");
        await admin.GoAsync("/design");
        await Assertions.Expect(admin.Page.Locator("main")).ToContainTextAsync("En relecture");
        await admin.GoAsync($"{draft}/review");
        ILocator change = admin.Page.Locator(".changes li").First;
        await Assertions.Expect(change).ToContainTextAsync("Appeler la famille");
        await Assertions.Expect(change.Locator("del")).ToContainTextAsync("rappel 1 jour avant l’échéance");
        await Assertions.Expect(change.Locator("ins")).ToContainTextAsync("rappel 3 jours avant l’échéance");
        await admin.LookAsync("the difference in words");
        await admin.FillAsync("note", "Relu avec l’équipe, d’accord.");
        await admin.PressAsync(admin.Page.Locator("button[value=approve]"));
        await Assertions.Expect(admin.Page.Locator("h1 + .state")).ToHaveTextAsync("Approuvé");
        await admin.LookAsync("approved");
        await admin.Page.Locator("input[name=when][value=day]").CheckAsync();
        await admin.PressAsync(admin.Page.Locator("button[value=publish]"));
        await Assertions.Expect(admin.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Choisissez un jour après aujourd’hui");
        await admin.Page.Locator("input[name=when][value=now]").CheckAsync();
        await admin.PressAsync(admin.Page.Locator("button[value=publish]"));
        await Assertions.Expect(admin.Page.Locator(".story")).ToContainTextAsync("Parcours home-return, version 2");
        await admin.LookAsync("the story of the draft");

        // Who is in it stays, who comes follows the new version: of two cases one would have to be moved.
        await coordinator.StartPathwayAsync(patient, "home-return");
        await admin.GoAsync("/pathways/home-return/versions/2/cases");
        await Assertions.Expect(admin.Page.Locator("input[name=case]")).ToHaveCountAsync(1);
        Assert.EndsWith(await admin.Page.Locator("input[name=case]").InputValueAsync(), running, StringComparison.Ordinal);

        await admin.GoAsync("/pathways/home-return/versions");
        await admin.LookAsync("versions");
        await admin.FillAsync("why", "Trop de rappels pour l’équipe.");
        await admin.PressAsync(admin.Page.GetByRole(AriaRole.Button, new() { Name = "Remettre en vigueur" }));
        await Assertions.Expect(admin.Page.Locator("tr:has-text('version n° 3')")).ToContainTextAsync("pour les nouvelles prises en charge");
        await admin.LookAsync("rolled back");
        await admin.GoAsync("/design/published");
        await Assertions.Expect(admin.Page.Locator(".story > li").First).ToContainTextAsync("Trop de rappels pour l’équipe.");
        await admin.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        await admin.Page.SetViewportSizeAsync(390, 844);
        await admin.LookAsync("publications on a telephone in the dark");
        await admin.GoAsync($"{draft}/review");
        await admin.LookAsync("the review on a telephone in the dark");
        installation.Album.AssertNothingIsWrong();
    }

    private const string Template = "---\nlanguages: fr, en\nsubject fr: Rappel\nsubject en: Reminder\n---\n=== fr\nRappel\n=== en\nReminder\n";

    private const string Drawing = """
        <?xml version="1.0" encoding="UTF-8"?>
        <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI"
                     xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" xmlns:di="http://www.omg.org/spec/DD/20100524/DI"
                     xmlns:care="urn:pathways:care:1" id="definitions" targetNamespace="urn:test">
          <process id="home_return" name="Retour à domicile" isExecutable="true">
            <extensionElements><care:pathway key="home-return" zone="Europe/Paris"/></extensionElements>
            <startEvent id="start" name="Sortie"/>
            <userTask id="call" name="Appeler la famille">
              <extensionElements>
                <care:assignment roles="coordinator"/>
                <care:window due="P7D"><care:reminder before="P1D" template="remind"/><care:escalation after="P10D" role="coordination_manager"/></care:window>
              </extensionElements>
            </userTask>
            <userTask id="review" name="Faire le point">
              <extensionElements>
                <care:assignment roles="coordinator"/>
                <care:window due="P30D"><care:escalation after="P45D" role="coordination_manager"/></care:window>
              </extensionElements>
            </userTask>
            <endEvent id="called" name="Suivi terminé"/>
            <sequenceFlow id="f1" sourceRef="start" targetRef="call"/>
            <sequenceFlow id="f2" sourceRef="call" targetRef="review"/>
            <sequenceFlow id="f3" sourceRef="review" targetRef="called"/>
          </process>
          <bpmndi:BPMNDiagram id="diagram">
            <bpmndi:BPMNPlane id="plane" bpmnElement="home_return">
              <bpmndi:BPMNShape id="start_shape" bpmnElement="start"><dc:Bounds x="160" y="102" width="36" height="36"/></bpmndi:BPMNShape>
              <bpmndi:BPMNShape id="call_shape" bpmnElement="call"><dc:Bounds x="260" y="80" width="100" height="80"/></bpmndi:BPMNShape>
              <bpmndi:BPMNShape id="review_shape" bpmnElement="review"><dc:Bounds x="430" y="80" width="100" height="80"/></bpmndi:BPMNShape>
              <bpmndi:BPMNShape id="called_shape" bpmnElement="called"><dc:Bounds x="600" y="102" width="36" height="36"/></bpmndi:BPMNShape>
              <bpmndi:BPMNEdge id="f1_edge" bpmnElement="f1"><di:waypoint x="196" y="120"/><di:waypoint x="260" y="120"/></bpmndi:BPMNEdge>
              <bpmndi:BPMNEdge id="f2_edge" bpmnElement="f2"><di:waypoint x="360" y="120"/><di:waypoint x="430" y="120"/></bpmndi:BPMNEdge>
              <bpmndi:BPMNEdge id="f3_edge" bpmnElement="f3"><di:waypoint x="530" y="120"/><di:waypoint x="600" y="120"/></bpmndi:BPMNEdge>
            </bpmndi:BPMNPlane>
          </bpmndi:BPMNDiagram>
        </definitions>
        """;
}
