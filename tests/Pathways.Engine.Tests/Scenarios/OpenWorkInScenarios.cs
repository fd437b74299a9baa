using System.Collections.Immutable;
using Pathways.Definitions;

namespace Pathways.Engine.Tests;

/// <summary>Who may complete what, with which answers, and where a case waits.</summary>
public sealed class OpenWorkInScenarios
{
    private static readonly ImmutableDictionary<string, FormDefinition> Forms =
        ImmutableDictionary<string, FormDefinition>.Empty.Add("measure", FormReader.Read(
            """
            {"type": "default", "id": "measure", "schemaVersion": 16, "components": [
              {"type": "number", "key": "weight_kg", "label": "Weight", "validate": {"required": true, "min": 1, "max": 400},
               "properties": {"softMax": "200"}}]}
            """, "measure", "measure.json").Form!); // It is well-formed.

    private static string Difference(Drawing drawing, string steps, string expect = "{}")
    {
        ScenarioReading reading = ScenarioReader.Read(
            $"{{\"pathway\": \"p.bpmn\", \"at\": \"2026-03-02T09:00\", \"steps\": [{steps}], \"expect\": {expect}}}", "s.json");
        Assert.Empty(reading.Problems);
        return $"{new ScenarioPlayer(drawing.Compile(), ImmutableDictionary<string, BoundRuleSet>.Empty, Forms) { ChecksFolding = true }
            .Play(reading.Scenario!).Difference}"; // There is no problem.
    }

    private static Drawing Task(string care) => new Drawing().Start().UserTask("ask", care).End().Line("start", "ask", "end");

    [Fact]
    public void A_role_brought_in_by_an_escalation_may_complete_the_task_from_then_on()
    {
        Drawing drawing = Task("<care:assignment roles='nurse'/><care:window><care:escalation after='P2D' role='doctor'/></care:window>");

        Assert.Equal("", Difference(drawing, """{"rejected": {"complete": "ask", "by": "doctor"}}, {"advance": "P2D"}, {"complete": "ask", "by": "doctor"}"""));
        Assert.Equal("", Difference(drawing, """{"complete": "ask", "by": "NURSE"}"""));
        Assert.Equal("", Difference(drawing, """{"complete": "ask"}"""));
        Assert.Contains("'ask' is for nurse, doctor, not for gp.", Difference(drawing, """{"advance": "P2D"}, {"complete": "ask", "by": "gp"}"""), StringComparison.Ordinal);
    }

    [Fact]
    public void A_task_without_roles_is_for_everyone() =>
        Assert.Equal("", Difference(Task(""), """{"complete": "ask", "by": "gp"}"""));

    [Fact]
    public void A_late_task_is_completed_with_a_reason() =>
        Assert.Equal("", Difference(Task("<care:window due='P1D'/>"), """{"advance": "P3D"}, {"complete": "ask"}""", """{"state": "completed"}"""));

    [Theory]
    [InlineData("{}", "(weight_kg)")]
    [InlineData("{\"weight_kg\": 500}", "(weight_kg)")]
    [InlineData("{\"weight_kg\": \"heavy\"}", "(weight_kg)")]
    [InlineData("{\"weight_kg\": 80, \"height\": 2}", "(height)")]
    public void Answers_that_the_form_refuses_are_refused(string answers, string expected)
    {
        Drawing drawing = Task("<care:form key='measure'/>");

        string difference = Difference(drawing, $"{{\"complete\": \"ask\", \"with\": {answers}}}");

        Assert.Contains("PW2132 'ask' cannot be completed with these answers " + expected, difference, StringComparison.Ordinal);
        Assert.DoesNotContain("heavy", difference[difference.IndexOf("PW2132", StringComparison.Ordinal)..], StringComparison.Ordinal);
        Assert.Equal("", Difference(drawing, $"{{\"rejected\": {{\"complete\": \"ask\", \"with\": {answers}}}}}, {{\"waiting\": [\"ask\"]}}"));
    }

    [Theory]
    [InlineData("80")]
    [InlineData("250")]
    public void What_the_form_only_asks_about_is_no_refusal(string weight) =>
        Assert.Equal("", Difference(Task("<care:form key='measure'/>"), $"{{\"complete\": \"ask\", \"with\": {{\"weight_kg\": {weight}}}}}"));

    [Fact]
    public void A_form_that_is_not_known_is_not_asked() =>
        Assert.Equal("", Difference(Task("<care:form key='other'/>"), """{"complete": "ask", "with": {"x": 1}}"""));

    private static readonly Drawing Twice = new Drawing().Start().Parallel("split").Flow("start", "split").Flow("split", "ask").Flow("split", "ask")
        .UserTask("ask").UserTask("tell").End().Line("ask", "tell", "end");

    [Fact]
    public void Of_two_that_are_open_the_index_counts_from_the_one_open_longest()
    {
        Assert.Equal("", Difference(
            Twice, """{"waiting": ["ask", "ask"]}, {"complete": "ask", "index": 1, "with": {"n": 2}}, {"waiting": ["ask", "tell"]}, {"complete": "ask", "index": 0}, {"rejected": {"complete": "ask"}}, {"rejected": {"complete": "tell", "index": 2}}"""));
    }

    [Fact]
    public void In_a_repeated_sub_process_the_index_names_the_round()
    {
        Drawing drawing = new Drawing().Start()
            .Add("<subProcess id='visit'><multiInstanceLoopCharacteristics><loopCardinality>3</loopCardinality><loopDataOutputRef>all</loopDataOutputRef>"
                + "<outputDataItem name='seen'/></multiInstanceLoopCharacteristics><userTask id='see'/></subProcess>")
            .End().Line("start", "visit", "end");

        Assert.Equal("", Difference(
            drawing, """
            {"waiting": ["see", "see", "see"]}, {"complete": "see", "index": 2, "with": {"seen": "c"}}, {"complete": "see", "index": 0, "with": {"seen": "a"}},
            {"waiting": ["see"]}, {"complete": "see", "with": {"seen": "b"}}
            """,
            """{"state": "completed", "variables": {"all": ["a", "b", "c"]}, "counts": {"see": 3, "visit": 3}}"""));
    }

    [Fact]
    public void An_event_based_gateway_waits_under_its_own_id_and_a_receive_task_takes_its_message()
    {
        Drawing drawing = new Drawing().Declare("<message id='m' name='answer'/>").Start().Add("<eventBasedGateway id='first'/><receiveTask id='fax' messageRef='m'/>")
            .Wait("week", "P7D").End().Flow("start", "first").Flow("first", "fax").Flow("first", "week").Flow("fax", "end").Flow("week", "end");

        Assert.Equal("", Difference(
            drawing, """{"waiting": ["first"]}, {"rejected": {"complete": "week"}}, {"message": "answer", "with": {"x": 1}}""",
            """{"state": "completed", "visited": ["first", "fax", "end"], "notVisited": ["week"], "variables": {"x": 1}}"""));
    }

    [Fact]
    public void A_receive_task_that_is_completed_takes_its_own_message_though_another_has_waited_longer()
    {
        Drawing drawing = new Drawing().Declare("<message id='m' name='answer'/>").Start().Parallel("split").Await("older", "answer")
            .Add("<receiveTask id='fax' messageRef='m'/>").End().Line("start", "split", "older", "end").Line("split", "fax", "end");

        Assert.Equal("", Difference(drawing, """{"complete": "fax", "with": {"x": 1}}, {"waiting": ["older"]}"""));
        Assert.Equal("", Difference(drawing, """{"message": "answer"}, {"waiting": ["fax"]}"""));
    }

    [Theory]
    [InlineData("<messageEventDefinition messageRef='m'/>", "{\"message\": \"answer\"}")]
    [InlineData("<timerEventDefinition><timeDuration>P1D</timeDuration></timerEventDefinition>", "{\"advance\": \"P1D\"}")]
    public void An_event_based_gateway_waits_once_whatever_it_waits_for(string trigger, string step)
    {
        Drawing drawing = new Drawing().Declare("<message id='m' name='answer'/>").Start()
            .Add($"<eventBasedGateway id='first'/><intermediateCatchEvent id='a'>{trigger}</intermediateCatchEvent><intermediateCatchEvent id='b'>{trigger}</intermediateCatchEvent>")
            .End().Flow("start", "first").Flow("first", "a").Flow("first", "b").Flow("a", "end").Flow("b", "end");

        Assert.Equal("", Difference(drawing, $"{{\"waiting\": [\"first\"]}}, {step}, {{\"waiting\": []}}", """{"state": "completed", "notVisited": ["b"]}"""));
    }

    [Fact]
    public void Events_on_an_edge_are_no_places_and_an_incident_around_open_work_neither()
    {
        Drawing drawing = new Drawing().Declare("<message id='m' name='answer'/>").Start()
            .Add("<userTask id='ask'><multiInstanceLoopCharacteristics><loopCardinality>3</loopCardinality><completionCondition>enough</completionCondition></multiInstanceLoopCharacteristics></userTask>")
            .Add("<boundaryEvent id='answered' attachedToRef='ask'><messageEventDefinition messageRef='m'/></boundaryEvent>").Boundary("over", "ask", "P7D")
            .End().Line("start", "ask", "end").Flow("answered", "end").Flow("over", "end");

        Assert.Equal("", Difference(drawing, """{"waiting": ["ask", "ask", "ask"]}, {"complete": "ask"}, {"waiting": ["ask", "ask"]}""", """{"state": "incident"}"""));
    }

    [Fact]
    public void A_join_is_no_place_to_wait_even_when_it_can_never_go_on_but_a_split_that_stopped_is()
    {
        Drawing join = new Drawing().Start().Parallel("split").UserTask("a").UserTask("b").Parallel("join").End().End("other")
            .Line("start", "split", "a", "join", "end").Line("split", "b").Exclusive("which", "f_other").Flow("b", "which")
            .Flow("which", "other", id: "f_other").Flow("which", "join", "false");
        Drawing split = new Drawing().Start().Add("<inclusiveGateway id='or'/>").End().Flow("start", "or").Flow("or", "end", "false");

        Assert.Equal("", Difference(join, """{"complete": "a"}, {"waiting": ["b"]}, {"complete": "b"}, {"waiting": []}""", """{"state": "incident"}"""));
        Assert.Equal("", Difference(split, """{"waiting": ["or"]}, {"retry": "or"}, {"rejected": {"retry": "start"}}""", """{"state": "incident"}"""));
    }

    [Fact]
    public void A_message_with_a_key_is_for_the_wait_with_that_key()
    {
        Drawing drawing = new Drawing().Declare("<message id='m' name='result'/>").Start().UserTask("order")
            .Add("<intermediateCatchEvent id='lab'><extensionElements><care:correlation value='sample'/></extensionElements><messageEventDefinition messageRef='m'/></intermediateCatchEvent>")
            .End().Line("start", "order", "lab", "end");
        const string order = """{"complete": "order", "with": {"sample": 12}}""";

        Assert.Equal("", Difference(drawing, order + """, {"rejected": {"message": "result", "key": 13}}, {"message": "result", "key": 12}""", """{"state": "completed"}"""));
        Assert.Equal("", Difference(drawing, order + """, {"rejected": {"message": "result", "key": "13"}}, {"message": "result", "key": "12"}""", """{"state": "completed"}"""));
        Assert.Equal("", Difference(drawing, order + """, {"message": "result"}""", """{"state": "completed"}"""));
    }

    [Fact]
    public void A_message_with_the_key_that_the_process_subscribes_to_is_for_the_case_and_one_without_a_key_too()
    {
        const string order = """{"complete": "order", "with": {"ordered": 12}}""";
        const string completed = """{"state": "completed"}""";

        Assert.Equal("", Difference(Correlation.Laboratory(), order + """, {"rejected": {"message": "result", "key": 13}}, {"message": "result", "key": 12}""", completed));
        Assert.Equal("", Difference(Correlation.Laboratory(), order + """, {"message": "result", "with": {"sample": {"number": 13}}}""", completed));
    }

    [Fact]
    public void A_compensation_that_is_not_waited_for_goes_on_beside_what_follows()
    {
        Drawing drawing = new Drawing().Start()
            .Add("<userTask id='bed'/><boundaryEvent id='edge' attachedToRef='bed'><compensateEventDefinition/></boundaryEvent>"
                + "<userTask id='free' isForCompensation='true'/><association id='line' sourceRef='edge' targetRef='free'/>")
            .Add("<intermediateThrowEvent id='back'><compensateEventDefinition waitForCompletion='false'/></intermediateThrowEvent>")
            .UserTask("after").End().Line("start", "bed", "back", "after", "end");

        Assert.Equal("", Difference(
            drawing, """{"complete": "bed"}, {"waiting": ["after", "free"]}, {"complete": "after"}, {"waiting": ["free"]}, {"complete": "free"}""",
            """{"state": "completed"}"""));
    }

    [Theory]
    [InlineData("{\"message\": \"referral\"}, {\"waiting\": [\"work\"]}")] // It brings what is waited for.
    [InlineData("{\"waiting\": []}, {\"message\": \"referral\"}, {\"waiting\": [\"work\"]}")]
    [InlineData("{\"waiting\": [\"work\"]}, {\"complete\": \"work\"}")] // Begun by hand.
    [InlineData("{\"set\": {\"x\": 1}}, {\"waiting\": [\"work\"]}")]
    [InlineData("{\"advance\": \"P1D\"}, {\"waiting\": [\"work\"]}")]
    [InlineData("{\"message\": \"call\"}, {\"waiting\": []}")] // Heard by the open work.
    [InlineData("{\"rejected\": {\"message\": \"letter\"}}, {\"waiting\": [\"work\"]}")]
    public void The_only_start_is_begun_by_hand_unless_the_first_step_brings_what_it_waits_for(string steps)
    {
        Drawing drawing = new Drawing().Declare("<message id='c' name='call'/>").Start(message: "referral").UserTask("work")
            .Add("<boundaryEvent id='called' attachedToRef='work'><messageEventDefinition messageRef='c'/></boundaryEvent>").End().Line("start", "work", "end").Flow("called", "end");

        Assert.Equal("", Difference(drawing, steps));
    }

    [Fact]
    public void A_signal_that_begins_the_case_brings_its_data()
    {
        Drawing drawing = new Drawing().Declare("<signal id='s' name='alert'/>")
            .Add("<startEvent id='begun'><signalEventDefinition signalRef='s'/></startEvent>").UserTask("work").End().Line("begun", "work", "end");

        Assert.Equal("", Difference(drawing, """{"signal": "alert", "with": {"y": 2}}""", """{"state": "active", "variables": {"y": 2}}"""));
    }

    [Fact]
    public void Before_the_case_has_begun_only_what_begins_it_is_done()
    {
        Drawing drawing = new Drawing().Start("s1", "referral").Start("s2", "call").UserTask("work").End().Line("s1", "work", "end").Line("s2", "work");

        Assert.Equal("", Difference(
            drawing, """{"waiting": []}, {"rejected": {"complete": "work"}}, {"rejected": {"message": "letter"}}, {"signal": "s"}, {"set": {"x": 1}}, {"message": "call", "with": {"y": 2}}""",
            """{"state": "active", "visited": ["s2", "work"], "notVisited": ["s1"], "variables": {"x": 1, "y": 2}}"""));
        Assert.Contains(
            "PW2135 The case has not begun, and the message 'letter' begins none. Messages that do: call, referral.",
            Difference(drawing, """{"message": "letter"}"""), StringComparison.Ordinal);
        Assert.Contains("expect state: expected completed; found not started", Difference(drawing, "", """{"state": "completed"}"""), StringComparison.Ordinal);
    }
}
