using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Pathways.Storage;

namespace Pathways.EndToEnd.Tests;

/// <summary>A plan is written, validated, agreed to and followed up by the tasks of a pathway, read on its page, printed on one sheet.</summary>
public sealed partial class WritingAPlan(Browser browser) : IClassFixture<Browser>
{
    // The plan phase of the sample, with its forms.
    private const string Drawing = """
        <?xml version="1.0" encoding="UTF-8"?>
        <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:care="urn:pathways:care:1" id="definitions"
                     targetNamespace="urn:test">
          <process id="plan" name="Plan personnalisé" isExecutable="true">
            <extensionElements><care:pathway key="plan" zone="Europe/Paris"/></extensionElements>
            <startEvent id="start" name="Demande"/>
            <userTask id="meet" name="Se concerter"><extensionElements><care:assignment roles="coordinator"/><care:window due="P1Y"><care:escalation after="P1Y" role="coordination_manager"/></care:window><care:form key="pps_meet"/></extensionElements></userTask>
            <userTask id="write" name="Écrire le plan"><extensionElements><care:assignment roles="coordinator"/><care:window due="P1Y"><care:escalation after="P1Y" role="coordination_manager"/></care:window><care:form key="pps_write"/></extensionElements></userTask>
            <userTask id="validate" name="Valider le plan"><extensionElements><care:assignment roles="gp"/><care:window due="P1Y"><care:escalation after="P1Y" role="coordination_manager"/></care:window><care:form key="pps_validate"/></extensionElements></userTask>
            <userTask id="accept" name="Accord de la personne"><extensionElements><care:assignment roles="coordinator"/><care:window due="P1Y"><care:escalation after="P1Y" role="coordination_manager"/></care:window><care:form key="pps_accept"/></extensionElements></userTask>
            <userTask id="act" name="Mener une action"><extensionElements><care:assignment roles="coordinator"/><care:window due="P1Y"><care:escalation after="P1Y" role="coordination_manager"/></care:window><care:form key="pps_act"/>
              <care:input name="action" value="plan_actions[1]"/></extensionElements></userTask>
            <userTask id="review" name="Revoir le plan"><extensionElements><care:assignment roles="coordinator"/><care:window due="P1Y"><care:escalation after="P1Y" role="coordination_manager"/></care:window><care:form key="pps_review"/></extensionElements></userTask>
            <exclusiveGateway id="more" name="Suite ?" default="f8"/>
            <endEvent id="end" name="Fin"/>
            <sequenceFlow id="f1" sourceRef="start" targetRef="meet"/><sequenceFlow id="f2" sourceRef="meet" targetRef="write"/>
            <sequenceFlow id="f3" sourceRef="write" targetRef="validate"/><sequenceFlow id="f4" sourceRef="validate" targetRef="accept"/>
            <sequenceFlow id="f5" sourceRef="accept" targetRef="act"/><sequenceFlow id="f6" sourceRef="act" targetRef="review"/>
            <sequenceFlow id="f7" sourceRef="review" targetRef="more"/><sequenceFlow id="f8" sourceRef="more" targetRef="end"/>
            <sequenceFlow id="f9" name="réécrire" sourceRef="more" targetRef="write"><conditionExpression>review_outcome = "revise"</conditionExpression></sequenceFlow>
          </process>
        </definitions>
        """;

    private static readonly (string Domain, string Problem, string Priority)[] Problems =
    [
        ("social", "Aide insuffisante le soir et le dimanche, sa fille est à bout", "1"),
        ("medical", "Deux chutes en trois mois, douleur du genou mal calmée", "1"),
        ("medical", "Perte de 4 kg en un an, repas sautés", "2"),
        ("psychological", "Tristesse depuis le décès de son mari, sort peu", "3"),
    ];

    private static readonly (string Goal, string Measure)[] Goals =
    [
        ("Rester chez moi, avec mon chat", "pas de séjour imprévu pendant six mois"),
        ("Marcher jusqu'au marché le samedi", "trois sorties par mois, sans chute"),
        ("Retrouver le goût de cuisiner", "poids stable ou en hausse"),
        ("Que ma fille puisse partir une semaine", "une semaine de répit avant l'été"),
    ];

