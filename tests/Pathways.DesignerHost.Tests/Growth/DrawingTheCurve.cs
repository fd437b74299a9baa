using System.Collections.Immutable;
using AngleSharp.Dom;
using Pathways.Care;
using Pathways.DesignerHost.Growth;

namespace Pathways.DesignerHost.Tests.Growth;

public sealed class DrawingTheCurve
{
    private static readonly GrowthReference Reference =
        GrowthReference.Read(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "samples/reference-tables/iotf_2012_cutoffs.csv")));

    private static readonly DateOnly Birth = new(2018, 11, 21);

    private static readonly ImmutableArray<GrowthPoint> TwoPoints =
    [
        new(new DateOnly(2025, 11, 21), 7.0m, 25.0m, 120m),
        new(new DateOnly(2026, 11, 21), 8.0m, 31.0m, 128m),
    ];

    [Fact]
    public void Shows_six_reference_lines_and_the_child_s_own() =>
        Assert.Equal([6, 1, 2], new[] { "polyline.reference", "polyline.child", "circle.child-point" }
            .Select(selector => Drawn(TwoPoints).QuerySelectorAll(selector).Length));

    [Fact]
    public void Is_named_and_told_in_words_for_those_who_do_not_see_it()
    {
        IElement drawing = Drawn(TwoPoints).QuerySelector("svg")!; // The assertion below reads it.

        Assert.Equal("img", drawing.GetAttribute("role"));
        Assert.Equal(
            "2 points sur la référence IOTF 2012. Dernier IMC\u00a0: 18,92 kg/m², à 8 ans. Toutes les valeurs sont dans le tableau qui suit.",
            drawing.QuerySelector("desc")?.TextContent);
    }

    [Fact]
    public void Has_a_table_that_says_the_same_newest_first()
    {
        IHtmlCollection<IElement> rows = Drawn(TwoPoints).QuerySelectorAll("tbody tr");

        Assert.Equal(
            ["21 nov. 2026 8 ans 31,0 kg 128,0 cm 18,92 kg/m² 18,28", "21 nov. 2025 7 ans 25,0 kg 120,0 cm 17,36 kg/m² 17,69"],
            rows.Select(row => string.Join(' ', row.Children.Select(cell => cell.TextContent.Trim().Replace('\u00A0', ' ')))));
    }

    [Fact]
    public void Says_what_is_missing_when_there_is_no_point()
    {
        IDocument page = Drawn([]);

        Assert.Null(page.QuerySelector("svg"));
        Assert.Equal("Pas encore de courbe", page.QuerySelector("h3")?.TextContent);
    }

    [Fact]
    public void Stays_within_the_drawing_for_a_very_high_index()
    {
        IDocument page = Drawn([new(new DateOnly(2026, 11, 21), 8.0m, 90m, 130m)]);

        double place = double.Parse(page.QuerySelector("circle")!.GetAttribute("cy")!, System.Globalization.CultureInfo.InvariantCulture); // One point was given.
        Assert.InRange(place, GrowthScale.Top, GrowthScale.Bottom);
    }

    [Fact]
    public void Keeps_the_names_of_neighbouring_curves_apart()
    {
        double[] places = [.. Drawn(TwoPoints).QuerySelectorAll("text.reference-name")
            .Select(name => double.Parse(name.GetAttribute("y")!, System.Globalization.CultureInfo.InvariantCulture)) // Every name has a place.
            .Order()];

        Assert.All(places.Zip(places.Skip(1)), pair => Assert.True(pair.Second - pair.First >= 15));
    }

    [Theory]
    [InlineData("8.0", "18.28")]
    [InlineData("8.25", "18.46")]
    [InlineData("1.9", null)]
    [InlineData("18.1", null)]
    public void Reads_cut_offs_on_the_straight_line_between_two_rows(string age, string? cutoff)
    {
        ReferenceCurve overweight = Reference.Of(Sex.Female).Single(curve => curve.Name == "bmi_25");

        decimal? read = overweight.At(decimal.Parse(age, System.Globalization.CultureInfo.InvariantCulture));

        Assert.Equal(cutoff, read?.ToString("0.00", System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public void Refuses_a_reference_with_a_broken_cell() =>
        Assert.Contains("column 3", Assert.Throws<FormatException>(
            () => GrowthReference.Read("sex,age_years,bmi_25\nF,2.0,x")).Message, StringComparison.Ordinal);

    private static IDocument Drawn(ImmutableArray<GrowthPoint> points) =>
        Rendered.AsPage<GrowthCurve>(new Dictionary<string, object?>
        {
            ["Reference"] = Reference,
            ["Sex"] = Sex.Female,
            ["BirthDate"] = Birth,
            ["Points"] = points,
        }).GetAwaiter().GetResult();
}
