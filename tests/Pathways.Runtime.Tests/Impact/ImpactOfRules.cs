namespace Pathways.Runtime.Tests;

/// <summary>What a draft of rules would have changed, found by taking every past decision again.</summary>
public sealed class ImpactOfRules
{
    private const string Drawing = """
        <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:care="urn:pathways:care:1" id="d" targetNamespace="urn:t">
          <bpmn:process id="asked" isExecutable="true">
            <bpmn:startEvent id="begin"/>
            <bpmn:sequenceFlow id="f1" sourceRef="begin" targetRef="ask"/>
            <bpmn:userTask id="ask" name="Ask"/>
            <bpmn:sequenceFlow id="f2" sourceRef="ask" targetRef="risk"/>
            <bpmn:businessRuleTask id="risk" name="Risk">
              <bpmn:extensionElements><care:decision ruleSet="risk" decision="risk" result="risk"/></bpmn:extensionElements>
            </bpmn:businessRuleTask>
            <bpmn:sequenceFlow id="f3" sourceRef="risk" targetRef="call"/>
            <bpmn:userTask id="call" name="Call"/>
            <bpmn:sequenceFlow id="f4" sourceRef="call" targetRef="finish"/>
            <bpmn:endEvent id="finish"/>
          </bpmn:process>
        </bpmn:definitions>
        """;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task Tells_who_would_change_from_what_to_what_and_by_which_rule(DatabaseKind kind)
    {
        await using Installation here = await PublishedAsync(kind);
        await AskAsync(here, "64");
        Guid old = await AskAsync(here, "72");
        await AskAsync(here, "90");

        RuleImpact same = await ReckonAsync(here, Rules(highFrom: 65));
        RuleImpact stricter = await ReckonAsync(here, Rules(highFrom: 75));

        Assert.Equal((3, 3, 0, 0), (same.Decisions, same.Cases, same.NotTaken, same.Changed.Length));
        Assert.Equal((3, 1, 1, 1), (stricter.Decisions, stricter.Changed.Length, stricter.Patients, stricter.RunningCases));
        ChangedDecision changed = Assert.Single(stricter.Changed);
        Assert.Equal((old, "risk", true), (changed.Case, changed.Decision, changed.IsRunning));
        Assert.Equal((FeelValue.String("high"), FeelValue.String("low")), (changed.Before, changed.After));
        Assert.Equal("""rules [2]: "high" > rules [1]: "low" """.Trim(), $"{changed.Causes[0].Before} > {changed.Causes[0].Now}");
        Assert.NotEqual(same.Hash, stricter.Hash);
    }

    [Fact]
    public async Task What_the_draft_asks_for_besides_is_what_the_case_knew_at_that_moment()
    {
        await using Installation here = await PublishedAsync(DatabaseKind.Sqlite);
        Guid pain = await AskAsync(here, "50", ("alone", FeelValue.Boolean(true)));
        Installation.Done(await here.Runtime.SetVariablesAsync(
            CommandId.New(), Installation.Nadia, pain, FeelContext.Empty.With("alone", FeelValue.Boolean(false)), Cancellation));
        Guid unknown = await AskAsync(here, "50");

        RuleImpact impact = await ReckonAsync(here, Rules(highFrom: 65, alone: true));

        Assert.Equal([(pain, "\"high\""), (unknown, "\"unknown\"")], impact.Changed.Select(changed => (changed.Case, FeelJson.ToJson(changed.After))).OrderBy(found => found.Item2));
        Assert.Empty(impact.Changed.Single(changed => changed.Case == pain).Unknown);
        Assert.Equal(["alone"], impact.Changed.Single(changed => changed.Case == unknown).Unknown);
    }

    [Fact]
    public async Task Decisions_that_the_draft_has_not_are_counted()
    {
        await using Installation here = await PublishedAsync(DatabaseKind.Sqlite);
        await AskAsync(here, "50");

        RuleImpact impact = await ReckonAsync(here, Rules(highFrom: 65, decision: "danger"));

        Assert.Equal((1, 1, 0), (impact.Decisions, impact.NotTaken, impact.Changed.Length));
    }

