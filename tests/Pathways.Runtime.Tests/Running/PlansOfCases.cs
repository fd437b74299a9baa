using System.Collections.Immutable;
using Pathways.Definitions;

namespace Pathways.Runtime.Tests;

/// <summary>Tasks write on a personal plan, by what their forms say; the network's own words, none of a sample.</summary>
public sealed class PlansOfCases
{
    private const string Key = "projet";

    private static readonly PathwayBundle Project = new(new Dictionary<string, string>
    {
        ["pathway.bpmn"] = """
            <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:care="urn:pathways:care:1" targetNamespace="t">
              <process id="projet" name="Projet" isExecutable="true">
                <startEvent id="start"/>
                <userTask id="ecrire"><extensionElements><care:assignment roles="coordinator"/><care:form key="ecrire"/></extensionElements></userTask>
                <userTask id="dire"><extensionElements><care:assignment roles="coordinator"/><care:form key="dire"/></extensionElements></userTask>
                <userTask id="faire"><extensionElements><care:assignment roles="coordinator"/><care:form key="faire"/>
                  <care:input name="chose" value="choses[1]"/></extensionElements></userTask>
                <endEvent id="end"/>
                <sequenceFlow id="f1" sourceRef="start" targetRef="ecrire"/><sequenceFlow id="f2" sourceRef="ecrire" targetRef="dire"/>
                <sequenceFlow id="f3" sourceRef="dire" targetRef="faire"/><sequenceFlow id="f4" sourceRef="faire" targetRef="end"/>
              </process>
            </definitions>
            """,
        ["forms/ecrire.json"] = """
            { "type": "default", "id": "ecrire", "schemaVersion": 16, "components": [
              { "type": "textfield", "key": "nom", "label": "Contact", "properties": { "plan": "referent.name" } },
              { "type": "textfield", "key": "alerte", "label": "Alerte", "properties": { "plan": "alert.how" } },
              { "type": "dynamiclist", "path": "souhaits", "properties": { "plan": "goals" }, "components": [
                { "type": "textfield", "key": "mots", "label": "Mots", "properties": { "plan": "goal.text" } } ] },
              { "type": "dynamiclist", "path": "choses", "properties": { "plan": "actions" }, "components": [
                { "type": "textfield", "key": "quoi", "label": "Quoi", "properties": { "plan": "action.title" } },
                { "type": "datetime", "subtype": "date", "key": "avant", "dateLabel": "Avant", "properties": { "plan": "action.due" } },
                { "type": "select", "key": "qui", "label": "Qui", "properties": { "plan": "action.who" }, "values": [
                  { "label": "Infirmière", "value": "ide", "properties": { "plan": "nurse" } },
                  { "label": "La voisine", "value": "voisine" } ] } ] } ] }
            """,
        ["forms/dire.json"] = """
            { "type": "default", "id": "dire", "schemaVersion": 16, "components": [
              { "type": "radio", "key": "medecin", "label": "Le médecin", "properties": { "plan": "validation" }, "values": [
                { "label": "Oui", "value": "oui", "properties": { "plan": "agrees" } },
                { "label": "Non", "value": "non", "properties": { "plan": "wants_changes" } } ] } ] }
            """,
        ["forms/faire.json"] = """
            { "type": "default", "id": "faire", "schemaVersion": 16, "components": [
              { "type": "radio", "key": "fait", "label": "Fait", "properties": { "plan": "result", "planItem": "chose.quoi" }, "values": [
                { "label": "Oui", "value": "oui", "properties": { "plan": "done" } },
                { "label": "Non", "value": "non", "properties": { "plan": "not_done" } } ] },
              { "type": "textarea", "key": "suite", "label": "Suite", "properties": { "plan": "result.words" } } ] }
            """,
    }.ToImmutableSortedDictionary(StringComparer.Ordinal));

    private static readonly FeelContext Text = Answers(
        ("nom", FeelValue.String("Anne Kieffer")),
        ("alerte", FeelValue.String("La fille appelle")),
        ("souhaits", FeelValue.ListOf(FeelValue.Context(Answers(("mots", FeelValue.String("Rester chez moi")))))),
        ("choses", FeelValue.ListOf(
            FeelValue.Context(Answers(
                ("quoi", FeelValue.String("Passer le soir")), ("avant", FeelValue.Date(new DateOnly(2026, 3, 1))),
                ("qui", FeelValue.String("ide")))),
            FeelValue.Context(Answers(("quoi", FeelValue.String("Garder le chat")), ("qui", FeelValue.String("voisine")))))));

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task Say_what_the_forms_were_answered_with(DatabaseKind kind)
    {
        await using Installation here = await OpenAsync(kind);
        Guid started = await here.StartAsync(Key);

        await here.DoneAsync(started, "ecrire", Text);
        await here.DoneAsync(started, "dire", Answers(("medecin", FeelValue.String("oui"))));
        await here.DoneAsync(started, "faire", Answers(("fait", FeelValue.String("oui")), ("suite", FeelValue.String("deux fois"))));

        Plan plan = Assert.Single(await PlansAsync(here));
        PlanVersion version = Assert.Single(plan.Versions);
        Assert.Equal((started, PlanStatus.Proposed), (plan.Case, plan.Status));
        Assert.Equal(("Anne Kieffer", "Rester chez moi"), (version.Content.Referent?.Name, version.Content.Goals[0].Text));
        Assert.Equal(
            [("Passer le soir", "nurse", new DateOnly(2026, 3, 1)), ("Garder le chat", "La voisine", null)],
            version.Content.Actions.Select(action => (action.Title, action.Who, action.DueOn)));
        Recorded<PlanSignature> signature = Assert.Single(version.Signatures);
        Assert.Equal((PlanVoice.Gp, PlanAnswer.Agrees), (signature.Value.Voice, signature.Value.Answer));
        Assert.True(version.IsAsSigned);
        ActionResult? result = plan.ResultOf(version.Content.Actions[0], version);
        Assert.Equal((ActionOutcome.Done, "deux fois"), (result?.Outcome, result?.Words));
        Assert.Null(plan.ResultOf(version.Content.Actions[1], version));
    }

