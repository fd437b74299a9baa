using System.Collections.Immutable;
using Pathways.Care;
using Pathways.Engine;
using Pathways.Rules;

namespace Pathways.Runtime;

/// <summary>
/// Knows by the drawings of a network for whom a message is that carries no key: each drawing says where the message has the
/// values that tell its cases apart.
/// </summary>
/// <param name="definitions">What is published.</param>
/// <param name="times">The network's zone.</param>
/// <param name="clock">The installation's clock.</param>
public sealed class Correlation(PublishedDefinitions definitions, NetworkTimes times, TimeProvider clock)
{
    /// <summary>The keys that the values of a message give, each once.</summary>
    internal async Task<ImmutableArray<string>> KeysAsync(
        NetworkId network, string message, FeelContext said, CancellationToken cancellationToken)
    {
        if (said.Count == 0)
        {
            return [];
        }

        string zone = (await times.OfAsync(network, cancellationToken)).Zone;
        DateTimeOffset now = clock.GetUtcNow();
        SortedSet<string> keys = new(StringComparer.Ordinal);
        // Older versions too: their cases still wait.
        foreach (DefinitionVersion version in (await definitions.ListAsync(cancellationToken)).Versions
            .Where(version => version.Id.Network == network && version.Id.Kind == DefinitionKind.Pathway))
        {
            PublishedPathway pathway;
            try
            {
                pathway = await definitions.PathwayAsync(version.Id, cancellationToken);
            }
            catch (InvalidOperationException)
            {
                continue; // This build cannot read it (PW3010): none of its cases could go on.
            }

            var settings = new EvaluationSettings { Now = now, ZoneId = pathway.Process.ZoneId ?? zone };
            keys.UnionWith(pathway.Process.KeysIn(message)
                .Select(key => CorrelationKey.Find(key, said, settings)).OfType<string>());
        }

        return [.. keys];
    }
}
