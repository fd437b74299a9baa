namespace Pathways.Runtime;

/// <summary>Which days figures are asked for, and how they are laid out.</summary>
/// <param name="From">The first day.</param>
/// <param name="To">The last day, included.</param>
/// <param name="Step">Year by year or month by month.</param>
/// <param name="By">Whose cases are told apart.</param>
public sealed record FigureRequest(DateOnly From, DateOnly To, FigureStep Step, FigureBreakdown By)
{
    /// <summary>The calendar years or months that the days touch, in order: <c>2026</c> or <c>2026-03</c>.</summary>
    public IEnumerable<string> Periods()
    {
        DateOnly day = Step == FigureStep.Year ? new DateOnly(From.Year, 1, 1) : new DateOnly(From.Year, From.Month, 1);
        for (; day <= To; day = Step == FigureStep.Year ? day.AddYears(1) : day.AddMonths(1))
        {
            yield return PeriodOf(day);
        }
    }

    /// <summary>The year or month of a day.</summary>
    /// <param name="day">The day.</param>
    public string PeriodOf(DateOnly day) => Step == FigureStep.Year ? $"{day:yyyy}" : $"{day:yyyy-MM}";
}

/// <summary>How long a period of a figure is.</summary>
public enum FigureStep
{
    /// <summary>A calendar year.</summary>
    Year,

    /// <summary>A calendar month.</summary>
    Month,
}

/// <summary>Whose cases are told apart.</summary>
public enum FigureBreakdown
{
    /// <summary>Nobody's.</summary>
    None,

    /// <summary>The organisation that keeps the case.</summary>
    Organisation,

    /// <summary>The patient's municipality of residence: the territory.</summary>
    Municipality,

    /// <summary>The patient's age when the case began, in classes.</summary>
    Age,

    /// <summary>The patient's sex.</summary>
    Sex,
}