    [Fact]
    public async Task Get_one_entry_of_a_task_that_is_sent_twice()
    {
        await using Installation here = await OpenAsync(DatabaseKind.Sqlite);
        Guid started = await here.StartAsync(Key);
        var command = CommandId.New();

        await here.DoneAsync(started, "ecrire", Text, command);
        await here.DoneAsync(started, "ecrire", Text.With("nom", FeelValue.String("Une autre")), command);

        Assert.Equal("Anne Kieffer", Assert.Single(Assert.Single(await PlansAsync(here)).Versions).Content.Referent?.Name);
    }

    [Fact]
    public async Task Refuse_the_task_when_the_plan_cannot_be_validated_and_leave_it_open()
    {
        await using Installation here = await OpenAsync(DatabaseKind.Sqlite);
        Guid started = await here.StartAsync(Key);
        await here.DoneAsync(started, "ecrire", Text.With("souhaits", FeelValue.EmptyList));

        CommandOutcome outcome = await here.TryAsync(started, "dire", Answers(("medecin", FeelValue.String("oui"))));

        Assert.Equal("PW4071", Assert.IsType<CommandOutcome.Refused>(outcome).Reason.Code);
        Assert.Empty(Assert.Single(await PlansAsync(here)).Newest!.Signatures); // it was written
        Assert.Contains((await here.TasksAsync(started)), task => task is { Task.ElementId: "dire", Status: TaskPhase.Open });
    }

    [Fact]
    public async Task Do_not_say_what_a_refused_command_wanted_to_write()
    {
        await using Installation here = await OpenAsync(DatabaseKind.Sqlite);
        Guid started = await here.StartAsync(Key);
        TaskId task = await here.TaskAsync(started, "ecrire");
        await here.DoneAsync(started, "ecrire", Text);

        CommandOutcome late = await here.Runtime.CompleteTaskAsync(
            CommandId.New(), Installation.Yves,
            new TaskCompletion(started, task, Text.With("nom", FeelValue.String("Une autre"))), Cancellation);

        Assert.IsType<CommandOutcome.Refused>(late);
        Assert.Equal("Anne Kieffer", Assert.Single(await PlansAsync(here)).Newest?.Content.Referent?.Name);
    }

    [Fact]
    public void Understand_every_word_that_a_form_may_use()
    {
        Dictionary<string, Type> kinds = new()
        {
            ["problem.domain"] = typeof(ProblemDomain),
            ["goal.status"] = typeof(GoalStatus),
            ["action.kind"] = typeof(ActionKind),
            ["validation"] = typeof(PlanAnswer),
            ["agreement"] = typeof(PlanAnswer),
            ["agreement.voice"] = typeof(PlanVoice),
            ["agreement.means"] = typeof(ConsentMeans),
            ["result"] = typeof(ActionOutcome),
            ["review"] = typeof(ReviewOutcome),
        };

        Assert.Equal(
            [],
            from place in PlanPlaces.All
            where kinds.ContainsKey(place.Key)
            from word in place.Value
            where !Enum.TryParse(kinds[place.Key], word.Replace("_", string.Empty, StringComparison.Ordinal), ignoreCase: true, out _)
            select $"{place.Key}: {word}");
        Assert.Equal(
            ["problem.priority"],
            PlanPlaces.All.Where(place => !place.Value.IsEmpty && !kinds.ContainsKey(place.Key)).Select(place => place.Key));
    }

    private static async Task<Installation> OpenAsync(DatabaseKind kind)
    {
        Installation here = await Installation.CreateAsync(kind);
        await here.EnterNetworkAsync();
        await here.RegisterChildAsync();
        await here.PublishAsync(Project);
        return here;
    }

    private static async Task<ImmutableArray<Plan>> PlansAsync(Installation here) => await here.Database.Get<IPatientFiles>().ReadPlansAsync(
        new AccessEntry
        {
            Actor = Installation.Nadia,
            Patient = Installation.Child,
            Act = CareAct.ReadPlan,
            At = here.Clock.GetUtcNow(),
            Basis = LegalBasis.Coordination,
        },
        Cancellation);

    private static FeelContext Answers(params (string Name, FeelValue Value)[] answers) =>
        FeelContext.Of(answers.Select(answer => KeyValuePair.Create(answer.Name, answer.Value)));
}

/// <summary>Completing tasks of a case by their element.</summary>
internal static class TasksOfACase
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static async Task DoneAsync(
        this Installation here, Guid instanceId, string element, FeelContext answers, CommandId? command = null) =>
        Assert.IsType<CommandOutcome.Done>(await here.TryAsync(instanceId, element, answers, command));

    public static async Task<CommandOutcome> TryAsync(
        this Installation here, Guid instanceId, string element, FeelContext answers, CommandId? command = null) =>
        await here.Runtime.CompleteTaskAsync(
            command ?? CommandId.New(), Installation.Nadia,
            new TaskCompletion(instanceId, await here.TaskAsync(instanceId, element), answers), Cancellation);

    public static Task<ImmutableArray<TaskView>> TasksAsync(this Installation here, Guid instanceId) =>
        here.Database.Inbox.OfCaseAsync(Installation.Network, instanceId, Cancellation);

    public static async Task<TaskId> TaskAsync(this Installation here, Guid instanceId, string element) =>
        new((await here.TasksAsync(instanceId)).First(task => task.Task.ElementId == element).Task.TaskId);
}
