using System.Collections.Immutable;
using Pathways.Definitions;
using Pathways.Rules;

namespace Pathways.Engine.Tests;

public sealed class PlayedCases
{
    private static readonly DateTimeOffset Monday = new(2026, 3, 2, 8, 0, 0, TimeSpan.Zero);

    private static readonly Drawing Visit = new Drawing().Declare("<message id='m' name='referral'/>").Start("referred", "referral")
        .UserTask("ask", "<care:assignment roles='nurse'/><care:window due='P7D'><care:reminder after='P2D' template='r' to='gp'/></care:window>")
        .Task("serviceTask", "lab").Wait("week", "P7D").End().Line("referred", "ask", "lab", "week", "end");

    // Every second a message, beside a task that nobody does.
    private static readonly Drawing Endless = new Drawing().Start().UserTask("ask").End().Line("start", "ask", "end")
        .Add("<boundaryEvent id='tick' attachedToRef='ask' cancelActivity='false'><timerEventDefinition><timeCycle>R/PT1S</timeCycle></timerEventDefinition></boundaryEvent>")
        .UserTask("more").Flow("tick", "more");

    private static ScenarioPlayer Player(Drawing drawing, int mostEvents = int.MaxValue) => new(
        drawing.Compile(), ImmutableDictionary<string, BoundRuleSet>.Empty, ImmutableDictionary<string, FormDefinition>.Empty)
    {
        MostEvents = mostEvents,
    };

    private static Scenario Run(params ImmutableArray<ScenarioStep> steps) => new(
        "scenarios/", null, "../p.bpmn", null, Monday, "Europe/Paris", FeelContext.Empty, steps, ScenarioExpectation.Anything);

    private static ScenarioStep.Advance Pass(string duration) =>
        new ScenarioStep.Advance(0, string.Empty, IsoDuration.TryParse(duration, out IsoDuration length) ? length : default);

    private static ScenarioStep.Complete Done(string element) =>
        new ScenarioStep.Complete(0, string.Empty, new ElementId(element), FeelContext.Empty, null, null);

    [Fact]
    public void A_drawing_that_goes_round_for_ever_is_stopped_with_a_sentence()
    {
        ScenarioOutcome outcome = Player(Endless, mostEvents: 2_000).Play(Run(Pass("P1Y")));

        Assert.Equal("PW2136", outcome.Difference?.Refusal?.Code);
        Assert.InRange(outcome.Events.Length, 2_000, 2_100);
        Assert.Single(outcome.Moments);
    }

    [Fact]
    public void Of_thousands_of_places_a_hundred_are_shown_and_the_others_counted()
    {
        ScenarioPlayer player = Player(Endless, mostEvents: 20_000);
        ScenarioOutcome outcome = player.Play(Run(Pass("PT30M")));

        var scene = ScenarioScene.Of(player.Process, outcome);

        Assert.Equal(1801, scene.PlaceCount);
        Assert.Equal(100, scene.Places.Length);
    }

    [Fact]
    public void What_waits_for_a_message_is_begun_by_hand_and_so_recorded()
    {
        ScenarioPlayer player = Player(Visit);
        Assert.Equal(InstanceStatus.NotStarted, player.Play(Run()).State.Status);

        Scenario begun = ScenarioRecorder.BegunByHand(player, Run());

        Assert.Equal("ask", Assert.Single(ScenarioScene.Of(player.Process, player.Play(begun)).Places).Node.Id.ToString());
        Scenario recorded = Assert.IsType<Scenario>(ScenarioRecorder.Record(player, begun with { Steps = begun.Steps.Add(Pass("P3D")) }));
        Assert.Null(player.Play(Again(recorded)).Difference);
        Assert.Contains(recorded.Steps, step => step is ScenarioStep.Notified { Messages: [{ Role: "gp", Template: "r" }] });
    }

    [Fact]
    public void Before_it_has_begun_it_listens_for_what_begins_it_and_is_recorded_so()
    {
        ScenarioPlayer player = Player(Visit);

        Assert.Equal(
            new SceneNews(AwaitedEvent.Message, "referral", "referred"), Assert.Single(ScenarioScene.Of(player.Process, player.Play(Run())).News));
        Scenario recorded = Assert.IsType<Scenario>(
            ScenarioRecorder.Record(player, Run(new ScenarioStep.Message(0, string.Empty, "referral", null, FeelContext.Empty))));
        Assert.IsType<ScenarioStep.Message>(recorded.Steps[0]);
        Assert.Null(player.Play(Again(recorded)).Difference);
        Assert.Null(ScenarioRecorder.Record(player, Run())!.Expect.State); // A run without steps can be recorded.
    }

    [Fact]
    public void Each_place_tells_what_can_be_done_about_it()
    {
        ScenarioPlayer player = Player(Visit);
        Scenario begun = ScenarioRecorder.BegunByHand(player, Run());

        Assert.Equal(SceneWork.Task, WorkAfter(begun.Steps));
        Assert.Equal(SceneWork.Outside, WorkAfter([.. begun.Steps, Done("ask")]));
        Assert.Equal(SceneWork.Event, WorkAfter([.. begun.Steps, Done("ask"), Done("lab")]));
        Assert.Equal(
            SceneWork.Stopped,
            WorkAfter([.. begun.Steps, Done("ask"), new ScenarioStep.Fail(0, string.Empty, new ElementId("lab"), "E", null)]));

        SceneWork WorkAfter(ImmutableArray<ScenarioStep> steps) =>
            Assert.Single(ScenarioScene.Of(player.Process, player.Play(Run(steps))).Places).Work;
    }

