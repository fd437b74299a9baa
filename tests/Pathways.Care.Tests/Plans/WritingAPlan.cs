namespace Pathways.Care.Tests.Plans;

public sealed class WritingAPlan
{
    private static readonly DateOnly Monday = new(2026, 11, 23);

    private static readonly PlanContent Text = new()
    {
        Referent = new PlanReferent("Anne Kieffer", "nurse", "03 87 00 00 00"),
        Summary = "Aide à renforcer",
        Problems = [new PlanProblem("Aide insuffisante le soir", ProblemDomain.Social, 1, null)],
        Goals = [new PlanGoal("Rester chez moi", "pas de séjour imprévu", Monday.AddMonths(6), GoalStatus.Open)],
        Actions =
        [
            new PlanAction("Augmenter l'aide du soir", ActionKind.Support, "social_worker", null, Monday.AddDays(50), "passages"),
            new PlanAction("Revoir le traitement", ActionKind.Care, "gp", null, Monday.AddDays(20), "douleur"),
        ],
    };

    private long sequence;

    [Fact]
    public void Goes_on_in_the_same_version_until_somebody_answers()
    {
        Plan plan = Empty().With(Written(Text with { Goals = [] })).With(Written(Text));

        Assert.Equal(1, Assert.Single(plan.Versions).Number);
        Assert.Equal(PlanStatus.Draft, plan.Status);
        Assert.Single(plan.Newest!.Content.Goals); // it was just written
    }

    [Fact]
    public void Begins_a_new_version_once_the_old_one_was_answered_and_leaves_that_as_it_was()
    {
        Plan sentBack = Empty().With(Written(Text));
        sentBack = sentBack.With(Answered(sentBack, PlanVoice.Gp, PlanAnswer.WantsChanges));

        Plan written = sentBack.With(Written(Text with { Summary = "Autrement" }));

        Assert.Equal([1, 2], written.Versions.Select(version => version.Number));
        Assert.Equal("Aide à renforcer", written.Versions[0].Content.Summary);
        Assert.True(written.Versions[0].IsAsSigned);
        Assert.Empty(written.Versions[1].Signatures);
    }

    [Fact]
    public void Becomes_proposed_by_the_gp_and_agreed_by_the_person()
    {
        Plan plan = Empty().With(Written(Text));

        Plan proposed = plan.With(Answered(plan, PlanVoice.Gp, PlanAnswer.Agrees));
        Plan agreed = proposed.With(Answered(proposed, PlanVoice.Representative, PlanAnswer.Agrees));

        Assert.Equal((PlanStatus.Proposed, PlanStatus.Agreed), (proposed.Status, agreed.Status));
        Assert.Null(proposed.InForce);
        Assert.Equal(1, agreed.InForce?.Number);
        Assert.Equal(Monday, agreed.InForce?.AgreedOn);
    }

    [Fact]
    public void Leaves_what_was_agreed_in_force_while_it_is_written_anew()
    {
        Plan revised = Agreed().With(Reviewed(ReviewOutcome.Revised)).With(Written(Text with { Summary = "Nouveau" }));

        Assert.Equal(PlanStatus.UnderReview, revised.Status);
        Assert.Equal((1, 2), (revised.InForce?.Number, revised.Newest?.Number));
    }

    [Fact]
    public void Shows_the_result_of_an_action_and_becomes_active()
    {
        Plan plan = Agreed().With(Done("Revoir le traitement"));

        Assert.Equal(PlanStatus.Active, plan.Status);
        Assert.Equal("fait", plan.ResultOf(Text.Actions[1], plan.InForce!)?.Words); // it was agreed
        Assert.Null(plan.ResultOf(Text.Actions[0], plan.InForce!));
    }

    [Fact]
    public void Forgets_the_results_of_an_earlier_text_when_the_action_is_planned_again()
    {
        Plan plan = Agreed().With(Done("Revoir le traitement")).With(Reviewed(ReviewOutcome.Revised)).With(Written(Text));

        Assert.Null(plan.ResultOf(Text.Actions[1], plan.Newest!)); // it was just written
    }

    [Theory]
    [InlineData(0, "2027-02-23")]
    [InlineData(1, "2027-05-23")]
    [InlineData(2, "2027-11-23")]
    [InlineData(3, "2028-11-23")]
    public void Is_reviewed_after_3_6_and_12_months_then_every_year(int held, string next)
    {
        Plan plan = Agreed();
        for (int review = 0; review < held; review++)
        {
            plan = plan.With(Reviewed(ReviewOutcome.GoesOn));
        }

        Assert.Equal(DateOnly.Parse(next, System.Globalization.CultureInfo.InvariantCulture), plan.NextReview);
    }

    [Fact]
    public void Refuses_the_agreement_of_the_person_before_the_gp_has_validated()
    {
        Plan plan = Empty().With(Written(Text));

        Assert.Equal("PW4070", PlanProblems.Of(plan, Answered(plan, PlanVoice.Person, PlanAnswer.Agrees))?.Code);
    }

    [Fact]
    public void Refuses_anything_but_a_last_look_once_it_is_over()
    {
        Plan closed = Agreed().With(Reviewed(ReviewOutcome.Ends));

        Assert.Null(closed.InForce);
        Assert.Equal("PW4070", PlanProblems.Of(closed, Written(Text))?.Code);
        Assert.Null(PlanProblems.Of(closed, Reviewed(ReviewOutcome.Evaluated)));
    }

