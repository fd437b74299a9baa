using System.Collections.Immutable;
using Pathways.Care;
using Pathways.Engine;
using Pathways.Notifications.Channels;
using Pathways.Rules;
using Pathways.Runtime;
using Pathways.Storage;
using Pathways.Workers.Lanes;
using Pathways.Workers.Sending;

namespace Pathways.Workers.Tests.Sending;

/// <summary>An agreed plan goes to the GP: in full to a secure address, as a notice to any other.</summary>
public sealed class SendingAPlan
{
    private static readonly PathwayBundle Written = new(new Dictionary<string, string>
    {
        ["pathway.bpmn"] = $"""
            <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:care="urn:pathways:care:1" targetNamespace="t">
              <process id="watched" name="Watched" isExecutable="true">
                <extensionElements><care:pathway key="{Pathway.Key}" zone="Europe/Paris"/></extensionElements>
                <startEvent id="begin"/>
                <userTask id="write"><extensionElements><care:assignment roles="coordinator"/><care:form key="write"/></extensionElements></userTask>
                <userTask id="validate"><extensionElements><care:assignment roles="coordinator"/><care:form key="validate"/></extensionElements></userTask>
                <userTask id="agree"><extensionElements><care:assignment roles="coordinator"/><care:form key="agree"/></extensionElements></userTask>
                <sendTask id="give"><extensionElements><care:message template="give" to="gp"/></extensionElements></sendTask>
                <endEvent id="end"/>
                <sequenceFlow id="f1" sourceRef="begin" targetRef="write"/><sequenceFlow id="f2" sourceRef="write" targetRef="validate"/>
                <sequenceFlow id="f3" sourceRef="validate" targetRef="agree"/><sequenceFlow id="f4" sourceRef="agree" targetRef="give"/>
                <sequenceFlow id="f5" sourceRef="give" targetRef="end"/>
              </process>
            </definitions>
            """,
        ["forms/write.json"] = """
            { "type": "default", "id": "write", "schemaVersion": 16, "components": [
              { "type": "textfield", "key": "name", "label": "Contact", "properties": { "plan": "referent.name" } },
              { "type": "textfield", "key": "plan", "label": "Résumé", "properties": { "plan": "summary" } },
              { "type": "dynamiclist", "path": "goals", "properties": { "plan": "goals" }, "components": [
                { "type": "textfield", "key": "goal", "label": "But", "properties": { "plan": "goal.text" } } ] },
              { "type": "dynamiclist", "path": "acts", "properties": { "plan": "actions" }, "components": [
                { "type": "textfield", "key": "act", "label": "Acte", "properties": { "plan": "action.title" } },
                { "type": "textfield", "key": "who", "label": "Qui", "properties": { "plan": "action.who" } } ] } ] }
            """,
        ["forms/validate.json"] = Answer("validate", "validation"),
        ["forms/agree.json"] = Answer("agree", "agreement"),
        ["templates/give.hbs"] = """
            ---
            languages: fr
            clinical: plan?
            subject fr: Un plan est convenu
            ---
            {{#if plan}}{{plan}}{{else}}Le plan est au dossier.{{/if}}
            """,
    }.ToImmutableSortedDictionary(StringComparer.Ordinal));

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task Gives_it_in_full_to_a_secure_address_and_says_so_in_the_log(DatabaseKind kind)
    {
        await using Ward ward = await Ward.OpenAsync(
            Written, kind: kind, gp: new GpReference(null, "Dr Essai", "dr.essai@medecin.mssante.fr"));

        NotificationMessage message = await SendAsync(ward);

        Assert.Equal("Un plan est convenu", message.Subject);
        Assert.Contains("- Dormir mieux\n", message.Text, StringComparison.Ordinal);
        Assert.Contains("- Appeler l'école, Assistant social\n", message.Text, StringComparison.Ordinal);
        Assert.Contains("À appeler d’abord : Anne Kieffer", message.Text, StringComparison.Ordinal);
        LoggedAccess read = (await ward.Database.Get<IPatientFiles>().AccessLogAsync(Ward.Network, ward.Child, null, Cancellation))[0];
        Assert.Equal((RoleKey.Platform, CareAct.ReadPlan), (read.Access.Actor.Role, read.Access.Act));
    }

    [Theory]
    [InlineData("dr.essai@cabinet.example")]
    [InlineData("dr.essai@mssante.fr.example")]
    [InlineData("dr.essai@fauxmssante.fr")]
    public async Task Gives_nothing_of_it_to_any_other_address(string address)
    {
        await using Ward ward = await Ward.OpenAsync(Written, gp: new GpReference(null, "Dr Essai", address));

        NotificationMessage message = await SendAsync(ward);

        // "plan" is a value of the case too: it must not pass for the platform's field.
        Assert.Equal("Le plan est au dossier.", message.Text.Trim());
    }

    private static async Task<NotificationMessage> SendAsync(Ward ward)
    {
        Guid of = await ward.StartAsync();
        await CompleteAsync(ward, of, "write", FeelContext.Of(
            Text("name", "Anne Kieffer"),
            Text("plan", "En clair"),
            List("goals", Text("goal", "Dormir mieux")),
            List("acts", Text("act", "Appeler l'école"), Text("who", "social_worker"))));
        await CompleteAsync(ward, of, "validate", FeelContext.Of(Text("said", "agrees")));
        await CompleteAsync(ward, of, "agree", FeelContext.Of(Text("said", "agrees")));
        JobOutcome sent = await ward.Get<MessageDelivery>().DeliverAsync(await ward.ClaimAsync(JobKind.Outgoing), Cancellation);
        Assert.IsType<JobOutcome.Done>(sent);
        return Assert.Single(await ward.JournalAsync());
    }

    private static async Task CompleteAsync(Ward ward, Guid of, string element, FeelContext answers)
    {
        ImmutableArray<TaskView> tasks = await ward.Database.Inbox.OfCaseAsync(Ward.Network, of, Cancellation);
        TaskId task = new(tasks.Single(open => open.Task.ElementId == element).Task.TaskId);
        Assert.IsType<CommandOutcome.Done>(await ward.Get<PathwayRuntime>().CompleteTaskAsync(
            CommandId.New(), Ward.Nadia, new TaskCompletion(of, task, answers), Cancellation));
    }

    private static KeyValuePair<string, FeelValue> Text(string name, string value) => new(name, FeelValue.String(value));

    private static KeyValuePair<string, FeelValue> List(string name, params KeyValuePair<string, FeelValue>[] entry) =>
        new(name, FeelValue.ListOf(FeelValue.Context(FeelContext.Of(entry))));

    private static string Answer(string key, string place) => $$"""
        { "type": "default", "id": "{{key}}", "schemaVersion": 16, "components": [
          { "type": "radio", "key": "said", "label": "Dit", "properties": { "plan": "{{place}}" }, "values": [
            { "label": "Oui", "value": "agrees" }, { "label": "Non", "value": "refuses" } ] } ] }
        """;
}
