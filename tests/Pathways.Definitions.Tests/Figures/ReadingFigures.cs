namespace Pathways.Definitions.Tests;

public sealed class ReadingFigures
{
    private const string Sound = """
        {
          "pathway": "discharge",
          "figures": [
            {
              "key": "called",
              "title": { "fr": "Appelés", "en": "Called" },
              "definition": { "fr": "Part des sorties appelées.", "en": "Part of the discharges called." },
              "source": "HAS", "mark": "P", "measure": "share",
              "value": "completed.call != null"
            }
          ]
        }
        """;

    [Fact]
    public void A_figure_counts_by_the_start_of_the_case_unless_it_says_otherwise()
    {
        FigureReading reading = FigureReader.Read(Sound, "figures.json");

        Assert.Empty(reading.Findings);
        FigureDefinition figure = Assert.Single(reading.Set!.Figures); // No findings: there is a set.
        Assert.Equal("started", figure.When.Text);
        Assert.Equal(FigureMeasure.Share, figure.Measure);
        Assert.Equal(new FigureWords("Appelés", "Called"), figure.Title);
    }

    [Theory]
    [InlineData("\"measure\": \"share\"", "\"measure\": \"mean\"", "PW2009", 5)]
    [InlineData("\"mark\": \"P\"", "\"mark\": \"sure\"", "PW2009", 5)]
    [InlineData("\"en\": \"Called\"", "\"de\": \"Angerufen\"", "PW2009", 5)]
    [InlineData("\"source\": \"HAS\"", "\"sourse\": \"HAS\"", "PW2009", 5)]
    [InlineData("completed.call != null", "completed.call >", "PW2017", 5)]
    [InlineData("\"value\": ", "\"values\": ", "PW2009", 5)]
    [InlineData("{ \"fr\": \"Appelés\"", "{ \"fr\" \"Appelés\"", "PW2008", 6)]
    [InlineData("\"figures\"", "\"numbers\"", "PW2008", 0)]
    public void What_is_wrong_is_told_with_its_line_and_a_remedy(string sound, string wrong, string code, int line)
    {
        FigureReading reading = FigureReader.Read(Sound.Replace(sound, wrong, StringComparison.Ordinal), "figures.json");

        Finding finding = reading.Findings.First(found => found.Code == code);
        Assert.Equal(("figures.json", line), (finding.Source, finding.Place.Line));
        Assert.NotEmpty(finding.Remedy);
        Assert.Null(reading.Set);
    }

    [Fact]
    public void Two_figures_with_one_key_are_refused()
    {
        int from = Sound.IndexOf("    {\n", StringComparison.Ordinal);
        int to = Sound.LastIndexOf("    }\n", StringComparison.Ordinal) + 5;
        string twice = Sound.Insert(to, $",\n{Sound[from..to]}");

        Assert.Contains(FigureReader.Read(twice, "figures.json").Findings, finding => finding.Code == "PW2019");
    }
}
