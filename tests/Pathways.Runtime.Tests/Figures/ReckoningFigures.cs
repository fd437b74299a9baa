using System.Collections.Immutable;
using Pathways.Definitions;

namespace Pathways.Runtime.Tests;

public sealed class ReckoningFigures
{
    private static readonly DateTimeOffset Now = new(2026, 12, 1, 8, 0, 0, TimeSpan.Zero);
    private static readonly FigureRequest ByYear = new(new DateOnly(2025, 1, 1), new DateOnly(2026, 12, 31), FigureStep.Year, FigureBreakdown.None);

    [Fact]
    public void What_is_not_known_is_counted_apart_and_is_no_no()
    {
        FigureAmount amount = Reckon(Share("called"), ByYear, Seen(called: true), Seen(called: false), Seen(called: null)).At(string.Empty, "2026");

        Assert.Equal((1, 2, 1), (amount.Matched, amount.Counted, amount.Unknown));
        Assert.Equal(50, amount.Percent);
    }

    [Fact]
    public void Whoever_cannot_be_told_to_belong_is_not_known_either()
    {
        FigureAmount amount = Reckon(Share("true", "\"cases\": \"called\","), ByYear, Seen(true), Seen(false), Seen(null)).At(string.Empty, null);

        Assert.Equal((1, 1), (amount.Counted, amount.Unknown));
    }

    [Fact]
    public void A_case_lies_in_the_year_of_the_networks_zone()
    {
        FigureCase newYear = Seen(true) with { StartedAt = new DateTimeOffset(2025, 12, 31, 23, 30, 0, TimeSpan.Zero) };

        FigureResult result = Reckon(Share("called"), ByYear, newYear);

        Assert.Equal(0, result.At(string.Empty, "2025").Counted);
        Assert.Equal(1, result.At(string.Empty, "2026").Counted);
    }

    [Fact]
    public void What_did_not_happen_lies_in_no_year() =>
        Assert.Empty(Reckon(Share("true", "\"when\": \"ended\","), ByYear, Seen(true)).Cells);

    [Fact]
    public void Each_entry_of_a_list_counts_by_its_own_day()
    {
        FigureCase seen = Seen(true) with
        {
            Tasks =
            [
                new FigureTask("call", "Appel", "completed", Now, Now, Now, new DateOnly(2025, 3, 1)),
                new FigureTask("call", "Appel", "completed", Now, Now, Now, new DateOnly(2026, 3, 1)),
                new FigureTask("call", "Appel", "open", Now, Now, null, null),
            ],
        };

        FigureResult result = Reckon(Share("true", "\"each\": \"tasks\", \"when\": \"item.done_on\","), ByYear, seen);

        Assert.Equal((1, 1, 2), (result.At(string.Empty, "2025").Counted, result.At(string.Empty, "2026").Counted, result.At(string.Empty, null).Counted));
    }

    [Theory]
    [InlineData(FigureBreakdown.Organisation, "MSP des Lilas")]
    [InlineData(FigureBreakdown.Municipality, "57463")]
    [InlineData(FigureBreakdown.Sex, "F")]
    [InlineData(FigureBreakdown.Age, "80–89")]
    public void Groups_are_told_apart_and_the_unknown_is_a_group(FigureBreakdown by, string group)
    {
        FigureResult result = Reckon(
            Share("called"), ByYear with { By = by }, Seen(true),
            Seen(true) with { Organisation = null, Municipality = null, Sex = null, BirthDate = null });

        Assert.Equal(["", group], result.Groups);
    }

    [Theory]
    [InlineData(new[] { 1, 2, 3, 4 }, 1.75, 2.5, 3.25)]
    [InlineData(new[] { 7 }, 7, 7, 7)]
    public void The_middle_lies_between_neighbours(int[] numbers, double lower, double median, double upper) =>
        Assert.Equal(new FigureSpread((decimal)lower, (decimal)median, (decimal)upper), FigureSpread.Of(numbers.Select(number => (decimal)number)));

    [Fact]
    public void Small_numbers_leave_the_network_hidden_and_nothing_lets_them_be_reckoned()
    {
        FigureReport report = Report(Share("called"), ByYear, [.. Enumerable.Range(0, 9).Select(at => Seen(at > 0))]);

        string outside = FigureCsv.Numbers(report, isExact: false, ShippedTables.Municipalities());
        string inside = FigureCsv.Numbers(report, isExact: true, ShippedTables.Municipalities());

        Assert.Contains("called;2026;none;;;;;9;0;;;;;;%", outside, StringComparison.Ordinal);
        Assert.Contains("called;2026;none;;;;8;9;0;88.89;;;;;%", inside, StringComparison.Ordinal);
    }

    [Fact]
    public void The_csv_says_the_name_of_a_municipality_beside_its_code()
    {
        FigureReport report = Report(Share("called"), ByYear with { By = FigureBreakdown.Municipality }, [Seen(true), Seen(true) with { Municipality = "99999" }]);

        string csv = FigureCsv.Numbers(report, isExact: true, ShippedTables.Municipalities());

        Assert.Contains("municipality;57463;Metz;", csv, StringComparison.Ordinal);
        Assert.Contains("municipality;99999;;", csv, StringComparison.Ordinal);
    }

    private static string Share(string value, string more = "") => $$"""
        { "figures": [ { "key": "called", "title": { "fr": "a", "en": "b" }, "definition": { "fr": "a", "en": "b" },
          "source": "s", "mark": "P", "measure": "share", {{more}} "value": "{{value}}" } ] }
        """;

    private static FigureCase Seen(bool? called) => new()
    {
        InstanceId = Guid.CreateVersion7(),
        PathwayKey = "discharge",
        Status = CaseStatus.Active,
        Data = called is { } known ? FeelContext.Empty.With("called", FeelValue.Boolean(known)) : FeelContext.Empty,
        StartedAt = new DateTimeOffset(2026, 5, 4, 8, 0, 0, TimeSpan.Zero),
        Organisation = "MSP des Lilas",
        Municipality = "57463",
        Sex = "F",
        BirthDate = new DateOnly(1941, 3, 12),
    };

    private static FigureResult Reckon(string json, FigureRequest request, params ImmutableArray<FigureCase> cases) =>
        Report(json, request, cases).Results[0];

    private static FigureReport Report(string json, FigureRequest request, ImmutableArray<FigureCase> cases)
    {
        FigureSet set = FigureReader.Read(json, "figures.json").Set ?? throw new InvalidDataException("The figures of the test are wrong.");
        var reckoner = new FigureReckoner(set, request, CivilTime.Of("Europe/Paris"), Now);
        foreach (FigureCase seen in cases)
        {
            reckoner.Add(seen);
        }

        return reckoner.Report();
    }
}
