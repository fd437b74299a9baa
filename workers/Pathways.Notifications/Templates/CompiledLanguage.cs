using System.Globalization;
using System.Text.RegularExpressions;
using HandlebarsDotNet;

namespace Pathways.Notifications.Templates;

/// <summary>Subject and text of one language, compiled once; rendering is safe from several threads.</summary>
internal sealed partial record CompiledLanguage(
    string Language, HandlebarsTemplate<object, object> Subject, HandlebarsTemplate<object, object> Text)
{
    /// <summary>Compiles checked texts in an environment of their own: nothing is registered globally.</summary>
    public static CompiledLanguage Compile(string language, string subject, string text)
    {
        CultureInfo culture = CultureInfo.GetCultureInfo(language);
        // Plain text is sent, so nothing is escaped for HTML: a name such as O'Neill must stay itself.
        IHandlebars environment = Handlebars.Create(
            new HandlebarsConfiguration { NoEscape = true, FormatProvider = culture });
        DateTags.Register(environment, culture);
        return new CompiledLanguage(language, environment.Compile(subject), environment.Compile(text));
    }

    /// <summary>Renders with complete values.</summary>
    public TemplateRendering.Rendered Render(IReadOnlyDictionary<string, object?> values, TimeZoneInfo zone)
    {
        Dictionary<string, object> data = new() { [DateTags.ZoneKey] = zone };
        string subject = (string)Subject(values, data);
        string text = (string)Text(values, data);
        // A subject is one line whatever a field holds: a line break would end the mail header.
        return new TemplateRendering.Rendered(Language, Blanks().Replace(subject, " ").Trim(), text.Trim('\n') + "\n");
    }

    [GeneratedRegex(@"[\s\p{Cc}]+", RegexOptions.CultureInvariant)]
    private static partial Regex Blanks();
}