    private static readonly (string Title, string Kind, string Who, string Indicator)[] Actions =
    [
        ("Revoir le traitement de la douleur et la liste des médicaments", "care", "gp", "douleur de 0 à 10"),
        ("Passage infirmier deux fois par semaine : douleur, poids, pilulier", "care", "nurse", "passages par semaine"),
        ("Atelier équilibre et exercices à la maison", "prevention", "activity_instructor", "lever de chaise"),
        ("Bilan alimentaire et repas enrichis", "prevention", "dietitian", "poids chaque mois"),
        ("Demander l'APA et augmenter l'aide du soir", "support", "social_worker", "heures accordées"),
        ("Tapis retirés, barre d'appui posée dans la salle de bains", "prevention", "coordinator", "visite faite"),
        ("Six rendez-vous à domicile avec la psychologue", "care", "psychologist", "rendez-vous tenus"),
        ("Préparer l'accueil de répit de la première semaine de mai", "support", "coordinator", "place réservée"),
    ];

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task Ends_on_one_sheet_of_paper(DatabaseKind kind)
    {
        string samples = Installation.SamplesOf("plan", Drawing, formsOf: "complex-case-plan");
        await using Installation installation = await Installation.StartAsync(kind, "plan", $"--Pathways:Samples={samples}");
        await using Visitor coordinator = await installation.WelcomeAsync(browser, "coordinator");
        ILocator main = coordinator.Page.Locator("main");
        await coordinator.GoAsync("/patients?search=Odette");
        await coordinator.PressAsync(main.Locator("th a", new() { HasText = "Odette" }));
        string patient = new Uri(coordinator.Page.Url).AbsolutePath;
        await Assertions.Expect(main).ToContainTextAsync("Aucun plan pour l’instant");
        string running = await coordinator.StartPathwayAsync(patient, "plan");

        await MeetAsync(coordinator);
        await WriteAsync(coordinator);
        await using Visitor doctor = await installation.WelcomeAsync(browser, "gp");
        await ValidateAsync(doctor);
        await AgreeAsync(coordinator, running);
        await coordinator.GoAsync(patient);
        await Assertions.Expect(main).ToContainTextAsync("«\u00A0Rester chez moi, avec mon chat\u00A0»");
        await coordinator.LookAsync("plan on the page of the person");

        await ActAsync(coordinator, running);
        await coordinator.GoAsync($"{patient}/plan");
        await Assertions.Expect(main).ToContainTextAsync("Validé par Anne EXEMPLE-BOULEAU", new() { IgnoreCase = true });
        await Assertions.Expect(main).ToContainTextAsync("recueilli par");
        await Assertions.Expect(main).ToContainTextAsync("douleur à 2 sur 10");
        await coordinator.LookAsync("plan");
        await PrintAsync(coordinator, "plan");
        await PrintALongOneAsync(coordinator);

        await ReviseAsync(coordinator, running);
        await coordinator.GoAsync($"{patient}/plan?newest=true");
        await Assertions.Expect(main).ToContainTextAsync("La version 1 est en vigueur");
        await Assertions.Expect(main).ToContainTextAsync("Modifié (ce qui est fait)");
        await Assertions.Expect(main.Locator(".plan-detail:has(del):has(ins)")).ToContainTextAsync("Avant le :");
        await coordinator.LookAsync("plan written anew");
        await LookOnATelephoneAsync(coordinator);
        await coordinator.ReadInEnglishAsync();
        await coordinator.GoAsync($"{patient}/plan");
        await coordinator.LookAsync("plan in English");
        installation.Album.AssertNothingIsWrong();
    }

