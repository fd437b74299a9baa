using System.Collections.Immutable;
using Pathways.Definitions;

namespace Pathways.Engine.Tests;

public sealed class LettingTimePass
{
    private static ScenarioOutcome Play(Drawing drawing, string steps, int mostFirings = 1000, string? zone = null)
    {
        ScenarioReading reading = ScenarioReader.Read(
            $"{{\"pathway\": \"p.bpmn\", \"at\": \"2026-03-02T09:00\", \"steps\": [{steps}]}}", "s.json");
        Assert.Empty(reading.Problems);
        ScenarioPlayer player = new(
            drawing.Compile(zone), ImmutableDictionary<string, BoundRuleSet>.Empty, ImmutableDictionary<string, FormDefinition>.Empty)
        {
            MostFirings = mostFirings,
            ChecksFolding = true,
        };
        return player.Play(reading.Scenario!); // There is no problem.
    }

    private static string[] Visited(ScenarioOutcome outcome) =>
        [.. outcome.Events.OfType<InstanceEvent.ElementActivated>().Select(activated => activated.Element.ToString())];

    [Fact]
    public void Each_timer_fires_at_its_own_instant_the_earliest_first()
    {
        Drawing drawing = new Drawing().Start().Parallel("split").Wait("a", "P3D").Wait("b", "P1D").Wait("c", "P1D").End("late").End("later")
            .Line("start", "split", "a", "late").Line("split", "b", "c", "later");

        ScenarioOutcome outcome = Play(drawing, """{"advance": "P5D"}""");

        Assert.Null(outcome.Difference);
        Assert.Equal(["start", "split", "a", "b", "c", "later", "late"], Visited(outcome));
        Assert.Equal(
            [1.0, 2.0, 3.0],
            outcome.Events.OfType<InstanceEvent.TimerFired>().Select(fired => (fired.At - outcome.State.StartedAt!.Value).TotalDays)); // It was started.
    }

    [Fact]
    public void Of_two_that_are_due_together_the_one_armed_first_fires_first()
    {
        Drawing drawing = new Drawing().Start()
            .UserTask("ask", "<care:assignment roles='nurse'/><care:window due='P7D'><care:reminder after='P2D' template='r'/></care:window>")
            .Boundary("z_over", "ask", "P2D").End().End("given_up").Line("start", "ask", "end").Line("z_over", "given_up");

        ScenarioOutcome outcome = Play(drawing, """{"advance": "P2D"}, {"notified": []}""");

        Assert.Null(outcome.Difference);
        Assert.Equal("given_up", Visited(outcome)[^1]);
    }

    [Fact]
    public void What_is_due_at_the_very_end_fires_and_what_is_due_after_it_does_not()
    {
        Drawing drawing = new Drawing().Start().Wait("week", "P7D").End().Line("start", "week", "end");

        Assert.Null(Play(drawing, """{"until": "2026-03-09T08:59:59"}, {"waiting": ["week"]}, {"advance": "PT1S"}, {"waiting": []}""").Difference);
    }

    [Fact]
    public void A_drawing_that_goes_round_for_ever_is_stopped_with_a_sentence()
    {
        Drawing drawing = new Drawing().Start().Exclusive("again").Wait("tick", "PT1M").Line("start", "again", "tick", "again");

        ScenarioOutcome outcome = Play(drawing, """{"advance": "P1D"}""", mostFirings: 100);

        Assert.Contains(
            "step 1 {\"advance\": \"P1D\"}: expected the time to come; found PW2134 More than 100 timers fired in one step; "
            + "the next would be that of 'tick' (PT1M).",
            $"{outcome.Difference}", StringComparison.Ordinal);
        Assert.Equal(100, outcome.Events.OfType<InstanceEvent.TimerFired>().Count());
        Assert.Null(Play(drawing, """{"advance": "PT100M"}, {"waiting": ["tick"]}""", mostFirings: 100).Difference);
    }

    [Fact]
    public void A_timer_that_starts_the_case_is_waited_for_once_and_reckoned_in_the_zone_of_the_drawing()
    {
        Drawing drawing = new Drawing()
            .Add("<startEvent id='noon'><timerEventDefinition><timeDate>2026-03-03T12:00:00</timeDate></timerEventDefinition></startEvent>")
            .UserTask("work").End().Line("noon", "work", "end");

        // Noon on La Réunion is 9 o'clock in Paris.
        ScenarioOutcome outcome = Play(
            drawing, """{"until": "2026-03-03T08:59"}, {"waiting": []}, {"until": "2026-03-03T09:00"}, {"waiting": ["work"]}, {"advance": "P9D"}, {"waiting": ["work"]}""",
            zone: "Indian/Reunion");

        Assert.Null(outcome.Difference);
        Assert.Equal(new DateTimeOffset(2026, 3, 3, 8, 0, 0, TimeSpan.Zero), outcome.State.StartedAt);
    }

    [Fact]
    public void Time_goes_on_when_the_case_is_over_or_has_not_begun()
    {
        Drawing drawing = new Drawing().Start(message: "referral").End().Line("start", "end");

        Assert.Null(Play(drawing, """{"waiting": []}, {"advance": "P1D"}, {"message": "referral"}, {"advance": "P1D"}, {"until": "2026-03-04T09:00"}""").Difference);
        Assert.NotNull(Play(drawing, """{"waiting": []}, {"advance": "P1D"}, {"until": "2026-03-03T08:59"}""").Difference);
    }

    [Fact]
    public void The_same_scenario_ends_the_same_way_each_time()
    {
        Drawing drawing = new Drawing().Start().Wait("day", "P1D").UserTask("ask").End().Line("start", "day", "ask", "end");
        const string steps = """{"advance": "P2D"}, {"complete": "ask", "with": {"x": 1}}""";

        Assert.Equal(InstanceStateJson.Write(Play(drawing, steps).State), InstanceStateJson.Write(Play(drawing, steps).State));
    }
}
