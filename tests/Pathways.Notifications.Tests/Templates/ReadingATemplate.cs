using Pathways.Notifications.Templates;

namespace Pathways.Notifications.Tests.Templates;

public sealed class ReadingATemplate
{
    [Fact]
    public void Keeps_its_name_languages_and_fields()
    {
        TemplateReading reading = TemplateReader.Read(SampleTemplates.ConsentReminder, "templates/consent-reminder.hbs");

        Assert.Empty(reading.Findings);
        Assert.NotNull(reading.Template);
        Assert.Equal("consent-reminder", reading.Template.Name);
        Assert.Equal(["fr", "en"], reading.Template.Languages);
        Assert.Contains(new TemplateField("note", false, false), reading.Template.Fields);
        Assert.Contains(new TemplateField("corpulence", true, true), reading.Template.Fields);
    }

    [Fact]
    public void Takes_the_whole_rest_as_the_text_when_there_is_one_language()
    {
        TemplateReading reading = TemplateReader.Read("---\nlanguages: fr\nsubject fr: Bonjour\n---\nTexte\n", "a.hbs");

        TemplateRendering.Rendered rendered = Rendering.Of(reading, "fr", "{}");
        Assert.Equal("Texte\n", rendered.Text);
    }

    [Fact]
    public void Accepts_windows_line_ends_and_a_byte_order_mark()
    {
        string text = "\uFEFF" + SampleTemplates.ConsentReminder.ReplaceLineEndings("\r\n");

        TemplateReading reading = TemplateReader.Read(text, "consent-reminder.hbs");

        Assert.Empty(reading.Findings);
    }

    [Theory]
    [InlineData("Bonjour", "PW6001", 1, 1)]
    [InlineData("---\nlanguages: fr\nsubject fr: a\n", "PW6001", 1, 1)]
    [InlineData("---\nlanguages: fr\nsujet fr: a\nsubject fr: a\n---\n", "PW6002", 3, 1)]
    [InlineData("---\nsubject fr: a\n---\n", "PW6003", 1, 1)]
    [InlineData("---\nlanguages: french\nsubject french: a\n---\n", "PW6003", 1, 1)]
    [InlineData("---\nlanguages: fr\n---\n", "PW6004", 1, 1)]
    [InlineData("---\nlanguages: fr\nsubject fr: a\nsubject en: b\n---\n", "PW6004", 4, 1)]
    [InlineData("---\nlanguages: fr, en\nsubject fr: a\nsubject en: b\n---\n=== fr\nx\n", "PW6005", 8, 1)]
    [InlineData("---\nlanguages: fr\nsubject fr: a\n---\n=== de\nx\n=== fr\ny\n", "PW6005", 5, 1)]
    [InlineData("---\nlanguages: fr\nsubject fr: a {{task}}\n---\n", "PW6006", 3, 15)]
    [InlineData("---\nlanguages: fr\nsubject fr: a\n---\nbla\n  {{task}}\n", "PW6006", 6, 3)]
    [InlineData("---\nlanguages: fr\nclinical: bmi\nsubject fr: IMC {{bmi}}\n---\n", "PW6007", 4, 17)]
    [InlineData("---\nlanguages: fr\nsubject fr: a\n---\n{{> footer}}\n", "PW6008", 5, 1)]
    [InlineData("---\nlanguages: fr\nfields: a\nsubject fr: a\n---\n{{upper a}}\n", "PW6008", 6, 1)]
    [InlineData("---\nlanguages: fr\nfields: a\nsubject fr: a\n---\n{{#if a}}x\n", "PW6008", 6, 1)]
    [InlineData("---\nlanguages: fr\nfields: a\nsubject fr: a\n---\nx {{#if a}}y{{/each}}\n", "PW6008", 6, 3)]
    [InlineData("---\nlanguages: fr\nfields: a\nsubject fr: a\n---\n{{else}}{{a}}\n", "PW6008", 6, 1)]
    [InlineData("---\nlanguages: fr\nfields: a\nsubject fr: a\n---\n{{a\n", "PW6008", 6, 1)]
    [InlineData("---\nlanguages: fr\nfields: a\nsubject fr: a\n---\n{{}}{{a}}\n", "PW6008", 6, 1)]
    [InlineData("---\nlanguages: fr\nfields: a-b\nsubject fr: a\n---\n", "PW6010", 3, 9)]
    [InlineData("---\nlanguages: fr\nfields: a\nclinical: a\nsubject fr: {{a}}\n---\n", "PW6010", 4, 11)]
    public void Refuses_what_cannot_be_sent_and_says_where(string text, string code, int line, int column)
    {
        TemplateReading reading = TemplateReader.Read(text, "a.hbs");

        TemplateFinding finding = reading.Findings.First(finding => finding.IsError);
        Assert.Null(reading.Template);
        Assert.Equal((code, line, column), (finding.Code, finding.Line, finding.Column));
        Assert.NotEmpty(finding.Remedy);
    }

    [Fact]
    public void Advises_about_a_field_that_nobody_uses_but_keeps_the_template()
    {
        TemplateReading reading = TemplateReader.Read("---\nlanguages: fr\nfields: due\nsubject fr: a\n---\nb\n", "a.hbs");

        TemplateFinding finding = Assert.Single(reading.Findings);
        Assert.Equal("PW6009", finding.Code);
        Assert.False(finding.IsError);
        Assert.NotNull(reading.Template);
    }

    [Fact]
    public void Knows_the_fields_of_a_list_inside_its_block_and_the_outer_ones_by_two_dots()
    {
        string text = """
            ---
            languages: fr
            fields: goals, goals.title, link
            subject fr: Objectifs
            ---
            {{#each goals}}{{#if title}}{{@index}} {{this.title}} {{../link}}{{/if}}{{else}}rien{{/each}}
            """;

        TemplateReading reading = TemplateReader.Read(text, "a.hbs");

        Assert.Empty(reading.Findings);
    }

    [Fact]
    public void Does_not_find_an_outer_field_inside_a_list_without_the_two_dots()
    {
        string text = "---\nlanguages: fr\nfields: goals, link\nsubject fr: a\n---\n{{link}}{{#each goals}}{{link}}{{/each}}\n";

        TemplateReading reading = TemplateReader.Read(text, "a.hbs");

        Assert.Equal(["goals.link"], Assert.Single(reading.Findings).Arguments);
    }

    [Fact]
    public void Leaves_comments_alone_even_over_several_lines()
    {
        string text = "---\nlanguages: fr\nsubject fr: a\n---\n{{! secret }}{{!-- a }}\n {{b}} --}}\n{{oops}}\n";

        TemplateReading reading = TemplateReader.Read(text, "a.hbs");

        TemplateFinding finding = Assert.Single(reading.Findings);
        Assert.Equal((7, 1), (finding.Line, finding.Column));
    }
}