    [Fact]
    public void What_cannot_be_done_is_not_recorded()
    {
        ScenarioPlayer player = Player(Visit);

        Assert.Null(ScenarioRecorder.Record(player, Run(Done("lab"))));
    }

    [Theory]
    [InlineData("{\"waiting\": [\"lab\"]}", "{}", ScenarioAspect.Waiting, "lab", "ask")]
    [InlineData("{\"waiting\": [\"ask\"]}, {\"advance\": \"P3D\"}, {\"notified\": []}", "{}", ScenarioAspect.Messages, "", "gp r")]
    [InlineData("{\"waiting\": [\"ask\"]}", "{\"state\": \"completed\"}", ScenarioAspect.State, "completed", "active")]
    [InlineData("{\"waiting\": [\"ask\"]}", "{\"visited\": [\"lab\"]}", ScenarioAspect.Visited, "lab", "")]
    [InlineData("{\"waiting\": [\"ask\"]}", "{\"notVisited\": [\"ask\"]}", ScenarioAspect.NotVisited, "", "ask")]
    [InlineData("{\"waiting\": [\"ask\"]}", "{\"counts\": {\"ask\": 2}}", ScenarioAspect.Counts, "ask 2", "1")]
    [InlineData("{\"waiting\": [\"ask\"]}", "{\"variables\": {\"x\": 1}}", ScenarioAspect.Variables, "x 1", "")]
    [InlineData("{\"waiting\": [\"ask\"]}", "{\"decisions\": {\"x\": 1}}", ScenarioAspect.Decisions, "x 1", "")]
    [InlineData("{\"waiting\": [\"asc\"]}", "{}", ScenarioAspect.Unknown, "asc", "")]
    [InlineData("{\"waiting\": [\"ask\"]}, {\"rejected\": {\"complete\": \"ask\"}}", "{}", ScenarioAspect.NotRefused, "", "")]
    [InlineData("{\"waiting\": [\"ask\"]}, {\"until\": \"2026-01-01\"}", "{}", ScenarioAspect.Time, "", "")]
    [InlineData("{\"complete\": \"lab\"}", "{}", ScenarioAspect.Refused, "", "")]
    public void A_difference_tells_its_parts_bare(string steps, string expect, ScenarioAspect aspect, string wanted, string seen)
    {
        Scenario scenario = Assert.IsType<Scenario>(ScenarioReader.Read(
            $"{{\"pathway\": \"p.bpmn\", \"at\": \"2026-03-02T09:00:00+01:00\", \"steps\": [{steps}], \"expect\": {expect}}}", "s.json").Scenario);

        ScenarioDifference? difference = Player(Visit).Play(scenario).Difference;

        Assert.NotNull(difference);
        Assert.Equal(aspect, difference.Aspect);
        Assert.Equal(wanted, string.Join(' ', difference.Wanted));
        Assert.Equal(seen, string.Join(' ', difference.Seen));
        Assert.Equal(aspect == ScenarioAspect.Refused, difference.Refusal is not null);
    }

    [Fact]
    public void Every_kind_of_step_is_written_and_read_again()
    {
        const string steps = """
            {"waiting":["a","a"]},{"complete":"a","with":{"n":31.4,"d":{"@":"2026-03-02"},"t":null,"l":[1,"x"],"c":{"k":true}},"index":2,"by":"nurse"},
            {"start":"a"},{"message":"m","key":"k 1","with":{"x":1}},{"signal":"s"},{"set":{"é":"ü"}},{"advance":"P1DT2H"},{"until":"2026-03-09T09:00:00+01:00"},
            {"fail":"a","error":"E","index":0},{"escalate":"a"},{"retry":"a"},{"cancel":"a"},{"notified":[{"role":"gp","template":"r"}]},{"rejected":{"complete":"a"}}
            """;
        const string expect = """{"state":"active","visited":["a"],"notVisited":["b"],"counts":{"a":3},"variables":{"x":1},"decisions":{"d":"low"}}""";
        string json = $$"""{"title":"T","pathway":"p.bpmn","process":"q","at":"2026-03-02T09:00:00+01:00","zone":"Indian/Reunion","variables":{"v":1},"steps":[{{steps.ReplaceLineEndings(string.Empty)}}],"expect":{{expect}}}""";

        Scenario scenario = Assert.IsType<Scenario>(ScenarioReader.Read(json, "s.json").Scenario);

        Assert.Equal(json.Replace("            {", "{", StringComparison.Ordinal), ScenarioWriter.Write(scenario, isIndented: false));
    }

    private static Scenario Again(Scenario recorded) =>
        Assert.IsType<Scenario>(ScenarioReader.Read(ScenarioWriter.Write(recorded), "s.json").Scenario);
}
