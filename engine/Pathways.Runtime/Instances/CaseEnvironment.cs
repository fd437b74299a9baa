using System.Collections.Immutable;
using Pathways.Care;
using Pathways.Definitions;
using Pathways.Engine;

namespace Pathways.Runtime;

/// <summary>What a step of a case may know from outside: the time and working days of its network, the rule sets in force for it.</summary>
internal sealed class CaseEnvironment(PublishedDefinitions definitions, NetworkTimes times)
{
    /// <param name="network">The network.</param>
    /// <param name="process">The version that the case follows, or is about to follow.</param>
    /// <param name="startedAt">When it started; <paramref name="now"/> for one about to start.</param>
    /// <param name="now">The installation's time.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public async Task<StepEnvironment> OfAsync(
        NetworkId network, ExecutableProcess process, DateTimeOffset startedAt, DateTimeOffset now, CancellationToken cancellationToken)
    {
        ImmutableArray<PublishedRuleSet> ruleSets =
            await definitions.RuleSetsOfCaseAsync(network, process, startedAt, now, cancellationToken);
        NetworkTime time = await times.OfAsync(network, cancellationToken);
        return new StepEnvironment
        {
            Now = now,
            ZoneId = time.Zone,
            Calendar = time.Hours.Calendar,
            RuleSets = ruleSets.ToImmutableDictionary(
                found => found.Version.Id.Key,
                found => new BoundRuleSet(found.Version.Id.Key, found.Version.Id.Version, found.RuleSet),
                StringComparer.Ordinal),
        };
    }
}