    private static async Task MeetAsync(Visitor coordinator)
    {
        await coordinator.OpenTaskAsync("Se concerter");
        await coordinator.FillAsync("answer.met_on", Days.Typed(Days.Today));
        await coordinator.Page.Locator("[name='answer.met_with'][value='gp']").CheckAsync();
        await coordinator.FillAsync("answer.referent_name", "Karim Exemple-Noyer");
        await coordinator.FillAsync("answer.referent_role", "nurse");
        await coordinator.FillAsync("answer.referent_phone", "03 87 00 00 12");
        foreach ((int index, var problem) in Problems.Index())
        {
            await coordinator.MoreAsync($"answer.plan_problems[{index}].problem");
            await coordinator.FillAsync($"answer.plan_problems[{index}].domain", problem.Domain);
            await coordinator.FillAsync($"answer.plan_problems[{index}].problem", problem.Problem);
            await coordinator.FillAsync($"answer.plan_problems[{index}].priority", problem.Priority);
        }

        await coordinator.FillAsync("answer.disagreement", "Sa fille aurait préféré un accueil de jour ; on en reparle au premier point.");
        await coordinator.LookAsync("meeting");
        await coordinator.CompleteAsync();
    }

    private static async Task WriteAsync(Visitor coordinator)
    {
        await coordinator.OpenTaskAsync("Écrire le plan");
        await coordinator.FillAsync("answer.plan_info", "Vit seule au deuxième étage avec ascenseur. Sa fille Claire passe chaque jour ; une voisine a les clés. Aide à domicile trois fois par semaine.");
        await coordinator.FillAsync("answer.plan_summary", "Douleur, chutes et isolement se nourrissent l'un l'autre. Elle veut rester chez elle et sortir de nouveau ; sa fille a besoin de relais.");
        foreach ((int index, var goal) in Goals.Index())
        {
            await coordinator.MoreAsync($"answer.goals[{index}].goal");
            await coordinator.FillAsync($"answer.goals[{index}].goal", goal.Goal);
            await coordinator.FillAsync($"answer.goals[{index}].measure", goal.Measure);
            await coordinator.FillAsync($"answer.goals[{index}].target_on", Days.Typed(Days.Today.AddMonths(6)));
        }

        foreach ((int index, var action) in Actions.Index())
        {
            await coordinator.MoreAsync($"answer.plan_actions[{index}].title");
            await coordinator.FillAsync($"answer.plan_actions[{index}].title", action.Title);
            await coordinator.FillAsync($"answer.plan_actions[{index}].kind", action.Kind);
            await coordinator.FillAsync($"answer.plan_actions[{index}].who", action.Who);
            await coordinator.FillAsync($"answer.plan_actions[{index}].due_on", Days.Typed(Days.Today.AddDays(20 + index)));
            await coordinator.FillAsync($"answer.plan_actions[{index}].indicator", action.Indicator);
        }

        await coordinator.FillAsync("answer.unmet_goals", "Revoir la mer : à organiser quand la marche le permettra.");
        await coordinator.FillAsync("answer.alert_rule", "Chute, refus de repas deux jours de suite : la fille ou l'aide appelle Karim le jour même ; la nuit, le 15.");
        await coordinator.LookAsync("writing");
        await coordinator.CompleteAsync();
    }

    private static async Task ValidateAsync(Visitor doctor)
    {
        await doctor.OpenTaskAsync("Valider le plan");
        await doctor.LookAsync("validating");
        await doctor.PressAsync(doctor.Page.GetByRole(AriaRole.Link, new() { Name = "Lire le plan" }));
        await Assertions.Expect(doctor.Page.Locator("main")).ToContainTextAsync("Personne n’a encore signé cette version");
        await doctor.OpenTaskAsync("Valider le plan");
        await doctor.FillAsync("answer.plan_validation", "validated");
        await doctor.CompleteAsync();
    }

    private static async Task AgreeAsync(Visitor coordinator, string running)
    {
        await coordinator.GoAsync(running);
        await coordinator.PressAsync(coordinator.Page.Locator("main a.row-link"));
        await coordinator.FillAsync("answer.agreement_on", Days.Typed(Days.Today));
        await coordinator.FillAsync("answer.plan_agreement", "agreed");
        await coordinator.FillAsync("answer.agreement_means", "oral");
        await coordinator.LookAsync("agreeing");
        await coordinator.CompleteAsync();
    }

