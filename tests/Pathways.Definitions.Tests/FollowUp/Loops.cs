namespace Pathways.Definitions.Tests;

public sealed class Loops
{
    [Theory]
    [InlineData("<scriptTask id=\"x\"><script>{n: 1}</script></scriptTask>", "PW2205")]
    [InlineData("<task id=\"x\"/>", "PW2205")]
    [InlineData("<sendTask id=\"x\"><extensionElements><care:message template=\"t\" to=\"gp\"/></extensionElements></sendTask>", "PW2205")]
    [InlineData("<subProcess id=\"x\"><startEvent id=\"in\"/><task id=\"t\"/><endEvent id=\"out\"/><sequenceFlow id=\"e1\" sourceRef=\"in\" targetRef=\"t\"/><sequenceFlow id=\"e2\" sourceRef=\"t\" targetRef=\"out\"/></subProcess>", "PW2205")]
    [InlineData("<intermediateCatchEvent id=\"x\"><conditionalEventDefinition><condition>ready</condition></conditionalEventDefinition><timerEventDefinition><timeDuration>P7D</timeDuration></timerEventDefinition></intermediateCatchEvent>", "PW2205")]
    [InlineData("<intermediateCatchEvent id=\"x\"><timerEventDefinition><timeDuration>P7D</timeDuration></timerEventDefinition></intermediateCatchEvent>", "PW2206")]
    public void Going_round_without_anybody_is_found(string element, string code)
    {
        Assert.Equal([code], Proof.Codes(Round(element)));
        Assert.Equal(["again", "x", "again"], Normal(Proof.Way(code, Round(element)), "again"));
    }

    [Fact]
    public void A_person_on_the_way_round_makes_it_sound()
    {
        Assert.Empty(Proof.Codes(Round(Proof.Task("x"))));
        string phase = $"<subProcess id=\"x\"><startEvent id=\"in\"/>{Proof.Task("t")}<endEvent id=\"out\"/>{Proof.Line("in", "t", "out")}</subProcess>";
        Assert.Empty(Proof.Codes(Round(phase)));
    }

    [Fact]
    public void A_join_in_the_loop_waits_for_the_person_on_its_other_branch()
    {
        string drawing(string other) => $"""
            <startEvent id="start"/><exclusiveGateway id="again"/><parallelGateway id="fork"/><task id="quick"/>{other}
            <parallelGateway id="join"/><exclusiveGateway id="enough" default="enough_end"/><endEvent id="end"/>
            {Proof.Line("start", "again", "fork", "quick", "join", "enough", "end")}{Proof.Line("fork", "other", "join")}
            <sequenceFlow id="back" sourceRef="enough" targetRef="again"><conditionExpression>more</conditionExpression></sequenceFlow>
            """;

        Assert.Empty(Proof.Codes(drawing(Proof.Task("other"))));
        Assert.Equal(["PW2205"], Proof.Codes(drawing("<task id=\"other\"/>")));
    }

    [Theory]
    [InlineData("<standardLoopCharacteristics><loopCondition>more</loopCondition></standardLoopCharacteristics>", "PW2205")]
    [InlineData("<standardLoopCharacteristics loopMaximum=\"5\"><loopCondition>more</loopCondition></standardLoopCharacteristics>")]
    [InlineData("<multiInstanceLoopCharacteristics><loopCardinality>1200</loopCardinality></multiInstanceLoopCharacteristics>")]
    public void A_repeated_step_needs_a_greatest_number(string repetition, params string[] codes) => Assert.Equal(codes, Proof.Codes(
        $"<startEvent id=\"start\"/><scriptTask id=\"x\">{repetition}<script>{{n: 1}}</script></scriptTask><endEvent id=\"end\"/>{Proof.Line("start", "x", "end")}"));

