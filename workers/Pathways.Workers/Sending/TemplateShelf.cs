using System.Collections.Concurrent;
using System.Collections.Immutable;
using Pathways.Notifications.Templates;
using Pathways.Runtime;

namespace Pathways.Workers.Sending;

/// <summary>The published templates, compiled once each: a published version never changes.</summary>
/// <param name="definitions">Where they are kept.</param>
internal sealed class TemplateShelf(IDefinitionStore definitions)
{
    private readonly ConcurrentDictionary<DefinitionId, TemplateReading> compiled = new();
    private DefinitionList? newest;

    /// <summary>The version of a template that a case uses.</summary>
    /// <param name="key">The template's key.</param>
    /// <param name="of">The case.</param>
    /// <param name="now">The installation's time.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>Null when no version was published, or the published text cannot be read.</returns>
    public async Task<MessageTemplate?> FindAsync(
        string key, InstanceRow of, DateTimeOffset now, CancellationToken cancellationToken)
    {
        DefinitionList list = await RefreshAsync(cancellationToken);
        if (Choose(list, key, of, now) is not { } id)
        {
            return null;
        }

        if (!compiled.TryGetValue(id, out TemplateReading? reading))
        {
            DefinitionContent? content = await definitions.FindContentAsync(id, cancellationToken);
            reading = content is null ? new TemplateReading(null, []) : TemplateReader.Read(content.MainText, $"{key}.hbs");
            compiled[id] = reading;
        }

        return reading.Template;
    }

    private async Task<DefinitionList> RefreshAsync(CancellationToken cancellationToken)
    {
        DefinitionList? known = Volatile.Read(ref newest);
        long epoch = await definitions.ReadEpochAsync(cancellationToken);
        if (known is null || known.Epoch != epoch)
        {
            known = await definitions.ReadListAsync(cancellationToken);
            Volatile.Write(ref newest, known);
        }

        return known;
    }

    /// <summary>What the pathway's binding says; without a binding the newest version in force.</summary>
    private static DefinitionId? Choose(DefinitionList list, string key, InstanceRow of, DateTimeOffset now)
    {
        // A later binding goes before an earlier one of the same date: the list is in the order in which they were made.
        Binding? binding = list.Bindings.LastOrDefault(made =>
            made.Network == of.Network && made.PathwayKey == of.PathwayKey
            && made.Kind == DefinitionKind.Template && made.Key == key
            && made.ValidFrom <= (made.ForRunningCases ? now : of.StartedAt));
        ImmutableArray<DefinitionId> versions =
        [
            .. list.Versions
                .Where(version => version.Id.Network == of.Network && version.Id.Kind == DefinitionKind.Template
                    && version.Id.Key == key && version.ValidFrom <= now)
                .OrderBy(version => version.Id.Version)
                .Select(version => version.Id),
        ];
        return binding is null
            ? versions.LastOrDefault()
            : new DefinitionId(of.Network, DefinitionKind.Template, key, binding.Version);
    }
}
