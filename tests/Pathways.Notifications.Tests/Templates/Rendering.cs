using System.Text.Json.Nodes;
using Pathways.Notifications.Templates;

namespace Pathways.Notifications.Tests.Templates;

internal static class Rendering
{
    public static readonly TimeZoneInfo Paris = TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris");

    public static TemplateRendering.Rendered Of(TemplateReading reading, string language, string json) =>
        Assert.IsType<TemplateRendering.Rendered>(Any(reading, language, json, Paris));

    public static TemplateRendering Any(TemplateReading reading, string language, string json, TimeZoneInfo zone)
    {
        Assert.NotNull(reading.Template);
        return reading.Template.Render(language, (JsonObject)JsonNode.Parse(json)!, zone); // the tests pass JSON objects
    }

    public static string Text(string fields, string body, string json, string language = "fr")
    {
        TemplateReading reading = TemplateReader.Read(
            $"---\nlanguages: {language}\nfields: {fields}\nsubject {language}: x\n---\n{body}", "a.hbs");
        return Of(reading, language, json).Text.TrimEnd('\n');
    }
}
