using System.Collections.Immutable;
using Pathways.Rules;

namespace Pathways.Definitions.Tests;

public sealed class CheckingADrawing
{
    private static readonly DefinitionCatalog Known = new()
    {
        RuleSets = ImmutableDictionary<string, ImmutableHashSet<string>>.Empty.Add("obesity", ["Corpulence", "d1"]),
        Forms = ImmutableDictionary<string, FormDefinition>.Empty.Add("visit", new FormDefinition("visit", null, [], "0")),
        Templates = ["letter"],
        Roles = ["nurse", "family"],
    };

    [Theory]
    [InlineData("PW2010", "<sequenceFlow id='x' sourceRef='start' targetRef='nowhere'/>", "x")]
    [InlineData("PW2010", "<sequenceFlow id='x' sourceRef='start'/>", "x")]
    [InlineData("PW2012", "<boundaryEvent id='x' attachedToRef='start'><timerEventDefinition><timeDuration>P1D</timeDuration></timerEventDefinition></boundaryEvent><sequenceFlow id='y' sourceRef='x' targetRef='end'/>", "x")]
    [InlineData("PW2015", "<sequenceFlow id='x' sourceRef='end' targetRef='task'/>", "end")]
    [InlineData("PW2016", "<sequenceFlow id='y' sourceRef='task' targetRef='x'/><exclusiveGateway id='x'/>", "x")]
    [InlineData("PW2040", "<userTask id='x'/><sequenceFlow id='y' sourceRef='x' targetRef='end'/>", "x")]
    [InlineData("PW2042", "<startEvent id='x'/><sequenceFlow id='y' sourceRef='x' targetRef='task'/>", "x")]
    [InlineData("PW2020", "<sequenceFlow id='y' sourceRef='task' targetRef='x'/><complexGateway id='x'/><sequenceFlow id='z' sourceRef='x' targetRef='end'/>", "x")]
    [InlineData("PW2011", "<sequenceFlow id='y' sourceRef='task' targetRef='x'/><endEvent id='x'><errorEventDefinition errorRef='e'/></endEvent>", "x")]
    [InlineData("PW2020", "<eventBasedGateway id='x' instantiate='true'/><sequenceFlow id='y' sourceRef='task' targetRef='x'/><sequenceFlow id='z' sourceRef='x' targetRef='w'/><intermediateCatchEvent id='w'><signalEventDefinition/></intermediateCatchEvent><sequenceFlow id='v' sourceRef='w' targetRef='end'/>", "x")]
    [InlineData("PW2021", "<sequenceFlow id='y' sourceRef='task' targetRef='x'/><intermediateCatchEvent id='x'><errorEventDefinition/></intermediateCatchEvent><sequenceFlow id='z' sourceRef='x' targetRef='end'/>", "x")]
    [InlineData("PW2021", "<sequenceFlow id='y' sourceRef='task' targetRef='x'/><endEvent id='x'><cancelEventDefinition/></endEvent>", "x")]
    [InlineData("PW2021", "<boundaryEvent id='x' attachedToRef='task'/><sequenceFlow id='y' sourceRef='x' targetRef='end'/>", "x")]
    [InlineData("PW2021", "<boundaryEvent id='x' attachedToRef='task'><cancelEventDefinition/></boundaryEvent><sequenceFlow id='y' sourceRef='x' targetRef='end'/>", "x")]
    [InlineData("PW2021", "<sequenceFlow id='y' sourceRef='task' targetRef='s'/><subProcess id='s'><startEvent id='x'><messageEventDefinition/></startEvent><sequenceFlow id='a' sourceRef='x' targetRef='e'/><endEvent id='e'/></subProcess>", "x")]
    [InlineData("PW2021", "<startEvent id='x' parallelMultiple='true'><signalEventDefinition/><messageEventDefinition/></startEvent><sequenceFlow id='z' sourceRef='x' targetRef='end'/>", "x")]
    [InlineData("PW2020", "<eventBasedGateway id='x' instantiate='true' eventGatewayType='Parallel'/><sequenceFlow id='z' sourceRef='x' targetRef='w'/><intermediateCatchEvent id='w'><signalEventDefinition/></intermediateCatchEvent><sequenceFlow id='v' sourceRef='w' targetRef='end'/>", "x")]
    [InlineData("PW2021", "<boundaryEvent id='x' attachedToRef='task' parallelMultiple='true'><errorEventDefinition/><messageEventDefinition/></boundaryEvent><sequenceFlow id='z' sourceRef='x' targetRef='end'/>", "x")]
    [InlineData("PW2022", "<subProcess id='x' triggeredByEvent='true'><multiInstanceLoopCharacteristics><loopCardinality>2</loopCardinality></multiInstanceLoopCharacteristics><startEvent id='s'><signalEventDefinition/></startEvent><sequenceFlow id='a' sourceRef='s' targetRef='e'/><endEvent id='e'/></subProcess>", "x")]
    [InlineData("PW2023", "<sequenceFlow id='y' sourceRef='task' targetRef='x'/><userTask id='x'><standardLoopCharacteristics/></userTask>", "x")]
    [InlineData("PW2023", "<sequenceFlow id='y' sourceRef='task' targetRef='x'/><userTask id='x'><standardLoopCharacteristics loopMaximum='none'/></userTask>", "x")]
    [InlineData("PW2024", "<sequenceFlow id='y' sourceRef='task' targetRef='x'/><userTask id='x'><multiInstanceLoopCharacteristics/></userTask>", "x")]
    [InlineData("PW2025", "<sequenceFlow id='y' sourceRef='task' targetRef='x'/><scriptTask id='x'/>", "x")]
    [InlineData("PW2026", "<sequenceFlow id='y' sourceRef='task' targetRef='x'/><callActivity id='x'/>", "x")]
    [InlineData("PW2027", "<sequenceFlow id='y' sourceRef='task' targetRef='x'/><callActivity id='x' calledElement='gone'/>", "x")]
    [InlineData("PW2034", "<sequenceFlow id='y' sourceRef='task' targetRef='x'/><intermediateCatchEvent id='x'><conditionalEventDefinition/></intermediateCatchEvent><sequenceFlow id='z' sourceRef='x' targetRef='end'/>", "x")]
    [InlineData("PW2035", "<sequenceFlow id='y' sourceRef='task' targetRef='x'/><intermediateThrowEvent id='x'><linkEventDefinition name='on'/></intermediateThrowEvent>", "x")]
    [InlineData("PW2036", "<boundaryEvent id='x' attachedToRef='task'><compensateEventDefinition/></boundaryEvent>", "x")]
    [InlineData("PW2037", "<sequenceFlow id='y' sourceRef='task' targetRef='x'/><transaction id='x'><startEvent id='s'/><sequenceFlow id='a' sourceRef='s' targetRef='e'/><endEvent id='e'><cancelEventDefinition/></endEvent></transaction>", "x")]
    [InlineData("PW2043", "<subProcess id='x' triggeredByEvent='true'><userTask id='s'/></subProcess>", "x")]
    [InlineData("PW2040", "<sequenceFlow id='y' sourceRef='task' targetRef='s'/><subProcess id='s'><startEvent id='a'/><sequenceFlow id='b' sourceRef='a' targetRef='c'/><endEvent id='c'/><sequenceFlow id='d' sourceRef='x' targetRef='x'/><userTask id='x'/></subProcess>", "x")]
    [InlineData("PW2067", "<sequenceFlow id='y' sourceRef='task' targetRef='x'/><sendTask id='x'><extensionElements><care:message template='letter'/></extensionElements></sendTask>", "x")]
    [InlineData("PW2068", "<sequenceFlow id='y' sourceRef='task' targetRef='x'/><serviceTask id='x'><extensionElements><care:service topic='a' connector='b'/></extensionElements></serviceTask>", "x")]
    [InlineData("PW2069", "<sequenceFlow id='y' sourceRef='task' targetRef='x'/><serviceTask id='x'><extensionElements><care:retry attempts='0'/></extensionElements></serviceTask>", "x")]
    [InlineData("PW2069", "<sequenceFlow id='y' sourceRef='task' targetRef='x'/><serviceTask id='x'><extensionElements><care:retry pause='P2D'/></extensionElements></serviceTask>", "x")]
    [InlineData("PW2069", "<sequenceFlow id='y' sourceRef='task' targetRef='x'/><serviceTask id='x'><extensionElements><care:retry longest='soon'/></extensionElements></serviceTask>", "x")]
    [InlineData("PW2077", "<sequenceFlow id='y' sourceRef='task' targetRef='x'/><userTask id='x'><extensionElements><care:window due='P9D'><care:reminder after='P1D' template='t' late='soon'/></care:window></extensionElements></userTask>", "x")]
    [InlineData("PW2078", "<boundaryEvent id='x' attachedToRef='task'><extensionElements><care:missed late='PT1H'/></extensionElements><timerEventDefinition><timeCycle>R/P1D</timeCycle></timerEventDefinition></boundaryEvent><sequenceFlow id='z' sourceRef='x' targetRef='end'/>", "x")]
    [InlineData("PW2051", "<sequenceFlow id='y' sourceRef='task' targetRef='x'/><intermediateCatchEvent id='x'><timerEventDefinition/></intermediateCatchEvent><sequenceFlow id='z' sourceRef='x' targetRef='end'/>", "x")]
    [InlineData("PW2065", "<sequenceFlow id='y' sourceRef='task' targetRef='x'/><businessRuleTask id='x'/>", "x")]
    [InlineData("PW2011", "<sequenceFlow id='y' sourceRef='task' targetRef='x'/><intermediateCatchEvent id='x'><messageEventDefinition messageRef='m'/></intermediateCatchEvent><sequenceFlow id='z' sourceRef='x' targetRef='end'/>", "x")]
    [InlineData("PW2011", "<sequenceFlow id='y' sourceRef='task' targetRef='x'/><userTask id='x' default='in'/>", "x")]
    [InlineData("PW2011", "<laneSet id='ls'><lane id='x'><flowNodeRef>gone</flowNodeRef></lane></laneSet>", "x")]
    public void Names_what_cannot_run_and_where(string code, string inside, string element)
    {
        var xml = Drawn.Around("task", "<userTask id='task'/>" + inside);

        Finding finding = Drawn.Only(code, xml);

        Assert.Equal(element, finding.Element.ToString());
        Assert.True(finding.IsError);
        Assert.True(finding.Place.Line > 0);
        Assert.Null(Drawn.Compile(xml).Process);
    }

