using System.Collections.Immutable;
using Pathways.Definitions;
using Pathways.Rules;

namespace Pathways.Engine.Tests;

public sealed class PlayingScenarios
{
    private static readonly Drawing Visit = new Drawing().Declare("<signal id='s' name='alert'/>").Start()
        .UserTask("ask", "<care:assignment roles='nurse'/><care:window due='P7D'><care:reminder after='P2D' template='r' to='gp'/></care:window>")
        .Add("<userTask id='each'><multiInstanceLoopCharacteristics><loopCardinality>3</loopCardinality><loopDataOutputRef>all</loopDataOutputRef><outputDataItem name='one'/></multiInstanceLoopCharacteristics></userTask>")
        .Add("<adHocSubProcess id='support'><userTask id='phone'/><completionCondition>done</completionCondition></adHocSubProcess>")
        .Task("serviceTask", "lab").Task("receiveTask", "fax").Wait("week", "P7D").End()
        .Line("start", "ask", "each", "support", "lab", "fax", "week", "end");

    private static string? Difference(Drawing drawing, string steps, string expect = "{}", string more = "") =>
        Play(drawing, steps, expect, more).Difference?.ToString();

    private static ScenarioOutcome Play(Drawing drawing, string steps, string expect = "{}", string more = "")
    {
        ScenarioReading reading = ScenarioReader.Read(
            $"{{\"pathway\": \"p.bpmn\", \"at\": \"2026-03-02T09:00:00+01:00\", {more} \"steps\": [{steps}], \"expect\": {expect}}}", "s.json");
        Assert.Empty(reading.Problems);
        return new ScenarioPlayer(
            drawing.Compile(), ImmutableDictionary<string, BoundRuleSet>.Empty, ImmutableDictionary<string, FormDefinition>.Empty)
            .Play(reading.Scenario!); // There is no problem.
    }

    private const string Whole = """
        {"waiting": ["ask"]}, {"rejected": {"complete": "ask", "by": "gp"}}, {"rejected": {"complete": "each"}}, {"rejected": {"message": "m"}},
        {"advance": "P3D"}, {"notified": [{"role": "gp", "template": "r"}]}, {"notified": []}, {"complete": "ask", "by": "nurse", "with": {"x": 1}},
        {"waiting": ["each", "each", "each"]}, {"complete": "each", "index": 2, "with": {"one": "c"}}, {"complete": "each", "index": 0, "with": {"one": "a"}},
        {"complete": "each", "with": {"one": "b"}}, {"waiting": []}, {"rejected": {"start": "ask"}}, {"start": "phone"}, {"start": "phone"}, {"waiting": ["phone", "phone"]},
        {"cancel": "phone"}, {"complete": "phone", "with": {"done": true}}, {"waiting": ["lab"]}, {"fail": "lab", "error": "E"}, {"waiting": ["lab"]}, {"rejected": {"complete": "lab"}},
        {"retry": "lab"}, {"complete": "lab", "with": {"level": 5}}, {"escalate": "fax", "code": "X"}, {"complete": "fax"}, {"signal": "alert"}, {"set": {"y": 2}}, {"waiting": ["week"]}, {"advance": "P7D"}
        """;

    [Fact]
    public void A_message_in_the_first_step_begins_where_it_is_awaited_though_there_is_a_plain_start()
    {
        Drawing drawing = new Drawing().Start().Start("referred", "referral").UserTask("visit").UserTask("triage")
            .Line("start", "visit").Line("referred", "triage");

        Assert.Null(Difference(drawing, "{\"message\": \"referral\"}, {\"waiting\": [\"triage\"]}"));
        Assert.Null(Difference(drawing, "{\"waiting\": [\"visit\"]}, {\"rejected\": {\"message\": \"referral\"}}"));
    }

    [Fact]
    public void A_process_without_a_start_event_begins_at_once() =>
        Assert.Null(Difference(new Drawing().UserTask("visit"), "{\"waiting\": [\"visit\"]}"));

    [Fact]
    public void A_case_goes_through_every_kind_of_step()
    {
        ScenarioOutcome outcome = Play(Visit, Whole, """
            {"state": "completed", "visited": ["start", "ask", "phone", "end"], "notVisited": [], "counts": {"each": 3, "phone": 2, "support": 1}, "variables": {"all": ["a", "b", "c"], "x": 1.0, "y": 2, "level": 5}}
            """);

        Assert.Null(outcome.Difference);
        Assert.True(outcome.State.IsOver);
    }

