using static Pathways.Rules.Tests.Standing;

namespace Pathways.Rules.Tests;

/// <summary>An effect is raised once while its conclusion holds, and again when it holds anew.</summary>
public sealed class EffectsOfConclusions
{
    private static readonly StandingRules overdue = Compile(
        All("overdue", "check.overdue"),
        Decision(
            "checks_to_do",
            """<care:concludes kind="conclusion.check-to-do"/><care:opensTask title="Do the check" roles="nurse"/>""",
            "overdue",
            "overdue.value"));

    [Fact]
    public void Are_raised_once_for_each_value_concluded()
    {
        StandingResult first = overdue.Evaluate(Fact("check.overdue", "\"weight\"", 1), Fact("check.overdue", "\"HbA1c\"", 2));
        StandingResult second = first.Then(overdue, Fact("check.overdue", "\"weight\"", 1), Fact("check.overdue", "\"eyes\"", 3));

        Assert.Equal(["\"weight\"", "\"HbA1c\""], Raised(first));
        Assert.Equal(["\"eyes\""], Raised(second));
        Assert.IsType<StandingEffect.Withdraw>(second.Effects[0]);
        Assert.Equal(["conclusion.check-to-do = \"HbA1c\""], second.Withdrawn.Said());
    }

    [Fact]
    public void Have_the_same_key_when_an_evaluation_is_repeated()
    {
        Fact fact = Fact("check.overdue", "\"weight\"");

        Assert.Equal(overdue.Evaluate(fact).Effects, overdue.Evaluate(fact).Effects);
    }

    [Fact]
    public void Have_a_new_key_when_the_conclusion_holds_anew()
    {
        Fact fact = Fact("check.overdue", "\"weight\"");

        StandingResult first = overdue.Evaluate(fact);
        StandingResult gone = first.Then(overdue);
        StandingResult again = gone.Then(overdue, fact);

        Assert.Equal([first.Effects[0].Key], gone.Effects.Select(effect => effect.Key));
        Assert.NotEqual(first.Effects[0].Key, Assert.IsType<StandingEffect.Raise>(Assert.Single(again.Effects)).Key);
    }

    [Fact]
    public void Hold_no_clinical_value_in_their_keys() => Assert.DoesNotContain(
        "weight", overdue.Evaluate(Fact("check.overdue", "\"weight\"")).Effects[0].Key, StringComparison.OrdinalIgnoreCase);

    [Fact]
    public void Are_one_when_two_decisions_conclude_the_same()
    {
        const string marks = """<care:concludes kind="conclusion.at-risk"/><care:starts pathway="prevention"/>""";
        StandingRules rules = Compile(
            Newest("falls", "answer.falls"), Newest("weight_loss", "measure.weight_loss"),
            Decision("by_falls", marks, "falls", "falls >= 2"), Decision("by_weight", marks, "weight_loss", "weight_loss >= 5"));

        StandingResult both = rules.Evaluate(Fact("answer.falls", "2"), Fact("measure.weight_loss", "6"));
        StandingResult one = both.Then(rules, Fact("measure.weight_loss", "6"));
        StandingResult none = one.Then(rules);

        Assert.Single(both.Effects);
        Assert.Equal(["by_falls", "by_weight"], Assert.Single(both.Conclusions).Supports.Select(support => support.Trace.DecisionName));
        Assert.Empty(one.Effects);
        Assert.Equal(both.Effects[0].Key, Assert.IsType<StandingEffect.Withdraw>(Assert.Single(none.Effects)).Key);
    }

    [Fact]
    public void Are_withdrawn_with_the_rule_set_that_asked_for_them()
    {
        StandingResult first = overdue.Evaluate(Fact("check.overdue", "\"weight\""));

        StandingResult after = first.Then(StandingRules.Compile([], CareVocabulary.Unknown).Rules, Fact("check.overdue", "\"weight\""));

        Assert.Empty(after.Conclusions);
        Assert.IsType<StandingEffect.Withdraw>(Assert.Single(after.Effects));
    }

    private static IEnumerable<string> Raised(StandingResult result) =>
        result.Effects.OfType<StandingEffect.Raise>().Select(effect => effect.Because.Value.ToString());
}
