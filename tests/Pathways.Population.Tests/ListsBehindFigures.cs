using Pathways.Definitions;
using Pathways.Runtime;
using Pathways.Storage;
using Pathways.Testing;

namespace Pathways.Population.Tests;

public sealed class ListsBehindFigures
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task Have_as_many_rows_as_every_number_of_every_declared_figure_says(DatabaseKind kind)
    {
        await using Town town = await Town.OpenAsync(kind);
        await town.InventAsync(60);
        FigureDesk desk = town.Get<FigureDesk>();
        var request = new FigureRequest(new DateOnly(2024, 1, 1), new DateOnly(2026, 12, 31), FigureStep.Year, FigureBreakdown.Sex);

        long rows = 0;
        List<string> wrong = [];
        foreach (FigureSet set in FigureFile.Below(Path.Combine(Repository.Root, "samples")).Select(file => file.Reading.Set).OfType<FigureSet>())
        {
            foreach (FigureResult result in (await desk.ReckonAsync(DemoNetwork.Id, set, request, Cancellation)).Results)
            {
                foreach ((FigurePlace place, long number) in result.Cells.Where(cell => cell.Period is null).SelectMany(cell => Numbers(result.Figure, cell)).Where(number => number.Number > 0))
                {
                    FigureList? list = await desk.ListAsync(DemoNetwork.Id, set, request, place, page: 1, Cancellation);
                    rows += list?.Total ?? 0;
                    if (list?.Total != number || list.Rows.Length != Math.Min(number, FigureList.PageSize))
                    {
                        wrong.Add($"{set.Pathway} {place}: {number}, {list?.Total} rows");
                    }
                }
            }
        }

        Assert.Empty(wrong);
        Assert.True(rows > 50, $"{rows} rows");
    }

    [Fact]
    public async Task Go_on_from_page_to_page_without_losing_or_doubling_a_row()
    {
        await using Town town = await Town.OpenAsync(DatabaseKind.Sqlite);
        await town.InventAsync(300);
        FigureDesk desk = town.Get<FigureDesk>();
        FigureSet all = FigureFile.Below(Path.Combine(Repository.Root, "samples", FigureFile.Name))[0].Reading.Set!; // It is read by another test.
        var request = new FigureRequest(new DateOnly(2023, 1, 1), new DateOnly(2026, 12, 31), FigureStep.Year, FigureBreakdown.None);
        var begun = new FigurePlace("begun", string.Empty, Period: null, FigurePart.Counted, Value: null);

        HashSet<Guid> seen = [];
        long total = 0;
        for (int page = 1; await desk.ListAsync(DemoNetwork.Id, all, request, begun, page, Cancellation) is { Rows.IsEmpty: false } list; page++)
        {
            total = list.Total;
            Assert.All(list.Rows, row => Assert.True(seen.Add(row.InstanceId)));
        }

        Assert.True(total > FigureList.PageSize, $"{total} rows");
        Assert.Equal(total, seen.Count);
    }

    private static IEnumerable<(FigurePlace Place, long Number)> Numbers(FigureDefinition figure, FigureCell cell)
    {
        var place = new FigurePlace(figure.Key, cell.Group, cell.Period, FigurePart.Counted, Value: null);
        FigureAmount amount = cell.Amount;
        yield return (place, amount.Counted);
        yield return (place with { Part = FigurePart.Unknown }, amount.Unknown);
        if (figure.Measure == FigureMeasure.Share)
        {
            yield return (place with { Part = FigurePart.Matched }, amount.Matched);
            yield return (place with { Part = FigurePart.Unmatched }, amount.Counted - amount.Matched);
        }

        foreach ((string value, long number) in amount.Values)
        {
            yield return (place with { Value = value }, number);
        }
    }
}