    [Fact]
    public void Refuses_the_validation_of_a_plan_without_referent_goals_or_actions()
    {
        IEnumerable<string?> missing =
            from text in new[] { Text with { Referent = null }, Text with { Goals = [] }, Text with { Actions = [] } }
            let plan = Empty().With(Written(text))
            select PlanProblems.Of(plan, Answered(plan, PlanVoice.Gp, PlanAnswer.Agrees))?.Arguments[0];

        Assert.Equal<string?>(["referent", "goals", "actions"], missing);
    }

    [Fact]
    public void Keeps_the_parts_that_nobody_was_asked_for()
    {
        PlanContent written = Text.With(new PlanWriting { Summary = " ", UnmetGoals = "Reprendre la danse" });

        Assert.Null(written.Summary);
        Assert.Equal("Reprendre la danse", written.UnmetGoals);
        Assert.Equal(Text.Goals, written.Goals);
    }

    [Fact]
    public void Tells_what_changed_from_one_text_to_the_next()
    {
        PlanContent after = Text with
        {
            Referent = new PlanReferent("Marc Weiss", "nurse", "03 87 00 00 01"),
            Summary = "Aide renforcée",
            Problems = [Text.Problems[0] with { Priority = null }],
            Goals = [Text.Goals[0] with { TargetOn = null }, new PlanGoal("Marcher jusqu'au marché", null, null, GoalStatus.Open)],
            Actions = [Text.Actions[1] with { DueOn = Monday.AddDays(40), Who = "pharmacist" }],
            Disagreement = "La fille préfère un accueil de jour",
        };

        Assert.Equal(
            [
                "Referent Changed Marc Weiss [Name Anne Kieffer > Marc Weiss; Phone 03 87 00 00 00 > 03 87 00 00 01]",
                "Summary Changed Aide renforcée [Text Aide à renforcer > Aide renforcée]",
                "Problem Changed Aide insuffisante le soir [Priority 1 > ]",
                $"Goal Changed Rester chez moi [TargetOn {Monday.AddMonths(6):yyyy-MM-dd} > ]",
                "Goal Added Marcher jusqu'au marché []",
                $"Action Changed Revoir le traitement [Who gp > pharmacist; DueOn {Monday.AddDays(20):yyyy-MM-dd} > {Monday.AddDays(40):yyyy-MM-dd}]",
                "Action Removed Augmenter l'aide du soir []",
                "Disagreement Added La fille préfère un accueil de jour []",
            ],
            PlanChange.Between(Text, after).Select(Told));
        Assert.Empty(PlanChange.Between(Text, Text));

        static string Told(PlanChange change) =>
            $"{change.Part} {change.Kind} {change.What} [{string.Join("; ", change.Details.Select(detail => $"{detail.Detail} {detail.Before} > {detail.After}"))}]";
    }

    [Fact]
    public void Seals_every_word()
    {
        PlanContent[] others =
        [
            Text with { About = "Seule" },
            Text with { Referent = Text.Referent! with { Phone = null } }, // it has one
            Text with { Problems = [Text.Problems[0] with { Priority = 2 }] },
            Text with { Goals = [Text.Goals[0] with { Status = GoalStatus.Reached }] },
            Text with { Actions = [Text.Actions[1], Text.Actions[0]] },
            Text with { Alerts = [new PlanAlert("appeler", null, null, null)] },
            Text with { UnmetGoals = "Aide à renforcer", Summary = null },
        ];

        Assert.Equal(others.Length + 1, others.Append(Text).Select(ContentHash.Of).Distinct().Count());
        Assert.Equal(ContentHash.Of(Text), ContentHash.Of(Text with { Goals = [.. Text.Goals] }));
    }

    private static Plan Empty() => new()
    {
        Id = new PlanId(Guid.CreateVersion7()),
        Network = new NetworkId("lorraine"),
        Patient = new PatientId(Guid.CreateVersion7()),
        Case = Guid.CreateVersion7(),
    };

    private Plan Agreed()
    {
        Plan plan = Empty().With(Written(Text));
        plan = plan.With(Answered(plan, PlanVoice.Gp, PlanAnswer.Agrees));
        return plan.With(Answered(plan, PlanVoice.Person, PlanAnswer.Agrees));
    }

    private PlanEntry Written(PlanContent content) => Entry() with { Written = content };

    private PlanEntry Answered(Plan plan, PlanVoice voice, PlanAnswer answer) => Entry() with
    {
        Signed = new PlanSignature(
            plan.Newest!.Number, plan.Newest.Entry, plan.Newest.Hash, voice, answer, Monday, null, ConsentMeans.Oral, null), // it was written
    };

    private PlanEntry Done(string title) => Entry() with { Done = new ActionResult(title, ActionOutcome.Done, Monday, "fait") };

    private PlanEntry Reviewed(ReviewOutcome outcome) => Entry() with { Reviewed = new PlanReview(Monday, outcome, 1, null) };

    private PlanEntry Entry()
    {
        sequence++;
        return new PlanEntry
        {
            Sequence = sequence,
            Task = $"task#{sequence}",
            By = new PersonId(Guid.CreateVersion7()),
            As = RoleKey.Nurse,
            At = new DateTimeOffset(2026, 11, 23, 9, 0, 0, TimeSpan.Zero).AddMinutes(sequence),
        };
    }
}
