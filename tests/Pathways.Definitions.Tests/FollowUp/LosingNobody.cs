namespace Pathways.Definitions.Tests;

public sealed class LosingNobody
{
    private const string Message = "<messageEventDefinition messageRef=\"m\"/>";
    private const string Due = "<care:window due=\"P7D\"/>";
    private const string Roles = "<care:assignment roles=\"nurse\"/>";

    [Theory]
    [InlineData("<receiveTask id=\"w\" messageRef=\"m\"/>")]
    [InlineData($"<intermediateCatchEvent id=\"w\">{Message}</intermediateCatchEvent>")]
    [InlineData("<intermediateCatchEvent id=\"w\"><signalEventDefinition signalRef=\"s\"/></intermediateCatchEvent>")]
    [InlineData("<intermediateCatchEvent id=\"w\"><conditionalEventDefinition><condition>ready</condition></conditionalEventDefinition></intermediateCatchEvent>")]
    [InlineData($"<intermediateCatchEvent id=\"w\" parallelMultiple=\"true\">{Message}<timerEventDefinition><timeDuration>P7D</timeDuration></timerEventDefinition></intermediateCatchEvent>")]
    [InlineData("<serviceTask id=\"w\"><extensionElements><care:service topic=\"lab\"/></extensionElements></serviceTask>")]
    [InlineData("<sendTask id=\"w\"/>")]
    [InlineData("<adHocSubProcess id=\"w\"><task id=\"inner\"/></adHocSubProcess>")]
    public void A_wait_without_an_end_is_found_with_the_way_to_it_and_any_timer_around_it_is_an_end(string wait)
    {
        string alone = $"<startEvent id=\"start\"/>{wait}<endEvent id=\"end\"/>{Proof.Line("start", "w", "end")}";
        Assert.Equal(["start", "w"], Proof.Way("PW2201", alone));

        string phase = $"<subProcess id=\"phase\">{alone}</subProcess>";
        string around = $"<startEvent id=\"a\"/>{phase}<endEvent id=\"z\"/>{Proof.Line("a", "phase", "z")}";
        Assert.Equal(["a", "phase", "start", "w"], Proof.Way("PW2201", around));
        Assert.Empty(Proof.Codes(around + $"<boundaryEvent id=\"late\" attachedToRef=\"phase\">{Proof.Timer("P30D")}</boundaryEvent>{Proof.Line("late", "z")}"));
        Assert.Empty(Proof.Codes(alone + Beside("isInterrupting=\"true\"", Proof.Timer("P30D"))));
        Assert.Empty(Proof.Codes(alone + Beside("isInterrupting=\"false\"", Proof.Timer("R/P6M", "timeCycle"))));
    }

    [Fact]
    public void What_rings_once_beside_the_flow_may_have_rung_before_the_wait_begins()
    {
        string wait = $"<startEvent id=\"start\"/><receiveTask id=\"w\" messageRef=\"m\"/><endEvent id=\"end\"/>{Proof.Line("start", "w", "end")}";

        Assert.Equal(["PW2201"], Proof.Codes(wait + Beside("isInterrupting=\"false\"", Proof.Timer("P30D"))));
        Assert.Equal(["PW2201"], Proof.Codes(wait + Beside("isInterrupting=\"false\"", Proof.Timer("R3/P30D", "timeCycle"))));
        Assert.Equal(["PW2201"], Proof.Codes(wait + Beside("isInterrupting=\"true\"", "<signalEventDefinition signalRef=\"s\"/>")));
        Assert.Empty(Proof.Codes(wait + $"<boundaryEvent id=\"late\" attachedToRef=\"w\" cancelActivity=\"false\">{Proof.Timer("P30D")}</boundaryEvent>{Proof.Line("late", "end")}"));
    }

    [Theory]
    [InlineData($"<intermediateCatchEvent id=\"w\">{Message}<timerEventDefinition><timeDuration>P7D</timeDuration></timerEventDefinition></intermediateCatchEvent>")]
    [InlineData("<intermediateCatchEvent id=\"w\"><timerEventDefinition><timeDuration>P7D</timeDuration></timerEventDefinition></intermediateCatchEvent>")]
    [InlineData("<serviceTask id=\"w\"><extensionElements><care:service connector=\"lab\"/></extensionElements></serviceTask>")]
    [InlineData("<sendTask id=\"w\"><extensionElements><care:message template=\"t\" to=\"gp\"/></extensionElements></sendTask>")]
    public void What_ends_by_itself_needs_no_other_end(string wait) =>
        Assert.Empty(Proof.Codes($"<startEvent id=\"start\"/>{wait}<endEvent id=\"end\"/>{Proof.Line("start", "w", "end")}"));

    [Theory]
    [InlineData(false, "PW2201")]
    [InlineData(true)]
    public void A_choice_of_events_needs_a_timer_among_them(bool hasTimer, params string[] codes) => Assert.Equal(codes, Proof.Codes($"""
        <startEvent id="start"/><eventBasedGateway id="which"/><intermediateCatchEvent id="answer">{Message}</intermediateCatchEvent>
        <intermediateCatchEvent id="other">{(hasTimer ? Proof.Timer("P30D") : "<signalEventDefinition signalRef=\"s\"/>")}</intermediateCatchEvent><endEvent id="end"/>
        {Proof.Line("start", "which", "answer", "end")}{Proof.Line("which", "other", "end")}
        """));

