using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace Pathways.Notifications.Templates;

/// <summary>A checked template: what it needs, and subject and text in each of its languages. Immutable, usable from several threads.</summary>
public sealed class MessageTemplate
{
    private readonly ImmutableArray<CompiledLanguage> languages;

    internal MessageTemplate(string name, ImmutableArray<TemplateField> fields, ImmutableArray<CompiledLanguage> languages)
    {
        Name = name;
        Fields = fields;
        this.languages = languages;
    }

    /// <summary>Name that pathways refer to, e.g. <c>consent-reminder</c>.</summary>
    public string Name { get; }

    /// <summary>Everything the template may use.</summary>
    public ImmutableArray<TemplateField> Fields { get; }

    /// <summary>Two-letter languages, the fall-back first.</summary>
    public ImmutableArray<string> Languages => [.. languages.Select(language => language.Language)];

    /// <summary>Renders subject and text.</summary>
    /// <param name="language">Two-letter language of the reader; the template's first language when it has no such text.</param>
    /// <param name="values">Values by field; others than the declared ones are not shown to the template.</param>
    /// <param name="zone">Zone in which dates and times are written.</param>
    /// <returns>The message, or which fields are missing.</returns>
    public TemplateRendering Render(string language, JsonObject values, TimeZoneInfo zone)
    {
        ArgumentNullException.ThrowIfNull(values);
        ArgumentNullException.ThrowIfNull(zone);
        ImmutableArray<string> missing = FieldValues.Missing(values, Fields);
        if (!missing.IsEmpty)
        {
            string names = string.Join(", ", missing);
            return new TemplateRendering.Failed(
                "PW6020",
                $"The template '{Name}' was not rendered: no value for {names}. Give the pathway's message these inputs, or mark the field with '?' when it may be missing.",
                [Name, names]);
        }

        CompiledLanguage chosen = languages.FirstOrDefault(candidate => candidate.Language == language) ?? languages[0];
        return chosen.Render(FieldValues.Convert(values, Fields), zone);
    }
}
