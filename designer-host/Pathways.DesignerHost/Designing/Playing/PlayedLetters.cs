using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Pathways.Engine;
using Pathways.Notifications.Templates;
using Pathways.Rules;
using Pathways.Runtime;

namespace Pathways.DesignerHost.Designing.Playing;

/// <summary>A message that a played case would have sent.</summary>
/// <param name="To">Who gets it: a role, <c>family</c> or <c>gp</c>.</param>
/// <param name="Template">Key of its template.</param>
/// <param name="Subject">Its subject; null when it cannot be written with the data of the case.</param>
/// <param name="Text">What it says; null likewise.</param>
public sealed record PlayedLetter(string To, string Template, string? Subject, string? Text);

/// <summary>Writes the messages that a played case asks for, with the draft's templates. Nothing leaves.</summary>
/// <param name="bundle">The files of the draft.</param>
/// <param name="language">Two-letter language of whoever plays.</param>
/// <param name="network">What the network is called.</param>
/// <param name="pathway">What the pathway is called.</param>
/// <param name="zone">Zone in which dates are written.</param>
internal sealed class PlayedLetters(PathwayBundle bundle, string language, string network, string pathway, TimeZoneInfo zone)
{
    /// <summary>The messages of one moment.</summary>
    public ImmutableArray<PlayedLetter> Of(ScenarioMoment moment) =>
    [
        .. moment.Happened.SelectMany(happened => happened switch
        {
            InstanceEvent.NotificationRequested asked => asked.To.Select(to => Write(to, asked.Template, moment.State.Variables, asked.Task is { } task
                ? moment.State.Tasks.GetValueOrDefault(task)
                : null)),
            InstanceEvent.MessageRequested asked =>
                [Write(asked.To, asked.Template, asked.Inputs.Count == 0 ? moment.State.Variables : asked.Inputs, task: null)],
            _ => [],
        }),
    ];

    private PlayedLetter Write(string to, string key, FeelContext values, OpenTask? task)
    {
        KeyValuePair<string, string> file = bundle.OfKind(BundleFileKind.Template).FirstOrDefault(file => PathwayBundle.KeyOf(file.Key) == key);
        if (file.Key is null || TemplateReader.Read(file.Value, file.Key).Template is not { } template)
        {
            return new PlayedLetter(to, key, null, null);
        }

        JsonObject fields = JsonNode.Parse(FeelJson.ToJson(FeelValue.Context(values)))?.AsObject() ?? [];
        fields["pathway"] = pathway;
        fields["network"] = network;
        fields["link"] = string.Empty;
        fields["recipient"] = string.Empty;
        if (task is not null)
        {
            fields["task"] = task.Title;
            fields["opened"] = JsonValue.Create(task.OpenedAt);
            fields["due"] = task.Due is { } due ? JsonValue.Create(due) : null;
        }

        return template.Render(language, fields, zone) is TemplateRendering.Rendered written
            ? new PlayedLetter(to, key, written.Subject, written.Text)
            : new PlayedLetter(to, key, null, null);
    }
}