    [Theory]
    [InlineData($"{Roles}{Due}", "PW2203")]
    [InlineData($"{Roles}", "PW2201", "PW2203")]
    [InlineData($"{Due}", "PW2066", "PW2203")]
    [InlineData($"{Roles}<care:window due=\"P7D\"><care:escalation after=\"P9D\" role=\"manager\"/></care:window>")]
    [InlineData($"{Roles}<care:window><care:escalation after=\"P9D\" role=\"manager\"/></care:window>", "PW2201")]
    public void A_task_needs_an_owner_a_due_and_somebody_who_is_brought_in(string care, params string[] codes) =>
        Assert.Equal(codes, Proof.Codes(AroundTask(care)));

    [Theory]
    [InlineData("cancelActivity=\"true\"", "end")]
    [InlineData("cancelActivity=\"false\"", "other")]
    [InlineData("cancelActivity=\"false\"", "end", "PW2203")]
    public void A_timer_on_its_edge_brings_somebody_in_when_it_ends_the_task_or_leads_to_people(string cancels, string to, params string[] codes) =>
        Assert.Equal(codes, Proof.Codes($"""
            {AroundTask(Roles)}{Proof.Task("other")}{Proof.Line("other", "end")}
            <boundaryEvent id="late" attachedToRef="w" {cancels}>{Proof.Timer("P5D")}</boundaryEvent>{Proof.Line("late", to)}
            {(to == "other" ? "" : Proof.Line("start", "other"))}
            """));

    [Fact]
    public void Roles_that_nobody_holds_are_found_where_it_is_known_who_holds_which()
    {
        string drawing = $"<startEvent id=\"start\"/>{Proof.Task("w", roles: "nurse dietitian")}<endEvent id=\"end\"/>{Proof.Line("start", "w", "end")}";

        Assert.Equal(["PW2208"], Proof.Of(drawing).Select(finding => finding.Code));
        Assert.Empty(Proof.Of(drawing, Held("dietitian", "manager")));
        Assert.Equal(["PW2204"], Proof.Codes(drawing, Held("nurse")));
        Assert.Equal(["PW2202"], Proof.Codes(drawing, Held("manager")));
        Assert.Equal(["PW2202", "PW2204"], Proof.Codes(drawing, Held("coordinator")));
    }

    [Fact]
    public void A_called_process_is_timed_by_its_call_and_the_way_leads_into_it()
    {
        string called = $"<process id=\"q\"><startEvent id=\"begin\"/><receiveTask id=\"w\" messageRef=\"m\"/><endEvent id=\"done\"/>{Proof.Line("begin", "w", "done")}</process>";
        string calls = $"<startEvent id=\"start\"/><callActivity id=\"call\" calledElement=\"q\"/><endEvent id=\"end\"/>{Proof.Line("start", "call", "end")}";

        Assert.Equal(["start", "call", "begin", "w"], Proof.Way("PW2201", calls, called));
        Assert.Equal("call", Assert.Single(Proof.Of(calls, before: called)).Element.ToString());
        Assert.Empty(Proof.Codes(calls + $"<boundaryEvent id=\"late\" attachedToRef=\"call\">{Proof.Timer("P30D")}</boundaryEvent>{Proof.Line("late", "end")}", before: called));
    }

    [Fact]
    public void The_shortest_way_is_told_over_all_branches()
    {
        string drawing = $"""
            <startEvent id="start"/>{Proof.Task("long")}<exclusiveGateway id="split" default="split_end"/><receiveTask id="w" messageRef="m"/><endEvent id="end"/>
            {Proof.Line("start", "split", "end")}{Proof.Line("long", "w", "end")}
            <sequenceFlow id="c1" sourceRef="split" targetRef="long"><conditionExpression>1 = 2</conditionExpression></sequenceFlow>
            <sequenceFlow id="c2" sourceRef="split" targetRef="w"><conditionExpression>1 = 1</conditionExpression></sequenceFlow>
            """;

        Assert.Equal(["start", "split", "w"], Proof.Way("PW2201", drawing));
    }

    private static string AroundTask(string care) =>
        $"<startEvent id=\"start\"/><userTask id=\"w\"><extensionElements>{care}</extensionElements></userTask><endEvent id=\"end\"/>{Proof.Line("start", "w", "end")}";

    private static string Beside(string interrupting, string trigger) =>
        $"<subProcess id=\"esp\" triggeredByEvent=\"true\"><startEvent id=\"esp_start\" {interrupting}>{trigger}</startEvent><endEvent id=\"esp_end\"/>{Proof.Line("esp_start", "esp_end")}</subProcess>";

    private static FollowUpTerms Held(params string[] roles) => new(Proof.Monday) { HeldRoles = [.. roles] };
}
