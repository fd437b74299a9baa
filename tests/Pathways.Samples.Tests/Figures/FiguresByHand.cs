using Pathways.Runtime;

namespace Pathways.Samples.Tests;

/// <summary>Figures of a few scenarios, against what a person reckons from the same files.</summary>
public sealed class FiguresByHand
{
    private static readonly FigureRequest TwoYears = new(new DateOnly(2026, 1, 1), new DateOnly(2027, 12, 31), FigureStep.Year, FigureBreakdown.None);
    private static readonly DateTimeOffset Later = new(2028, 1, 15, 8, 0, 0, TimeSpan.Zero);

    private static readonly Lazy<FigureReport> Discharges = new(() => PlayedCase.Reckon(
        "hospital-discharge", TwoYears, Later, "going-home", "low-risk", "review-readmitted", "three-calls-unanswered"));

    private static readonly Lazy<FigureReport> Frailty = new(() => PlayedCase.Reckon("frailty-screening", TwoYears, Later, "main", "no-sign"));

    private static readonly Lazy<FigureReport> Children = new(() => PlayedCase.Reckon("childhood-obesity-etp", TwoYears, Later, "evaluations", "refused"));

    [Fact]
    public void Hours_to_the_first_call_are_25_and_twice_18()
    {
        FigureAmount amount = Of(Discharges, "first_call_delay", "2026");

        Assert.Equal(new FigureSpread(18, 18, 21.5m), amount.Spread);
        Assert.Equal(3, amount.Counted);
    }

    [Fact]
    public void Three_were_promised_a_call_and_got_it_in_time_two_of_them_answered()
    {
        Assert.Equal((3, 3), Part(Of(Discharges, "first_call_in_time", "2026")));
        Assert.Equal((2, 3), Part(Of(Discharges, "call_reached", "2026")));
    }

    [Fact]
    public void Of_four_discharges_three_saw_their_doctor_in_time() =>
        Assert.Equal((3, 4), Part(Of(Discharges, "gp_visit_in_time", "2026")));

    [Fact]
    public void Whoever_has_no_review_is_not_known_to_be_at_home()
    {
        FigureAmount amount = Of(Discharges, "readmitted_30", "2026");

        Assert.Equal((1, 2), Part(amount));
        Assert.Equal(2, amount.Unknown);
    }

    [Fact]
    public void From_the_screening_to_the_plan_it_took_twenty_days() =>
        Assert.Equal(20, Of(Frailty, "screening_to_plan", "2026").Spread?.Median);

    [Fact]
    public void Of_two_screened_one_had_no_sign_and_one_was_frail_and_got_better()
    {
        Assert.Equal(1, Of(Frailty, "screened", "2026").Values["none"]);
        Assert.Equal(1, Of(Frailty, "frailty_class", "2026").Values["frail"]);
        Assert.Equal(1, Of(Frailty, "effect", "2027").Values["better"]);
        Assert.Equal((1, 2), Part(Of(Frailty, "actions_done", "2027")));
        Assert.Equal(2, Of(Frailty, "screening_effect", null).Values["begun"]);
        Assert.Equal(1, Of(Frailty, "screening_effect", null).Values["better"]);
    }

    [Fact]
    public void Of_two_children_proposed_one_entered_and_came_to_one_of_two_sessions()
    {
        Assert.Equal(2, Of(Children, "proposed", "2026").Counted);
        Assert.Equal(1, Of(Children, "entered", "2026").Counted);
        Assert.Equal(1, Of(Children, "programme_written", "2026").Counted);
        Assert.Equal(1, Of(Children, "sessions", "2026").Counted);
        Assert.Equal(1, Of(Children, "sessions", "2027").Counted);
        Assert.Equal((1, 2), Part(Of(Children, "attendance", null)));
        Assert.Equal((2, 2), Part(Of(Children, "satisfaction", "2027")));
    }

    [Fact]
    public void Each_evaluation_of_a_child_keeps_its_own_change()
    {
        Assert.Equal(1, Of(Children, "z_change_6", null).Counted);
        Assert.Equal(1, Of(Children, "z_change_12", null).Counted);
        Assert.Equal(0, Of(Children, "z_change_24", null).Counted);
    }

    private static FigureAmount Of(Lazy<FigureReport> report, string figure, string? period) =>
        report.Value.Results.Single(result => result.Figure.Key == figure).At(string.Empty, period);

    private static (long Matched, long Counted) Part(FigureAmount amount) => (amount.Matched, amount.Counted);
}
