using static Pathways.Rules.Tests.Standing;

namespace Pathways.Rules.Tests;

public sealed class TimeInStandingRules
{
    private static readonly StandingRules rules = Compile(
        All("visits", "visit"), Newest("falls", "falls"),
        Decision("late", """<care:concludes kind="visit-late"/>""", "visits", "count(visits) > 0 and date(visits[-1].time) + @\"P20D\" < today()"),
        Decision("falling", """<care:concludes kind="falling"/>""", "falls", "falls > 1"));

    private static readonly PatientFacts facts = PatientFacts.Empty.With(Fact("visit", "\"home\"", 1), Fact("falls", "2"));

    [Fact]
    public void Decisions_that_ask_for_the_time_are_asked_again_at_every_evaluation()
    {
        StandingResult first = rules.Evaluate(StandingState.Empty, facts, At(Noon));
        StandingResult later = rules.Evaluate(first.State, facts, At(Noon.AddDays(1)));

        Assert.Equal(["falling = true"], first.Conclusions.Said());
        Assert.Equal(["visit-late = true"], later.Added.Said());
        Assert.Equal(1, later.Evaluations);
    }

    [Fact]
    public void The_host_is_told_to_look_again_at_the_next_midnight_of_the_zone()
    {
        StandingResult result = rules.Evaluate(StandingState.Empty, facts, At(Noon));

        Assert.Equal(new DateTimeOffset(2026, 11, 21, 23, 0, 0, TimeSpan.Zero), result.LookAgainAt);
    }

    [Fact]
    public void Without_a_question_for_the_time_nobody_need_look_again() =>
        Assert.Null(rules.Evaluate(StandingState.Empty, PatientFacts.Empty.With(Fact("falls", "2")), At(Noon)).LookAgainAt);

    [Fact]
    public void A_conclusion_tells_since_when_it_holds()
    {
        StandingResult first = rules.Evaluate(StandingState.Empty, facts, At(Noon));
        StandingResult later = rules.Evaluate(first.State, facts.With(Fact("falls", "3", 20)), At(Noon.AddDays(1)));

        Assert.Equal([Noon, Noon.AddDays(1)], later.Conclusions.Select(conclusion => conclusion.Since));
    }
}