    [Fact]
    public void A_process_begins_at_a_start_event_or_at_what_nothing_leads_to()
    {
        Drawn.Only("PW2041", Drawn.Process("<userTask id='t'/><sequenceFlow id='f' sourceRef='t' targetRef='t'/>"));
        Drawn.Sound(Drawn.Process("<userTask id='t'/>"));
    }

    [Fact]
    public void A_gateway_must_be_able_to_decide()
    {
        const string element = """
            <exclusiveGateway id="g" name="Entrée ?"/><userTask id="t"/><sequenceFlow id="a" sourceRef="g" targetRef="t"/>
            <sequenceFlow id="tout" sourceRef="t" targetRef="end"/>
            """;

        Finding finding = Drawn.Only("PW2030", Drawn.Around("g", element));

        Assert.Contains("Entrée ?", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_flow_of_a_gateway_needs_a_condition_or_to_be_the_default()
    {
        const string element = """
            <exclusiveGateway id="g"/><userTask id="t"/>
            <sequenceFlow id="a" name="oui" sourceRef="g" targetRef="t"><conditionExpression>x</conditionExpression></sequenceFlow>
            <sequenceFlow id="tout" sourceRef="t" targetRef="end"/>
            """;

        Assert.Equal("out", Drawn.Only("PW2031", Drawn.Around("g", element)).Element.ToString());
        Assert.False(Drawn.Only("PW2032", Drawn.Around("g", element)).IsError);
        Assert.Empty(Drawn.Compile(Drawn.Around("g", element.Replace("id=\"g\"/>", "id=\"g\" default=\"out\"/>", StringComparison.Ordinal)))
            .Findings.Where(finding => finding.IsError));
    }

    [Theory]
    [InlineData("P3X")]
    [InlineData("R3/soon")]
    [InlineData("R/PT0S")]
    [InlineData("R3/P1D/P1D")]
    [InlineData("R3/2026-03-05/P1D/P1D")]
    [InlineData("in three days (")]
    public void A_timer_text_must_be_iso_or_feel(string text)
    {
        var wait = $"<intermediateCatchEvent id='w'><timerEventDefinition><timeDuration>{text}</timeDuration></timerEventDefinition></intermediateCatchEvent>";

        Assert.Contains(text, Drawn.Only("PW2050", Drawn.Around("w", wait)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<intermediateCatchEvent id='x'><signalEventDefinition/></intermediateCatchEvent><sequenceFlow id='y' sourceRef='task' targetRef='x'/>")]
    [InlineData("<boundaryEvent id='x' attachedToRef='task'><signalEventDefinition/></boundaryEvent>")]
    public void A_wait_that_nothing_follows_ends_its_branch_and_its_author_is_warned(string inside)
    {
        var xml = Drawn.Around("task", "<userTask id='task'/>" + inside);

        Assert.False(Drawn.Only("PW2016", xml).IsError);
        Drawn.Sound(xml);
    }

    [Fact]
    public void An_equals_sign_before_feel_says_nothing() => Drawn.Sound(Drawn.Around("t", "<userTask id='t'/>").Replace(
        "targetRef=\"t\"/>", "targetRef=\"t\"><conditionExpression>= x > 1</conditionExpression></sequenceFlow>", StringComparison.Ordinal));

    [Fact]
    public void A_condition_that_is_not_feel_is_named_with_its_place()
    {
        var xml = Drawn.Around("t", "<userTask id='t'/>").Replace(
            "targetRef=\"t\"/>", "targetRef=\"t\"><conditionExpression>1 +</conditionExpression></sequenceFlow>", StringComparison.Ordinal);

        Finding finding = Assert.Single(Drawn.Compile(xml).Findings, finding => finding.IsError);

        Assert.StartsWith("PW1", finding.Code, StringComparison.Ordinal);
        Assert.Equal("in", finding.Element.ToString());
        Assert.Equal(3, finding.Place.Line);
    }

    [Theory]
    [InlineData("PW2052", "<care:window due='P3D'><care:reminder template='letter'/></care:window>")]
    [InlineData("PW2052", "<care:window due='P3D'><care:reminder after='P1D' before='P1D' template='letter'/></care:window>")]
    [InlineData("PW2052", "<care:window due='P3D'><care:reminder after='P1D'/></care:window>")]
    [InlineData("PW2053", "<care:window><care:reminder before='P1D' template='letter'/></care:window>")]
    [InlineData("PW2054", "<care:window><care:escalation after='P1D'/></care:window>")]
    [InlineData("PW2050", "<care:window due='P3X'/>")]
    [InlineData("PW2071", "<care:input name='x'/>")]
    [InlineData("PW2073", "<care:priority value='101'/>")]
    [InlineData("PW2073", "<care:priority value='high'/>")]
    [InlineData("PW2062", "<care:form key='gone'/>")]
    [InlineData("PW2063", "<care:window><care:reminder after='P1D' template='gone'/></care:window>")]
    [InlineData("PW2064", "<care:assignment roles='nurse wizard'/>")]
    [InlineData("PW2064", "<care:window><care:escalation after='P1D' role='wizard'/></care:window>")]
    public void Extensions_are_checked_against_what_is_known(string code, string extension)
    {
        var task = $"<userTask id='t'><extensionElements>{extension}</extensionElements></userTask>";

        Assert.Equal("t", Drawn.Only(code, Drawn.Around("t", task), Known).Element.ToString());
    }

    [Theory]
    [InlineData("PW2060", "<care:decision ruleSet='gone' decision='x'/>")]
    [InlineData("PW2061", "<care:decision ruleSet='obesity' decision='gone'/>")]
    public void Decisions_must_be_known(string code, string extension)
    {
        var task = $"<businessRuleTask id='t'><extensionElements>{extension}</extensionElements></businessRuleTask>";

        Finding finding = Drawn.Only(code, Drawn.Around("t", task), Known);

        Assert.Contains(code == "PW2060" ? "obesity" : "Corpulence", finding.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_outside_is_asked_when_nothing_is_known()
    {
        const string task = """
            <userTask id="t"><extensionElements><care:assignment roles="wizard"/><care:form key="gone"/></extensionElements></userTask>
            """;

        Assert.Empty(Drawn.Compile(Drawn.Around("t", task)).Findings);
    }

    [Fact]
    public void Unknown_extensions_of_ours_are_warned_about_and_foreign_ones_left_alone()
    {
        const string task = """
            <userTask id="t"><extensionElements><care:assignement roles="nurse"/><x:y xmlns:x="urn:x"/></extensionElements></userTask>
            """;

        Finding finding = Drawn.Only("PW2072", Drawn.Around("t", task));

        Assert.Equal(FindingSeverity.Warning, finding.Severity);
        Assert.NotNull(Drawn.Compile(Drawn.Around("t", task)).Process);
    }

    [Theory]
    [InlineData("", false)]
    [InlineData("about='patient'", false)]
    [InlineData("about='network'", true)]
    public void A_pathway_is_about_a_patient_unless_it_says_otherwise(string about, bool isAboutNetwork)
    {
        var xml = Drawn.Process($"<extensionElements><care:pathway key='k' {about}/></extensionElements><startEvent id='s'/><endEvent id='e'/><sequenceFlow id='f' sourceRef='s' targetRef='e'/>");

        Assert.Equal(isAboutNetwork, Drawn.Compile(xml).Process?.IsAboutNetwork);
    }

    [Fact]
    public void A_pathway_is_about_nothing_else()
    {
        var xml = Drawn.Process("<extensionElements><care:pathway key='k' about='weather'/></extensionElements><startEvent id='s'/>");

        Assert.Contains("weather", Drawn.Only("PW2059", xml).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_zone_must_exist()
    {
        var xml = Drawn.Process("<extensionElements><care:pathway key='k' zone='Europe/Atlantis'/></extensionElements><startEvent id='s'/>");

        Assert.Contains("Atlantis", Drawn.Only("PW2074", xml).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Findings_come_in_the_order_of_the_file()
    {
        ImmutableArray<Finding> findings = Drawn.Compile(Drawn.Around("t", "<scriptTask id='t'/>\n<userTask id='u'/>\n<userTask id='v'/>")).Findings;

        Assert.Equal(findings.Select(finding => finding.Place.Line).Order(), findings.Select(finding => finding.Place.Line));
        Assert.True(findings.Length >= 3);
    }
}
