using Pathways.Definitions;
using Pathways.Rules;
using Pathways.Runtime;

namespace Pathways.Samples.Tests;

/// <summary>Every declared figure: sound, about its drawing, and moved by some scenario.</summary>
public sealed class EveryFigure
{
    private static readonly FigureRequest AnyTime = new(new DateOnly(2000, 1, 1), new DateOnly(2060, 12, 31), FigureStep.Year, FigureBreakdown.None);

    public static TheoryData<string> Pathways => [.. SampleFolder.Pathways];

    [Theory]
    [MemberData(nameof(Pathways))]
    public void Is_sound_and_names_what_the_drawing_has(string folder)
    {
        string text = SampleFolder.Read(folder, "figures.json");
        FigureReading reading = FigureReader.Read(text, "figures.json");
        var pathway = SamplePathway.Of(folder);

        Assert.Empty(reading.Findings);
        Assert.NotNull(reading.Set);
        Assert.Empty(FigureCheck.Against(reading.Set, text, "figures.json", pathway.Process, pathway.Drawing, pathway.Forms.Values));
    }

    [Fact]
    public void Of_every_pathway_is_sound() =>
        Assert.Empty(FigureReader.Read(SampleFolder.Read("figures.json"), "figures.json").Findings);

    [Theory]
    [MemberData(nameof(Pathways))]
    public void Counts_something_in_some_scenario(string folder)
    {
        FigureReport report = PlayedCase.Reckon(folder, AnyTime, new DateTimeOffset(2050, 1, 1, 0, 0, 0, TimeSpan.Zero), Scenarios(folder));

        string[] silent = [.. report.Results.Where(result => result.At(string.Empty, null).Counted == 0).Select(result => result.Figure.Key)];
        Assert.Empty(silent);
    }

    [Theory]
    [MemberData(nameof(Pathways))]
    public void Has_words_for_every_value_that_a_scenario_gives(string folder)
    {
        FigureReport report = PlayedCase.Reckon(folder, AnyTime, new DateTimeOffset(2050, 1, 1, 0, 0, 0, TimeSpan.Zero), Scenarios(folder));

        string[] wordless =
        [
            .. from result in report.Results
               where result.Figure.Measure == FigureMeasure.Distribution
               from value in result.At(string.Empty, null).Values.Keys
               where result.Figure.Values.All(known => known.Value != value)
               select $"{result.Figure.Key}: {value}",
        ];
        Assert.Empty(wordless);
    }

    private static string[] Scenarios(string folder) =>
        [.. SampleFolder.FilesIn(folder, "scenarios").Select(file => Path.GetFileNameWithoutExtension(file))];
}
