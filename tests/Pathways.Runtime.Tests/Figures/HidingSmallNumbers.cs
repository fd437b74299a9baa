using System.Collections.Immutable;
using Pathways.Definitions;

namespace Pathways.Runtime.Tests;

public sealed class HidingSmallNumbers
{
    [Fact]
    public void One_alone_in_a_sum_takes_the_smallest_other_with_it()
    {
        FigureResult result = Veiled(FigureMeasure.Count, ("", "2024", 3), ("", "2025", 12), ("", "2026", 40), ("", null, 55));

        Assert.Equal(["2024", "2025"], HiddenPeriods(result));
    }

    [Fact]
    public void Two_hide_each_other()
    {
        FigureResult result = Veiled(FigureMeasure.Count, ("", "2024", 3), ("", "2025", 4), ("", "2026", 40), ("", null, 47));

        Assert.Equal(["2024", "2025"], HiddenPeriods(result));
    }

    [Fact]
    public void Nothing_is_hidden_where_nothing_is_small() =>
        Assert.Empty(HiddenPeriods(Veiled(FigureMeasure.Count, ("", "2025", 5), ("", "2026", 0), ("", null, 5))));

    [Fact]
    public void A_group_is_not_given_away_by_the_total_of_all_groups()
    {
        FigureResult result = Veiled(FigureMeasure.Count, ("F", null, 2), ("M", null, 20), ("", null, 9));

        Assert.True(result.At("F", null).Hidden.Counted);
        Assert.True(result.At(string.Empty, null).Hidden.Counted);
        Assert.False(result.At("M", null).Hidden.Counted);
    }

    [Fact]
    public void No_sum_of_a_table_is_left_with_one_hidden_number()
    {
        FigureResult result = Veiled(
            FigureMeasure.Count,
            ("F", "2025", 2), ("F", "2026", 30), ("F", null, 32), ("M", "2025", 10), ("M", "2026", 20), ("M", null, 30), ("X", "2025", 8), ("X", "2026", 9), ("X", null, 17));

        foreach (IEnumerable<FigureCell> sum in result.Cells.GroupBy(cell => cell.Group).Concat(result.Cells.GroupBy(cell => cell.Period ?? "all")))
        {
            Assert.NotEqual(1, sum.Count(cell => cell.Amount.Hidden.Counted));
        }
    }

    [Fact]
    public void A_value_is_not_given_away_by_how_many_were_counted()
    {
        FigureResult result = SmallNumbers.Veil(new FigureResult(Figure(FigureMeasure.Distribution),
        [
            new FigureCell(null, string.Empty, Amount(30) with
            {
                Values = ImmutableSortedDictionary<string, long>.Empty.Add("low", 2).Add("middle", 8).Add("high", 20),
            }),
        ]));

        Assert.Equal(["low", "middle"], result.Cells[0].Amount.Hidden.Values.Order());
    }

    [Fact]
    public void A_per_cent_is_not_given_away_by_that_of_the_whole_time()
    {
        FigureResult result = SmallNumbers.Veil(new FigureResult(Figure(FigureMeasure.Share),
        [
            new FigureCell("2025", string.Empty, Amount(20) with { Matched = 2 }),
            new FigureCell("2026", string.Empty, Amount(30) with { Matched = 15 }),
            new FigureCell(null, string.Empty, Amount(50) with { Matched = 17 }),
        ]));

        Assert.Equal([true, true, false], result.Cells.Select(cell => cell.Amount.Hidden.Matched));
        Assert.DoesNotContain(result.Cells, cell => cell.Amount.Hidden.Counted);
    }

    [Fact]
    public void The_csv_tells_a_small_number_from_one_that_is_hidden_because_of_it()
    {
        FigureResult result = Veiled(FigureMeasure.Count, ("", "2025", 3), ("", "2026", 40), ("", null, 43));
        var request = new FigureRequest(new DateOnly(2025, 1, 1), new DateOnly(2026, 12, 31), FigureStep.Year, FigureBreakdown.None);

        string csv = FigureCsv.Numbers(new FigureReport("p", request, 43, [result]), isExact: false, ShippedTables.Municipalities());

        Assert.Contains("2025;none;;;;<5;<5;", csv, StringComparison.Ordinal);
        Assert.Contains("2026;none;;;;hidden;hidden;", csv, StringComparison.Ordinal);
        Assert.DoesNotContain("40", csv, StringComparison.Ordinal);
    }

    private static string[] HiddenPeriods(FigureResult result) =>
        [.. result.Cells.Where(cell => cell.Amount.Hidden.Counted).Select(cell => cell.Period ?? "all")];

    private static FigureResult Veiled(FigureMeasure measure, params (string Group, string? Period, long Counted)[] cells) =>
        SmallNumbers.Veil(new FigureResult(
            Figure(measure), [.. cells.Select(cell => new FigureCell(cell.Period, cell.Group, Amount(cell.Counted)))]));

    private static FigureAmount Amount(long counted) => FigureAmount.Nothing with { Counted = counted };

    private static FigureDefinition Figure(FigureMeasure measure)
    {
        string value = measure == FigureMeasure.Count ? string.Empty : ", \"value\": \"status\"";
        FigureReading reading = FigureReader.Read(
            $$"""
            { "figures": [ { "key": "some", "title": { "fr": "a", "en": "b" }, "definition": { "fr": "a", "en": "b" },
              "source": "s", "mark": "P", "measure": "{{measure.ToString().ToLowerInvariant()}}"{{value}} } ] }
            """,
            "figures.json");
        return reading.Set?.Figures[0] ?? throw new InvalidDataException(string.Join('\n', reading.Findings));
    }
}
