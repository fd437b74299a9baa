using Pathways.Rules;

namespace Pathways.Samples.Tests;

/// <summary>The standing rules of the samples, together as a network would run them.</summary>
public sealed class WatchingPatients
{
    private static readonly StandingRulesCompilation compilation = StandingRules.Compile(
        [SampleRules.Compile("frailty-watch.dmn"), SampleRules.Compile("growth-watch.dmn")],
        new CareVocabulary
        {
            Facts =
            [
                new FeelParameter("answer.emergency_stays_6m", FeelType.Number), new FeelParameter("answer.falls_12m", FeelType.Number),
                new FeelParameter("answer.medicines", FeelType.Number), new FeelParameter("decision.corpulence_class", FeelType.String),
                new FeelParameter("decision.rebound", FeelType.String), new FeelParameter("event.hospital_stay", FeelType.AnyContext),
                new FeelParameter("measure.gait_time_4m", FeelType.Number), new FeelParameter("measure.weight", FeelType.Number),
                new FeelParameter("pathway.running", FeelType.String),
            ],
            Pathways = ["frailty-screening", "hospital-discharge"],
            Messages = ["patient-readmitted"],
            Roles = ["coordinator", "gp", "referring_doctor"],
        });

    [Fact]
    public void Uses_only_what_the_platform_offers() => Assert.Empty(compilation.Findings);

    [Fact]
    public void Suspects_frailty_when_weight_is_lost_and_then_proposes_a_plan()
    {
        PatientFacts facts = PatientFacts.Empty.With(
            Measured("measure.weight", FeelValue.Number(60), 1), Measured("answer.medicines", FeelValue.Number(11), 1));
        StandingResult first = compilation.Rules.Evaluate(StandingState.Empty, facts, SampleRules.Settings);
        StandingResult second = compilation.Rules.Evaluate(
            first.State, facts.With(Measured("measure.weight", FeelValue.Number(56.5m), 20)), SampleRules.Settings);

        Assert.Empty(first.Conclusions);
        Assert.Equal(
            ["conclusion.frailty-suspected = true", "conclusion.plan-to-propose = true"],
            second.Added.Select(conclusion => conclusion.Says.ToString()));
        Assert.Equal(
            [new StandingAction.StartPathway("frailty-screening"), new StandingAction.OpenTask("Proposer un plan personnalisé", "coordinator gp", null)],
            second.Effects.OfType<StandingEffect.Raise>().Select(effect => effect.Action));
        Assert.Empty(second.Incidents);
    }

    [Fact]
    public void Opens_one_task_when_a_child_crosses_into_overweight_and_keeps_it_open()
    {
        PatientFacts facts = PatientFacts.Empty.With(
            Measured("decision.corpulence_class", FeelValue.String("normal"), 1),
            Measured("decision.corpulence_class", FeelValue.String("overweight"), 20));
        StandingResult first = compilation.Rules.Evaluate(StandingState.Empty, facts, SampleRules.Settings);
        StandingResult second = compilation.Rules.Evaluate(
            first.State, facts.With(Measured("decision.rebound", FeelValue.String("late"), 21)), SampleRules.Settings);

        StandingEffect.Raise task = Assert.IsType<StandingEffect.Raise>(Assert.Single(first.Effects));
        Assert.Equal(new StandingAction.OpenTask("Revoir la courbe de corpulence", "referring_doctor coordinator", null), task.Action);
        Assert.Empty(second.Effects);
    }

    private static Fact Measured(string kind, FeelValue value, int day) =>
        new(kind, value, new DateTimeOffset(2026, 11, day, 8, 0, 0, TimeSpan.Zero), $"{kind} of day {day}");
}
