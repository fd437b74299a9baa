using System.Text.Json.Nodes;
using Pathways.Notifications.Templates;

namespace Pathways.Samples.Tests;

public sealed class EveryTemplate
{
    private static readonly string[] ClinicalWords =
    [
        "obés", "obes", "surpoids", "overweight", "corpulence", "IMC", "BMI", "poids", "weight", "rebond", "rebound",
        "enfant", "child", "fragil", "frail", "palliat", "gériatr", "geriatr", "dépend", "depend",
    ];

    public static TheoryData<string> Files => [.. SampleFolder.All("templates", ".hbs")];

    [Theory]
    [MemberData(nameof(Files))]
    public void Is_read_without_a_finding_in_both_languages(string file)
    {
        TemplateReading reading = Read(file);

        Assert.Empty(reading.Findings);
        Assert.Equal(["fr", "en"], reading.Template?.Languages ?? []);
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Has_a_subject_that_tells_nothing_about_anyones_health(string file)
    {
        string[] subjects = [.. SampleFolder.Read(file)
            .Split('\n').Where(line => line.StartsWith("subject ", StringComparison.Ordinal))];

        Assert.Equal(2, subjects.Length);
        Assert.All(subjects, subject => Assert.DoesNotContain(
            ClinicalWords, word => subject.Contains(word, StringComparison.OrdinalIgnoreCase)));
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Renders_with_all_values_and_with_none(string file)
    {
        MessageTemplate template = Read(file).Template ?? throw new InvalidOperationException($"{file} has errors.");
        JsonObject values = new()
        {
            ["task"] = "Mesurer",
            ["due"] = "2026-12-08T09:00:00+01:00",
            ["link"] = "https://example.invalid/t/1",
        };
        TimeZoneInfo paris = TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris");

        foreach (string language in template.Languages)
        {
            var full = Assert.IsType<TemplateRendering.Rendered>(template.Render(language, values, paris));
            var bare = Assert.IsType<TemplateRendering.Rendered>(template.Render(language, [], paris));
            if (SampleFolder.Read(file).Contains("time due", StringComparison.Ordinal) || SampleFolder.Read(file).Contains("{{date due", StringComparison.Ordinal))
            {
                Assert.Contains(language == "fr" ? "8 décembre 2026" : "8 December 2026", full.Text, StringComparison.Ordinal);
            }

            Assert.DoesNotContain("{{", bare.Text, StringComparison.Ordinal);
            Assert.NotEmpty(bare.Subject);
        }
    }

    private static TemplateReading Read(string file) =>
        TemplateReader.Read(SampleFolder.Read(file), file);
}
