namespace Pathways.Definitions;

/// <summary>When messages to people wait: every day between two times of the clock, and on days of rest.</summary>
/// <remarks>
/// The clock that people see counts. Where clocks skip the end of the quiet time it ends with the gap; where they show
/// an hour twice, both showings are quiet.
/// </remarks>
public sealed class QuietHours
{
    private readonly TimeOnly from;
    private readonly TimeOnly to;
    private readonly CivilTime civil;
    private readonly WorkingCalendar? sendingDays;

    /// <param name="from">When quiet begins, e.g. 21:00.</param>
    /// <param name="to">When it ends and messages leave, e.g. 08:00; earlier than <paramref name="from"/> means on the
    /// next day.</param>
    /// <param name="civil">The zone of the people who are written to.</param>
    /// <param name="sendingDays">
    /// Days on which messages may leave, e.g. Monday to Saturday without holidays; null for every day.
    /// </param>
    /// <exception cref="ArgumentException">Quiet ends when it begins: it would be never or always.</exception>
    public QuietHours(TimeOnly from, TimeOnly to, CivilTime civil, WorkingCalendar? sendingDays = null)
    {
        ArgumentNullException.ThrowIfNull(civil);
        if (from == to)
        {
            throw new ArgumentException(
                $"Quiet hours from {from:HH:mm} to the same time mean never or always. Give two different times.",
                nameof(to));
        }

        this.from = from;
        this.to = to;
        this.civil = civil;
        this.sendingDays = sendingDays;
    }

    /// <summary>Whether messages wait at an instant.</summary>
    public bool IsQuiet(DateTimeOffset instant) =>
        !IsSendingDay(civil.DayOf(instant)) || IsQuietTime(civil.TimeOf(instant));

    /// <summary>When a message that is ready may leave.</summary>
    /// <param name="instant">When it is ready.</param>
    /// <returns>The same instant when nothing is quiet then, else the first one afterwards; null when a year passes
    /// without a day on which messages leave.</returns>
    public DateTimeOffset? NextAllowed(DateTimeOffset instant)
    {
        DateTimeOffset at = instant;
        while (true) // Each turn moves on to the end of a rest or of a quiet time; the day after two of them is open.
        {
            DateOnly day = civil.DayOf(at);
            TimeOnly time = civil.TimeOf(at);
            if (!IsSendingDay(day))
            {
                if (sendingDays!.NextWorkingDay(day) is not { } next) // Without sending days every day is one.
                {
                    return null;
                }

                at = civil.StartOf(next);
            }
            else if (IsQuietTime(time))
            {
                DateOnly end = to < from && time >= from ? day.AddDays(1) : day;
                at = civil.FirstAt(end.ToDateTime(to), at);
            }
            else
            {
                return at;
            }
        }
    }

    private bool IsSendingDay(DateOnly day) => sendingDays is null || sendingDays.IsWorkingDay(day);

    private bool IsQuietTime(TimeOnly time) => from < to ? from <= time && time < to : from <= time || time < to;
}
