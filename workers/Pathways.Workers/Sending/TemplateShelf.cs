using System.Collections.Concurrent;
using Pathways.Notifications.Templates;
using Pathways.Runtime;

namespace Pathways.Workers.Sending;

/// <summary>The published templates that cases use, each text compiled once.</summary>
/// <param name="definitions">What is published.</param>
internal sealed class TemplateShelf(PublishedDefinitions definitions)
{
    private readonly ConcurrentDictionary<(string Key, string Text), TemplateReading> compiled = new();

    /// <summary>The template that a case uses under a key.</summary>
    /// <param name="key">The template's key.</param>
    /// <param name="of">The case.</param>
    /// <param name="now">The installation's time.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>Null when none is published for its pathway, or the published text cannot be read.</returns>
    public async Task<MessageTemplate?> FindAsync(
        string key, InstanceRow of, DateTimeOffset now, CancellationToken cancellationToken)
    {
        string? text = await definitions.FindTemplateAsync(of.Network, of.PathwayKey, key, of.StartedAt, now, cancellationToken);
        return text is null
            ? null
            : compiled.GetOrAdd((key, text), template => TemplateReader.Read(template.Text, $"{template.Key}.hbs")).Template;
    }
}
