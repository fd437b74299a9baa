using Pathways.Definitions;
using Pathways.Engine;

namespace Pathways.Population;

/// <summary>When people get round to things. All shares are invented [P].</summary>
internal static class Habits
{
    private static readonly TimeSpan withoutWindow = TimeSpan.FromDays(5);
    private static readonly string[] reasons =
    [
        "Absence du professionnel, relais trouvé tardivement.", "Famille injoignable malgré trois appels.", "Rendez-vous reporté par la personne.",
        "Surcroît d’activité dans l’équipe.", "Compte rendu reçu tardivement.", "Personne hospitalisée entre-temps.",
    ];

    /// <summary>When a task is done: most in the first part of their window, one in eight late.</summary>
    public static DateTimeOffset WhenDone(OpenTask task, CivilTime civil, Dice dice)
    {
        DateTimeOffset from = task.From > task.OpenedAt ? task.From : task.OpenedAt;
        TimeSpan window = task.Due is { } due && due > from ? due - from : withoutWindow;
        double part = dice.Draw() switch
        {
            < 0.62 => dice.Between(0.03, 0.5),
            < 0.87 => dice.Between(0.5, 0.95),
            < 0.96 => dice.Between(1.05, 1.6),
            _ => dice.Between(1.6, 3),
        };
        return InWorkingHours(from + (window * part), civil, dice);
    }

    /// <summary>The same instant, or the next morning of a working day when nobody is at work.</summary>
    public static DateTimeOffset InWorkingHours(DateTimeOffset at, CivilTime civil, Dice dice)
    {
        DateOnly day = civil.DayOf(at);
        TimeOnly time = civil.TimeOf(at);
        bool isWorkday = day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday);
        if (isWorkday && time.Hour is >= 8 and < 18)
        {
            return at;
        }

        if (!isWorkday || time.Hour >= 18)
        {
            do
            {
                day = day.AddDays(1);
            }
            while (day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday);
        }

        return civil.At(day.ToDateTime(new TimeOnly(8, 0)).AddMinutes(dice.Whole(0, 600)));
    }

    /// <summary>What people give as the reason of being late.</summary>
    public static string LateReason(Dice dice) => dice.Pick(reasons);
}
