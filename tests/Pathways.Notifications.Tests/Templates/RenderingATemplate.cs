using Pathways.Notifications.Templates;

namespace Pathways.Notifications.Tests.Templates;

public sealed class RenderingATemplate
{
    private const string Values = """
        {"task":"Information et accord","due":"2026-11-21T09:15:00Z","link":"https://p.example/tasks/1",
         "corpulence":"surpoids","secret":"never shown"}
        """;

    private readonly TemplateReading consent = TemplateReader.Read(SampleTemplates.ConsentReminder, "consent-reminder.hbs");

    [Fact]
    public void Speaks_french_with_civil_time_of_the_site()
    {
        TemplateRendering.Rendered rendered = Rendering.Of(consent, "fr", Values);

        Assert.Equal("Rappel : Information et accord avant le 21 novembre 2026", rendered.Subject);
        Assert.Equal(
            """
            Bonjour,

            « Information et accord » attend une réponse avant le 21 novembre 2026 à 10 h 15. Corpulence : surpoids.
            https://p.example/tasks/1

            """,
            rendered.Text);
    }

    [Fact]
    public void Speaks_english_when_asked()
    {
        TemplateRendering.Rendered rendered = Rendering.Of(consent, "en", Values);

        Assert.Equal("en", rendered.Language);
        Assert.Equal("Reminder: Information et accord before 21 November 2026", rendered.Subject);
    }

    [Fact]
    public void Falls_back_to_the_first_language()
    {
        Assert.Equal("fr", Rendering.Of(consent, "de", Values).Language);
    }

    [Fact]
    public void Is_refused_with_all_missing_fields_named()
    {
        TemplateRendering rendering = Rendering.Any(consent, "fr", """{"task":"x","due":null}""", Rendering.Paris);

        TemplateRendering.Failed failed = Assert.IsType<TemplateRendering.Failed>(rendering);
        Assert.Equal("PW6020", failed.Code);
        Assert.Equal(["consent-reminder", "due, link, corpulence"], failed.Arguments);
    }

    [Fact]
    public void Keeps_the_subject_on_one_line_whatever_a_field_holds()
    {
        TemplateRendering.Rendered rendered = Rendering.Of(
            consent, "fr", """{"task":"x\r\nBcc: all@example.org","due":"2026-01-02","link":"l","corpulence":"c"}""");

        Assert.Equal("Rappel : x Bcc: all@example.org avant le 2 janvier 2026", rendered.Subject);
    }

    [Fact]
    public void Does_not_escape_names_for_html()
    {
        Assert.Equal("O'Neill & <fils> {{x}}", Rendering.Text("name", "{{name}}", """{"name":"O'Neill & <fils> {{x}}"}"""));
    }

    [Theory]
    [InlineData("fr", "18,41")]
    [InlineData("en", "18.41")]
    public void Writes_numbers_as_the_language_does(string language, string expected)
    {
        Assert.Equal(expected, Rendering.Text("bmi", "{{bmi}}", """{"bmi":18.41}""", language));
    }

    [Theory]
    [InlineData("{{date d}}", "\"2026-03-29\"", "29 mars 2026")]
    [InlineData("{{date d}}", """{"@":"2026-03-29"}""", "29 mars 2026")]
    [InlineData("{{date d}}", "\"2026-12-31T23:30:00Z\"", "1er janvier 2027")]
    [InlineData("{{time d}}", "\"2026-03-29T00:59:00Z\"", "01 h 59")]
    [InlineData("{{time d}}", "\"2026-03-29T01:00:00Z\"", "03 h 00")]
    [InlineData("{{time d}}", "\"2026-07-01T12:00:00+04:00\"", "10 h 00")]
    [InlineData("{{time d}}", """{"@":"2026-07-01T12:00:00@Indian/Reunion"}""", "10 h 00")]
    [InlineData("{{date d}}", "\"bientôt\"", "bientôt")]
    public void Writes_dates_in_the_zone_of_the_site(string tag, string value, string expected)
    {
        Assert.Equal(expected, Rendering.Text("d", tag, $$"""{"d":{{value}}}"""));
    }

    [Theory]
    [InlineData("""{"goals":[{"title":"marcher"},{"title":"dormir"}],"link":"L"}""", "0 marcher L;1 dormir L;")]
    [InlineData("""{"goals":[],"link":"L"}""", "rien")]
    public void Repeats_a_block_for_each_item(string json, string expected)
    {
        Assert.Equal(
            expected,
            Rendering.Text(
                "goals, goals.title, link",
                "{{#each goals}}{{@index}} {{title}} {{../link}};{{else}}rien{{/each}}",
                json));
    }

    [Fact]
    public void Is_refused_when_one_item_of_a_list_lacks_its_field()
    {
        TemplateReading reading = TemplateReader.Read(
            "---\nlanguages: fr\nfields: goals, goals.title\nsubject fr: x\n---\n{{#each goals}}{{title}}{{/each}}", "a.hbs");

        TemplateRendering rendering = Rendering.Any(reading, "fr", """{"goals":[{"title":"a"},{}]}""", Rendering.Paris);

        Assert.Equal(["a", "goals.title"], Assert.IsType<TemplateRendering.Failed>(rendering).Arguments);
    }

    [Fact]
    public void Is_safe_from_several_threads_with_different_zones()
    {
        TimeZoneInfo noumea = TimeZoneInfo.FindSystemTimeZoneById("Pacific/Noumea");
        TemplateReading reading = TemplateReader.Read(
            "---\nlanguages: fr\nfields: d\nsubject fr: x\n---\n{{time d}}", "a.hbs");

        string[] texts = [.. Enumerable.Range(0, 400).AsParallel().AsOrdered().Select(number =>
            Assert.IsType<TemplateRendering.Rendered>(Rendering.Any(
                reading, "fr", """{"d":"2026-01-01T00:00:00Z"}""", number % 2 == 0 ? noumea : Rendering.Paris)).Text)];

        Assert.All(texts.Index(), text => Assert.Equal(text.Index % 2 == 0 ? "11 h 00\n" : "01 h 00\n", text.Item));
    }
}
