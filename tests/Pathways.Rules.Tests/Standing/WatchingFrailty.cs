using static Pathways.Rules.Tests.Standing;

namespace Pathways.Rules.Tests;

/// <summary>The story that standing rules are for: facts come in one by one, conclusions come and go with them.</summary>
public sealed class WatchingFrailty
{
    private static readonly StandingRules rules = Compile(
        Newest("falls", "answer.falls_12m"),
        Newest("gait_speed", "measure.gait_speed"),
        Newest("medicines", "answer.medicines"),
        Newest("suspected", "conclusion.frailty-suspected", "boolean"),
        All("stays", "event.hospital_stay"),
        All("running", "pathway.running"),
        Table(
            "frailty_suspected",
            """<care:concludes kind="conclusion.frailty-suspected"/><care:starts pathway="frailty-screening"/>""",
            "falls gait_speed",
            "ANY",
            "falls | gait_speed",
            """
            >= 2 | -     | true
            -    | < 0.8 | true
            """),
        Decision(
            "plan_to_propose",
            """<care:concludes kind="conclusion.plan-to-propose"/><care:opensTask title="Propose a written plan" roles="coordinator gp" form="plan"/>""",
            "suspected medicines",
            "suspected = true and medicines >= 10"),
        Decision(
            "readmitted",
            """<care:concludes kind="conclusion.readmitted"/><care:signals message="patient-readmitted"/>""",
            "stays running",
            """list contains(running.value, "hospital-discharge") and count(stays) > 1"""));

    [Fact]
    public void A_slow_walk_leads_to_a_suspicion_and_starts_the_screening()
    {
        StandingResult result = rules.Evaluate(Fact("answer.falls_12m", "0"), Fact("measure.gait_speed", "0.7"));

        Assert.Equal(["conclusion.frailty-suspected = true"], result.Added.Said());
        StandingEffect.Raise effect = Assert.IsType<StandingEffect.Raise>(Assert.Single(result.Effects));
        Assert.Equal(new StandingAction.StartPathway("frailty-screening"), effect.Action);
        Assert.Equal("conclusion.frailty-suspected = true", effect.Because.ToString());
    }

    [Fact]
    public void A_conclusion_is_a_fact_for_the_next_decision()
    {
        StandingResult result = rules.Evaluate(Fact("measure.gait_speed", "0.7"), Fact("answer.medicines", "12"));

        Assert.Equal(["conclusion.frailty-suspected = true", "conclusion.plan-to-propose = true"], result.Conclusions.Said());
        Assert.Contains(
            new StandingAction.OpenTask("Propose a written plan", "coordinator gp", "plan"),
            result.Effects.OfType<StandingEffect.Raise>().Select(effect => effect.Action));
    }

    [Fact]
    public void A_newer_measure_withdraws_the_suspicion_and_all_that_came_of_it()
    {
        StandingResult first = rules.Evaluate(Fact("measure.gait_speed", "0.7", 1), Fact("answer.medicines", "12"));

        StandingResult second = first.Then(
            rules, Fact("measure.gait_speed", "0.7", 1), Fact("measure.gait_speed", "1.1", 9), Fact("answer.medicines", "12"));

        Assert.Empty(second.Conclusions);
        Assert.Equal(["conclusion.frailty-suspected = true", "conclusion.plan-to-propose = true"], second.Withdrawn.Said());
        Assert.Equal(
            first.Effects.Select(effect => effect.Key).Order(),
            second.Effects.OfType<StandingEffect.Withdraw>().Select(effect => effect.Key).Order());
    }

    [Fact]
    public void A_conclusion_holds_while_one_reason_is_left()
    {
        StandingResult first = rules.Evaluate(Fact("answer.falls_12m", "3"), Fact("measure.gait_speed", "0.7"));

        StandingResult second = first.Then(rules, Fact("answer.falls_12m", "3"));

        Assert.Equal(["conclusion.frailty-suspected = true"], second.Conclusions.Said());
        Assert.Empty(second.Added);
        Assert.Empty(second.Withdrawn);
        Assert.Empty(second.Effects);
    }

    [Fact]
    public void A_running_pathway_is_a_fact_too()
    {
        Fact[] stays = [Fact("event.hospital_stay", "\"surgery\"", 2), Fact("event.hospital_stay", "\"emergency\"", 20)];

        Assert.Empty(rules.Evaluate(stays).Conclusions);
        StandingResult result = rules.Evaluate([.. stays, Fact("pathway.running", "\"hospital-discharge\"", 12)]);
        Assert.Equal(
            new StandingAction.SignalPathways("patient-readmitted"),
            Assert.IsType<StandingEffect.Raise>(Assert.Single(result.Effects)).Action);
    }

    [Fact]
    public void A_conclusion_is_explained_down_to_the_measures()
    {
        StandingResult result = rules.Evaluate(Fact("measure.gait_speed", "0.7", 3), Fact("answer.medicines", "12", 4));

        Explanation? why = Explanation.Of(result.State, new Concluded("conclusion.plan-to-propose", FeelValue.True));

        Assert.NotNull(why);
        Assert.Equal(["answer.medicines@4", "measure.gait_speed@3"], why.Facts.Select(fact => fact.Source));
        Explanation because = Assert.Single(why.Because);
        Assert.Equal("conclusion.frailty-suspected", because.Conclusion.Says.Kind);
        StandingSupport support = Assert.Single(because.Conclusion.Supports);
        Assert.Equal("frailty_suspected", support.Trace.DecisionName);
        Assert.Equal(2, Assert.Single(Assert.Single(support.Trace.Tables).Matched).Number);
        Assert.Null(Explanation.Of(result.State, new Concluded("conclusion.readmitted", FeelValue.True)));
    }

    [Fact]
    public void Only_decisions_whose_facts_changed_are_asked_again()
    {
        StandingResult first = rules.Evaluate(Fact("measure.gait_speed", "0.7"), Fact("answer.medicines", "12"));
        Assert.Equal(3, first.Evaluations);

        Assert.Equal(0, first.Then(rules, Fact("measure.gait_speed", "0.7"), Fact("answer.medicines", "12"), Fact("measure.weight", "60")).Evaluations);
        Assert.Equal(1, first.Then(rules, Fact("measure.gait_speed", "0.7"), Fact("answer.medicines", "9")).Evaluations);
        Assert.Equal(1, first.Then(rules, Fact("measure.gait_speed", "0.6", 2), Fact("answer.medicines", "12")).Evaluations);
    }

    [Fact]
    public void The_kinds_that_matter_are_known_to_the_host() => Assert.Equal(
        [
            "answer.falls_12m", "answer.medicines", "conclusion.frailty-suspected", "event.hospital_stay", "measure.gait_speed",
            "pathway.running",
        ],
        rules.Kinds);
}
