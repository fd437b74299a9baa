using Pathways.Rules;

namespace Pathways.Definitions;

/// <summary>A moment at which a deadline cannot be kept by those who are to keep it.</summary>
/// <param name="Armed">When the task opens.</param>
/// <param name="Due">When it is due.</param>
internal sealed record ImpossibleMoment(DateTimeOffset Armed, DateTimeOffset Due);

/// <summary>
/// Looks for a moment of the coming twelve months from which a deadline leaves the team no time to work. The less time is left
/// the later in the working day a task opens, and least at its end: so the ends of all working days are tried, and no other
/// moment can be worse. A deadline that counts from one date of the case is tried as if that date were the moment of opening.
/// </summary>
internal sealed class DelayCheck(FollowUpTerms terms, CivilTime civil)
{
    private const int DaysTried = 366;

    /// <summary>Less than this is no time to work: one hour [P].</summary>
    private static readonly TimeSpan LeastTime = TimeSpan.FromHours(1);

    /// <summary>The first such moment; null when there is none, or when the deadline depends on more than can be known.</summary>
    /// <param name="deadline">The deadline.</param>
    /// <param name="from">When work may begin; null for at once.</param>
    public ImpossibleMoment? Find(TimerFormula deadline, TimerFormula? from)
    {
        foreach (DateTimeOffset end in EndsOfWork())
        {
            foreach (DateTimeOffset armed in Openings(end, from))
            {
                if (Plan(deadline, armed) is not { } due || Plan(deadline, armed.AddDays(1)) == due)
                {
                    return null; // It cannot be reckoned here, or is a date that does not follow the opening.
                }

                DateTimeOffset begins = Begins(from, armed);
                if (due > armed && terms.Hours.WorkedBetween(begins, due, LeastTime, civil) < LeastTime)
                {
                    return new ImpossibleMoment(armed, due);
                }
            }
        }

        return null;
    }

    private IEnumerable<DateTimeOffset> EndsOfWork()
    {
        DateOnly today = civil.DayOf(terms.Now);
        return Enumerable.Range(0, DaysTried).Select(today.AddDays)
            .Where(day => terms.Hours.WorksOn(day, civil))
            .Select(day => civil.At(day.ToDateTime(terms.Hours.To)))
            .Where(end => end >= terms.Now);
    }

    // Where work may begin only some time after the opening, it is the beginning that falls on the end of the working day.
    private IEnumerable<DateTimeOffset> Openings(DateTimeOffset end, TimerFormula? from)
    {
        DateTimeOffset earlier = end - (Begins(from, end) - end);
        return earlier < end && earlier >= terms.Now ? [earlier, end] : [end];
    }

    private DateTimeOffset Begins(TimerFormula? from, DateTimeOffset armed) =>
        (from is null ? null : Plan(from, armed)) is { } opens && opens > armed ? opens : armed;

    private DateTimeOffset? Plan(TimerFormula formula, DateTimeOffset armed)
    {
        if (formula.Variables.Length > 1)
        {
            return null;
        }

        FeelContext data = FeelContext.Empty;
        foreach (string date in formula.Variables)
        {
            var time = new FeelTime(civil.TimeOf(armed).Ticks * 100, null);
            data = data.With(date, FeelValue.DateTime(new FeelDateTime(FeelDate.FromDateOnly(civil.DayOf(armed)), time)));
        }

        EvaluationSettings settings = new() { Now = armed, ZoneId = civil.ZoneId, Trace = false };
        return formula.Plan(armed, 1, false, data, settings, civil) is TimerPlan.Due { At: var at }
            && (formula.Variables.IsEmpty || IsDated(formula, armed, at, data, settings))
            ? at
            : null;
    }

    // Whether the variable is what the time counts from: with another moment of opening the same date gives the same time.
    private bool IsDated(TimerFormula formula, DateTimeOffset armed, DateTimeOffset at, FeelContext data, EvaluationSettings settings) =>
        formula.Plan(armed.AddHours(1), 1, false, data, settings, civil) is TimerPlan.Due { At: var again } && again == at;
}