    [Theory]
    [InlineData("{\"waiting\": []}", "expected waiting at []; found [ask]; state active")]
    [InlineData("{\"waiting\": [\"ask\", \"ask\"]}", "expected waiting at [ask, ask]; found [ask]")]
    [InlineData("{\"waiting\": [\"asc\"]}", "expected an element 'asc'; found none in the drawing; near to it: ask")]
    [InlineData("{\"complete\": \"each\"}", "PW2130 'each' is not open. Waiting are: ask.")]
    [InlineData("{\"complete\": \"ask\", \"index\": 1}", "PW2130 'ask' is open 1 times and has no index 1. Waiting are: ask.")]
    [InlineData("{\"complete\": \"eech\"}", "found none in the drawing; near to it: each")]
    [InlineData("{\"fail\": \"lab\", \"error\": \"E\"}", "PW2130 'lab' is not open")]
    [InlineData("{\"complete\": \"ask\", \"by\": \"gp\"}", "step 1 {\"complete\": \"ask\", \"by\": \"gp\"}: expected it to be done; found refused: PW2131 'ask' is for nurse, not for gp.")]
    [InlineData("{\"rejected\": {\"complete\": \"ask\"}}", "expected a refusal; found that it was done")]
    [InlineData("{\"message\": \"m\"}", "PW2112")]
    [InlineData("{\"retry\": \"ask\"}", "PW2133 Nothing went wrong at 'ask'. Incidents are at: none.")]
    [InlineData("{\"cancel\": \"ask\"}", "PW2119")]
    [InlineData("{\"start\": \"phone\"}", "PW2117")]
    [InlineData("{\"notified\": [{\"role\": \"gp\", \"template\": \"r\"}]}", "expected the messages [gp r]; found []")]
    [InlineData("{\"advance\": \"P3D\"}, {\"notified\": []}", "step 2 {\"notified\": []}: expected the messages []; found [gp r]")]
    [InlineData("{\"until\": \"2026-03-01T00:00:00Z\"}", "expected a time to come; found that the case stands at 2026-03-02T08:00:00Z")]
    [InlineData("{\"advance\": \"P999Y\"}, {\"advance\": \"P999Y\"}, {\"advance\": \"P999Y\"}, {\"advance\": \"P999Y\"}, {\"advance\": \"P999Y\"}, {\"advance\": \"P999Y\"}, {\"advance\": \"P999Y\"}, {\"advance\": \"P999Y\"}", "one beyond the year 9999")]
    public void The_first_difference_is_said_with_what_was_found(string steps, string expected)
    {
        Assert.Contains(expected, Difference(Visit, steps), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{\"state\": \"completed\"}", "expect state: expected completed; found active, waiting at [ask]")]
    [InlineData("{\"visited\": [\"ask\", \"start\"]}", "expect visited: expected 'start' after 'ask'; found visited [start, ask]")]
    [InlineData("{\"visited\": [\"week\"]}", "expect visited: expected 'week'; found visited [start, ask]")]
    [InlineData("{\"visited\": [\"asc\"]}", "expect visited: expected an element 'asc'; found none in the drawing")]
    [InlineData("{\"notVisited\": [\"ask\"]}", "expect notVisited: expected 'ask' never; found visited [start, ask]")]
    [InlineData("{\"counts\": {\"ask\": 2}}", "expect counts: expected 'ask' 2 times; found 1 times")]
    [InlineData("{\"variables\": {\"x\": 1}}", "expect variables: expected 'x' 1; found no such variable")]
    [InlineData("{\"decisions\": {\"d\": 1}}", "expect decisions: expected 'd' 1; found that it was never taken")]
    public void The_end_is_compared_too(string expect, string expected)
    {
        Assert.Contains(expected, Difference(Visit, "", expect), StringComparison.Ordinal);
    }

    [Fact]
    public void Days_may_be_expected_as_texts_and_lists_entry_by_entry()
    {
        Drawing drawing = new Drawing().Start().Add("<scriptTask id='s'><script>{day: date(\"2026-03-05\"), list: [date(\"2026-03-05\"), 1], c: {a: 1}}</script></scriptTask>").End().Line("start", "s", "end");

        Assert.Null(Difference(drawing, "", """{"variables": {"day": "2026-03-05", "list": ["2026-03-05", 1.0], "c": {"a": 1}}}"""));
        Assert.NotNull(Difference(drawing, "", """{"variables": {"day": "2026-03-06"}}"""));
        Assert.NotNull(Difference(drawing, "", """{"variables": {"day": "soon"}}"""));
        Assert.NotNull(Difference(drawing, "", """{"variables": {"list": ["2026-03-05"]}}"""));
        Assert.NotNull(Difference(drawing, "", """{"variables": {"list": ["2026-03-05", 1, 2]}}"""));
        Assert.NotNull(Difference(drawing, "", """{"variables": {"c": {}}}"""));
        Assert.NotNull(Difference(drawing, "", """{"variables": {"c": {"a": 1, "b": null}}}"""));
        Assert.Null(Difference(drawing, "", """{"variables": {"never": null}}"""));
    }

    [Theory]
    [InlineData("{\"Class\": \"low\"}", "")]
    [InlineData("{\"class_it\": \"low\"}", "")]
    [InlineData("{\"Class\": \"high\"}", "expect decisions: expected 'Class' \"high\"; found \"low\"")]
    public void Of_a_decision_taken_several_times_the_last_answer_counts(string decisions, string expected)
    {
        RuleSet rules = RuleSet.Compile(DmnReader.Read("""
            <definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" id="m" name="rules" namespace="urn:rules">
              <inputData id="i" name="bmi"><variable name="bmi" typeRef="number"/></inputData>
              <decision id="d" name="Class"><variable name="Class" typeRef="string"/><informationRequirement id="r"><requiredInput href="#i"/></informationRequirement>
                <literalExpression><text>if bmi >= 25 then "high" else "low"</text></literalExpression></decision>
            </definitions>
            """, "rules.dmn").Model!, _ => null).RuleSet!; // The text is sound.
        Drawing drawing = new Drawing().Start().Exclusive("again").UserTask("ask").Decision("class_it", "rules", "Class", "class")
            .Line("start", "again", "ask", "class_it", "again");
        ScenarioReading reading = ScenarioReader.Read($$$"""
            {"pathway": "p.bpmn", "at": "2026-03-02T09:00", "steps": [{"complete": "ask", "with": {"bmi": 30}}, {"complete": "ask", "with": {"bmi": 20}}], "expect": {"decisions": {{{decisions}}} }}
            """, "s.json");
        ScenarioPlayer player = new(
            drawing.Compile(), ImmutableDictionary<string, BoundRuleSet>.Empty.Add("rules", new BoundRuleSet("rules", 1, rules)), ImmutableDictionary<string, FormDefinition>.Empty);

        Assert.Equal(expected, $"{player.Play(reading.Scenario!).Difference}"); // It was read.
    }

    [Fact]
    public void An_incident_explains_the_difference()
    {
        Drawing drawing = new Drawing().Start().Add("<scriptTask id='s'><script>1</script></scriptTask>").End().Line("start", "s", "end");

        Assert.Contains("; incident at s: The script of 's' gave 1", Difference(drawing, "", """{"state": "completed"}"""), StringComparison.Ordinal);
    }

    [Fact]
    public void What_falls_due_at_once_fires_at_once_and_what_is_armed_on_the_way_too()
    {
        Drawing drawing = new Drawing().Start().Wait("now", "PT0S").Wait("day", "P1D").Wait("hours", "PT12H").UserTask("after").End().Line("start", "now", "day", "hours", "after", "end");

        Assert.Null(Difference(drawing, """{"waiting": ["day"]}, {"advance": "P2D"}, {"waiting": ["after"]}"""));
    }

    private static readonly Drawing Starts = new Drawing().Declare("<signal id='s' name='alert'/><message id='m' name='referral'/>")
        .Add("<startEvent id='by_signal'><signalEventDefinition signalRef='s'/></startEvent><startEvent id='by_message'><messageEventDefinition messageRef='m'/></startEvent>"
            + "<startEvent id='by_time'><timerEventDefinition><timeDuration>P2D</timeDuration></timerEventDefinition></startEvent>"
            + "<startEvent id='by_data'><conditionalEventDefinition><condition>n > 3</condition></conditionalEventDefinition></startEvent>")
        .UserTask("work").End().Line("by_signal", "work", "end").Line("by_message", "work").Line("by_time", "work").Line("by_data", "work");

    [Theory]
    [InlineData("{\"signal\": \"alert\", \"with\": {\"n\": 1}}", "by_signal")]
    [InlineData("{\"signal\": \"other\"}, {\"message\": \"referral\"}", "by_message")]
    [InlineData("{\"advance\": \"P1D\"}, {\"waiting\": []}, {\"advance\": \"P1D\"}", "by_time")]
    [InlineData("{\"set\": {\"n\": 2}}, {\"waiting\": []}, {\"set\": {\"n\": 4}}", "by_data")]
    public void Without_a_plain_start_the_case_begins_when_a_start_event_comes(string steps, string start)
    {
        Assert.Null(Difference(Starts, $"{{\"waiting\": []}}, {steps}, {{\"waiting\": [\"work\"]}}", $"{{\"visited\": [\"{start}\", \"work\"]}}"));
    }

    [Fact]
    public void A_person_may_enter_by_hand_what_a_message_would_have_brought()
    {
        Drawing drawing = new Drawing().Start(message: "referral").UserTask("work").End().Line("start", "work", "end");

        Assert.Null(Difference(drawing, """{"complete": "work"}""", """{"state": "completed"}"""));
        Assert.Null(Difference(drawing, """{"message": "referral"}, {"complete": "work"}""", """{"state": "completed"}"""));
    }

    [Fact]
    public void Days_are_civil_and_hours_exact_when_the_clocks_change()
    {
        Drawing drawing = new Drawing().Start().Parallel("split").Wait("day", "P1D").Wait("hours", "PT24H").UserTask("a").UserTask("b").End()
            .Line("start", "split", "day", "a", "end").Line("split", "hours", "b", "end");
        ScenarioReading reading = ScenarioReader.Read("""
            {"pathway": "p.bpmn", "at": "2026-03-28T12:00:00", "steps": [{"until": "2026-03-29T12:00:00"}, {"waiting": ["a", "hours"]}, {"advance": "PT1H"}, {"waiting": ["a", "b"]}]}
            """, "s.json");

        Assert.Null(new ScenarioPlayer(drawing.Compile(), ImmutableDictionary<string, BoundRuleSet>.Empty, ImmutableDictionary<string, FormDefinition>.Empty).Play(reading.Scenario!).Difference); // It was read.
    }
}