    [Fact]
    public async Task Other_rule_sets_and_networks_are_left_alone()
    {
        await using Installation here = await PublishedAsync(DatabaseKind.Sqlite);
        await AskAsync(here, "50");
        RuleImpactDesk desk = new(here.Database.Cases, here.Definitions);

        Assert.Equal(0, (await desk.ReckonAsync(Installation.Network, "ris_", Rules(70), null, Cancellation)).Decisions);
        Assert.Equal(0, (await desk.ReckonAsync(Installation.Network, "RISK", Rules(70), null, Cancellation)).Decisions);
        Assert.Equal(0, (await desk.ReckonAsync(new NetworkId("elsewhere"), "risk", Rules(70), null, Cancellation)).Decisions);
    }

    private static async Task<Installation> PublishedAsync(DatabaseKind kind)
    {
        Installation here = await Installation.CreateAsync(kind);
        await here.EnterNetworkAsync();
        await here.PublishAsync(new PathwayBundle(Drawings.Consent().Files.Clear()
            .Add("pathway.bpmn", Drawing).Add("decisions/risk.dmn", Model(65, alone: false, "risk"))));
        return here;
    }

    private static async Task<Guid> AskAsync(Installation here, string age, params (string Name, FeelValue Value)[] more)
    {
        Guid started = await here.StartAsync("asked");
        FeelContext answers = more.Aggregate(
            FeelContext.Empty.With("age", FeelJson.FromJson(age)), (context, answer) => context.With(answer.Name, answer.Value));
        Installation.Done(await here.Runtime.CompleteTaskAsync(
            CommandId.New(), Installation.Nadia, new TaskCompletion(started, new TaskId(here.TaskIdOf(started)), answers), Cancellation));
        return started;
    }

    private static Task<RuleImpact> ReckonAsync(Installation here, RuleSet draft) =>
        new RuleImpactDesk(here.Database.Cases, here.Definitions).ReckonAsync(Installation.Network, "risk", draft, null, Cancellation);

    private static RuleSet Rules(int highFrom, bool alone = false, string decision = "risk")
    {
        DmnReading reading = DmnReader.Read(Model(highFrom, alone, decision), "risk.dmn");
        return RuleSet.Compile(reading.Model!, _ => null).RuleSet!; // A wrong text fails here.
    }

    private static string Model(int highFrom, bool alone, string decision)
    {
        string living = alone
            ? """if alone = null then "unknown" else if alone then "high" else """
            : string.Empty;
        return $"""
            <definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" name="risk" namespace="urn:risk">
              <inputData id="age" name="age"><variable name="age" typeRef="number"/></inputData>
              <inputData id="alone" name="alone"><variable name="alone" typeRef="boolean"/></inputData>
              <decision id="d_{decision}" name="{decision}"><variable name="{decision}" typeRef="string"/>
                <informationRequirement><requiredDecision href="#by_age"/></informationRequirement>
                {(alone ? """<informationRequirement><requiredInput href="#alone"/></informationRequirement>""" : string.Empty)}
                <literalExpression><text>{living}by age</text></literalExpression></decision>
              <decision id="by_age" name="by age"><variable name="by age" typeRef="string"/>
                <informationRequirement><requiredInput href="#age"/></informationRequirement>
                <decisionTable id="t">
                  <input><inputExpression typeRef="number"><text>age</text></inputExpression></input>
                  <output name="risk" typeRef="string"/>
                  <rule><inputEntry><text>&lt; {highFrom}</text></inputEntry><outputEntry><text>"low"</text></outputEntry></rule>
                  <rule><inputEntry><text>&gt;= {highFrom}</text></inputEntry><outputEntry><text>"high"</text></outputEntry></rule>
                </decisionTable></decision>
            </definitions>
            """;
    }
}
