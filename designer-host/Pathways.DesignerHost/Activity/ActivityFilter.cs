using System.Globalization;
using System.Text.Json;
using Pathways.DesignerHost.Forms;
using Pathways.DesignerHost.Frame;
using Pathways.Runtime;

namespace Pathways.DesignerHost.Activity;

/// <summary>What the page of figures shows, as it stands in the address.</summary>
/// <param name="Pathway">Key of the pathway; null for the figures of all.</param>
/// <param name="From">The first year.</param>
/// <param name="To">The last year.</param>
/// <param name="Step">Year by year or month by month.</param>
/// <param name="By">Whose cases are told apart.</param>
/// <param name="IsExact">Whether numbers below five are shown: the network's own view.</param>
public sealed record ActivityFilter(string? Pathway, int From, int To, FigureStep Step, FigureBreakdown By, bool IsExact)
{
    /// <summary>The most years in one look: the four of an evaluation, and room to compare.</summary>
    public const int MostYears = 8;

    /// <summary>What is asked of the cases.</summary>
    public FigureRequest Request => new(new DateOnly(From, 1, 1), new DateOnly(To, 12, 31), Step, By);

    /// <summary>The address of this filter.</summary>
    public string Address => $"/activity?{Query}";

    /// <summary>The address of the numbers as CSV.</summary>
    public string CsvAddress => $"/activity/figures.csv?{Query}";

    /// <summary>The address of the list behind a number.</summary>
    /// <param name="place">The number.</param>
    /// <param name="page">Which page, from 1.</param>
    public string ListAddress(FigurePlace place, int page = 1)
    {
        ArgumentNullException.ThrowIfNull(place);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"/activity/list?{Query}&figure={Uri.EscapeDataString(place.Figure)}&group={Uri.EscapeDataString(place.Group)}&period={place.Period}&part={NameOf(place.Part)}&value={Uri.EscapeDataString(place.Value ?? string.Empty)}{(page > 1 ? $"&page={page}" : null)}");
    }

    private string Query => string.Create(
        CultureInfo.InvariantCulture,
        $"pathway={Uri.EscapeDataString(Pathway ?? string.Empty)}&from={From}&to={To}&step={NameOf(Step)}&by={NameOf(By)}{(IsExact ? "&exact=1" : null)}");

    /// <summary>Reads an address; what is not understood is left out.</summary>
    /// <param name="query">The query of the address.</param>
    /// <param name="visit">Who asks when: the year of today is shown unless another is named.</param>
    internal static ActivityFilter Read(IQueryCollection query, Visit visit)
    {
        int thisYear = TimeZoneInfo.ConvertTime(visit.Now, visit.Zone).Year;
        int to = YearOf(query["to"]) ?? thisYear;
        int from = Math.Clamp(YearOf(query["from"]) ?? to, to - MostYears + 1, to);
        string? pathway = query["pathway"];
        return new ActivityFilter(
            string.IsNullOrEmpty(pathway) ? null : pathway, from, to,
            ChoiceWords.Read<FigureStep>(query["step"]) ?? FigureStep.Year,
            ChoiceWords.Read<FigureBreakdown>(query["by"]) ?? FigureBreakdown.None,
            query["exact"] == "1");
    }

    /// <summary>The name of a step or breakdown in addresses and texts.</summary>
    public static string NameOf<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.SnakeCaseLower.ConvertName($"{value}");

    private static int? YearOf(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int year) && year is > 2000 and < 2100 ? year : null;
}