    [Fact]
    public void An_error_that_leads_back_into_the_phase_that_throws_it_is_a_loop()
    {
        string phase(string step) => $"""
            <startEvent id="start"/><exclusiveGateway id="again"/>
            <subProcess id="x"><startEvent id="in"/>{step}<endEvent id="out"><errorEventDefinition errorRef="e"/></endEvent>{Proof.Line("in", "t", "out")}</subProcess>
            <boundaryEvent id="failed" attachedToRef="x"><errorEventDefinition errorRef="e"/></boundaryEvent><endEvent id="end"/>
            {Proof.Line("start", "again", "x", "end")}{Proof.Line("failed", "again")}
            """;
        const string Error = "<error id=\"e\" errorCode=\"E\"/>";

        Assert.Equal(["PW2205"], Proof.Codes(phase("<task id=\"t\"/>"), before: Error));
        Assert.Empty(Proof.Codes(phase(Proof.Task("t")), before: Error));
    }

    [Fact]
    public void A_process_that_calls_itself_without_a_wait_is_a_loop()
    {
        string called(string step) => $"<process id=\"q\"><startEvent id=\"b\"/>{step}<callActivity id=\"more\" calledElement=\"q\"/><endEvent id=\"d\"/>{Proof.Line("b", "t", "more", "d")}</process>";
        string calls = $"<startEvent id=\"start\"/><callActivity id=\"call\" calledElement=\"q\"/><endEvent id=\"end\"/>{Proof.Line("start", "call", "end")}";

        Assert.Equal(["PW2205"], Proof.Codes(calls, before: called("<task id=\"t\"/>")));
        Assert.Empty(Proof.Codes(calls, before: called(Proof.Task("t"))));
    }

    [Theory]
    [InlineData("<subProcess id=\"esp\" triggeredByEvent=\"true\"><startEvent id=\"es\"><signalEventDefinition signalRef=\"s\"/></startEvent><endEvent id=\"ee\"/><sequenceFlow id=\"ef\" sourceRef=\"es\" targetRef=\"ee\"/></subProcess>")]
    [InlineData("<parallelGateway id=\"beside\"/><sequenceFlow id=\"pb\" sourceRef=\"start\" targetRef=\"beside\"/><endEvent id=\"stop\"><terminateEventDefinition/></endEvent><sequenceFlow id=\"bs\" sourceRef=\"beside\" targetRef=\"stop\"/>")]
    public void What_something_else_can_end_is_not_alone(string other)
    {
        const string Wait = "<intermediateCatchEvent id=\"x\"><timerEventDefinition><timeDuration>P7D</timeDuration></timerEventDefinition></intermediateCatchEvent>";

        Assert.Empty(Proof.Codes(Round(Wait) + other));
    }

    [Fact]
    public void A_loop_that_reckons_its_own_end_is_not_alone()
    {
        string drawing = $"""
            <startEvent id="start"/><exclusiveGateway id="again"/><intermediateCatchEvent id="x">{Proof.Timer("P7D")}</intermediateCatchEvent>
            <scriptTask id="count"><script>{"{n: n + 1}"}</script></scriptTask><exclusiveGateway id="enough" default="enough_again"/><endEvent id="end"/>
            {Proof.Line("start", "again", "x", "count", "enough", "again")}
            <sequenceFlow id="on" sourceRef="enough" targetRef="end"><conditionExpression>n &gt; 3</conditionExpression></sequenceFlow>
            """;

        Assert.Empty(Proof.Codes(drawing));
    }

    private static string Round(string element) => $"""
        <startEvent id="start"/><exclusiveGateway id="again" default="again_x"/>{element}<endEvent id="end"/>{Proof.Line("start", "again", "x", "again")}
        <sequenceFlow id="on" sourceRef="again" targetRef="end"><conditionExpression>enough</conditionExpression></sequenceFlow>
        """;

    // A way round has no first element of its own.
    private static IEnumerable<string> Normal(IEnumerable<string> round, string first)
    {
        string[] members = [.. round.SkipLast(1)];
        int at = Array.IndexOf(members, first);
        return [.. members[at..], .. members[..at], first];
    }
}