    private static async Task ActAsync(Visitor coordinator, string running)
    {
        await coordinator.GoAsync(running);
        await coordinator.PressAsync(coordinator.Page.Locator("main a.row-link"));
        await coordinator.FillAsync("answer.action_done", "done");
        await coordinator.FillAsync("answer.action_done_on", Days.Typed(Days.Today));
        await coordinator.FillAsync("answer.action_result", "douleur à 2 sur 10");
        await coordinator.CompleteAsync();
    }

    private static async Task ReviseAsync(Visitor coordinator, string running)
    {
        await coordinator.GoAsync(running);
        await coordinator.PressAsync(coordinator.Page.Locator("main a.row-link"));
        await coordinator.FillAsync("answer.reviewed_on", Days.Typed(Days.Today));
        await coordinator.FillAsync("answer.goals_reached", "1");
        await coordinator.FillAsync("answer.review_note", "La douleur est calmée, l'aide du soir tarde.");
        await coordinator.FillAsync("answer.review_outcome", "revise");
        await coordinator.CompleteAsync();
        await coordinator.OpenTaskAsync("Écrire le plan");
        await coordinator.FillAsync("answer.plan_actions[4].due_on", Days.Typed(Days.Today.AddDays(60)));
        await coordinator.CompleteAsync();
    }

    // A page of a PDF is an object of type Page; those of Chromium are not compressed.
    private static async Task PrintAsync(Visitor reader, string scene)
    {
        await reader.PressAsync(reader.Page.Locator("main").GetByRole(AriaRole.Link, new() { Name = "Imprimer" }));
        await reader.LookAsync($"{scene} to be printed");
        byte[] pdf = await reader.Page.PdfAsync(new() { PreferCSSPageSize = true });
        string text = Encoding.Latin1.GetString(pdf);

        Assert.Single(PageOfPdf().Matches(text));
        Match box = Assert.Single(MediaBox().Matches(text));
        // A4 in points, rounded down to whole pixels of the browser: 594.96 × 841.92.
        Assert.Equal(("594", "841"), (box.Groups["width"].Value, box.Groups["height"].Value));
        await reader.KeepAsync($"{scene} on paper", pdf);
        // The sheet as wide as the paper, to be looked at.
        await reader.Page.EmulateMediaAsync(new() { Media = Media.Print });
        await reader.Page.SetViewportSizeAsync(703, 1032);
        await reader.LookAsync($"{scene} on paper");
        await reader.Page.EmulateMediaAsync(new() { Media = Media.Null });
        await reader.Page.SetViewportSizeAsync(1440, 900);
        await reader.Page.GoBackAsync();
    }

    // A plan of many actions: no line is torn, and every sheet says whose it is.
    private static async Task PrintALongOneAsync(Visitor reader)
    {
        await reader.PressAsync(reader.Page.Locator("main").GetByRole(AriaRole.Link, new() { Name = "Imprimer" }));
        await reader.Page.EvaluateAsync(
            """
            () => {
              const body = document.querySelector('.plan-actions tbody');
              for (const row of [...body.rows, ...body.rows, ...body.rows, ...body.rows, ...body.rows]) body.append(row.cloneNode(true));
            }
            """);
        byte[] pdf = await reader.Page.PdfAsync(new() { PreferCSSPageSize = true });

        Assert.InRange(PageOfPdf().Count(Encoding.Latin1.GetString(pdf)), 2, 4);
        await reader.KeepAsync("long plan on paper", pdf);
        await reader.Page.GoBackAsync();
    }

    private static async Task LookOnATelephoneAsync(Visitor reader)
    {
        await reader.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        await reader.Page.SetViewportSizeAsync(390, 844);
        await reader.LookAsync("plan on a telephone in the dark");
        await reader.Page.SetViewportSizeAsync(1440, 900);
        await reader.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
    }

    [GeneratedRegex(@"/Type\s*/Page\b(?!s)")]
    private static partial Regex PageOfPdf();

    [GeneratedRegex(@"/MediaBox\s*\[\s*0\s+0\s+(?<width>\d+)[\d.]*\s+(?<height>\d+)[\d.]*\s*\]")]
    private static partial Regex MediaBox();
}
