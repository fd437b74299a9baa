namespace Pathways.Definitions.Tests;

public sealed class CompilingADrawing
{
    private const string Consent = """
        <extensionElements><care:pathway key="childhood-obesity-etp" zone="Europe/Paris"/></extensionElements>
        <laneSet id="ls"><lane id="l" name="network_doctor"><flowNodeRef>consent</flowNodeRef><flowNodeRef>call</flowNodeRef></lane></laneSet>
        <startEvent id="start"><extensionElements><care:startForm key="referral"/></extensionElements></startEvent>
        <userTask id="consent" name="Annoncer"><extensionElements>
          <care:form key="ob_consent"/>
          <care:window from="PT0S" due="P21D">
            <care:reminder after="P7D" template="consent-reminder" to="family"/>
            <care:reminder before="P1D" template="consent-last"/>
            <care:escalation after="P21D" role="coordination_manager" template="consent-late"/>
          </care:window>
        </extensionElements></userTask>
        <boundaryEvent id="late" attachedToRef="consent" cancelActivity="false"><timerEventDefinition><timeDuration>P30D</timeDuration></timerEventDefinition></boundaryEvent>
        <userTask id="call"><extensionElements><care:assignment roles="coordinator nurse"/></extensionElements></userTask>
        <businessRuleTask id="classify"><extensionElements><care:decision ruleSet="obesity" decision="Corpulence"/></extensionElements></businessRuleTask>
        <endEvent id="end"/>
        <sequenceFlow id="f1" sourceRef="start" targetRef="consent"/><sequenceFlow id="f2" sourceRef="consent" targetRef="classify"/>
        <sequenceFlow id="f3" sourceRef="classify" targetRef="end"/><sequenceFlow id="f4" sourceRef="late" targetRef="call"/>
        """;

    [Fact]
    public void Resolves_everything_that_the_engine_needs()
    {
        ExecutableProcess process = Drawn.Sound(Drawn.Process(Consent));

        var consent = Assert.IsType<ExecutableNode.UserTask>(process.Find(new ElementId("consent")));
        Assert.Equal(("childhood-obesity-etp", "Suivi", "Europe/Paris", 0), (process.Key, process.Name, process.ZoneId, process.Version));
        Assert.Equal(["network_doctor"], consent.Roles);
        Assert.Equal(("P21D", 2, 1), (consent.Window.Due?.Text, consent.Window.Reminders.Length, consent.Window.Escalations.Length));
        Assert.True(consent.Window.Reminders[1].IsBeforeDue);
        Assert.Equal("late", Assert.Single(consent.Boundaries).Id.ToString());
        Assert.False(consent.Boundaries[0].CancelsActivity);
        Assert.Equal("classify", Assert.Single(consent.Outgoing).To.ToString());
        Assert.Equal(["coordinator", "nurse"], Assert.IsType<ExecutableNode.UserTask>(process.Find(new ElementId("call"))).Roles);
        Assert.Equal("referral", Assert.Single(process.StartEvents).Form);
        Assert.Equal(["obesity"], process.RuleSetKeys);
        Assert.Equal("Corpulence", Assert.IsType<ExecutableNode.DecisionTask>(process.Find(new ElementId("classify"))).Result);
        Assert.Null(process.Find(new ElementId("nowhere")));
    }

    [Fact]
    public void A_published_version_is_the_same_process_under_a_number()
    {
        ExecutableProcess draft = Drawn.Sound(Drawn.Process(Consent));

        ExecutableProcess published = draft.AtVersion(3);

        Assert.Equal((3, draft.ContentHash), (published.Version, published.ContentHash));
        Assert.Throws<ArgumentOutOfRangeException>(() => draft.AtVersion(0));
    }

    [Fact]
    public void A_file_without_any_of_our_extensions_compiles()
    {
        ExecutableProcess process = Drawn.Sound(Drawn.Around("t", "<userTask id='t'/>"));

        Assert.Equal(("p", null), (process.Key, process.ZoneId));
    }

    [Fact]
    public void A_process_of_several_can_be_named()
    {
        BpmnModel model = BpmnReader.Read(
            $"{Drawn.Head}<process id='a'><startEvent id='s'/><sequenceFlow id='f' sourceRef='s' targetRef='e'/><endEvent id='e'/></process><process id='b'/></definitions>",
            "two.bpmn").Model!; // The text is well-formed.

        Assert.NotNull(ProcessCompiler.Compile(model, DefinitionCatalog.Unknown, new ElementId("a")).Process);
        Assert.Contains(
            ProcessCompiler.Compile(model, DefinitionCatalog.Unknown, new ElementId("c")).Findings, finding => finding.Code == "PW2013");
    }
}
