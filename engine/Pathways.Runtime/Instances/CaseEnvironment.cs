using System.Collections.Immutable;
using Pathways.Care;
using Pathways.Definitions;
using Pathways.Engine;

namespace Pathways.Runtime;

/// <summary>What a step of a case may know from outside: the time and working days of its network, the care team, the rule sets in force for it.</summary>
internal sealed class CaseEnvironment(IInstanceStore instances, PublishedDefinitions definitions, NetworkTimes times)
{
    /// <param name="network">The network.</param>
    /// <param name="patient">Whom the case is about; null when it is about the network.</param>
    /// <param name="process">The version that the case follows, or is about to follow.</param>
    /// <param name="startedAt">When it started; <paramref name="now"/> for one about to start.</param>
    /// <param name="now">The installation's time.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public async Task<StepEnvironment> OfAsync(
        NetworkId network, PatientId? patient, ExecutableProcess process, DateTimeOffset startedAt, DateTimeOffset now,
        CancellationToken cancellationToken)
    {
        ImmutableArray<PublishedRuleSet> ruleSets =
            await definitions.RuleSetsOfCaseAsync(network, process, startedAt, now, cancellationToken);
        NetworkTime time = await times.OfAsync(network, cancellationToken);
        return new StepEnvironment
        {
            Now = now,
            ZoneId = time.Zone,
            Calendar = time.Hours.Calendar,
            CareTeam = patient is { } person && process.AsksCareTeam
                ? await instances.CareTeamAsync(network, person, CivilTime.Of(time.Zone, time.Hours.Calendar).DayOf(now), cancellationToken)
                : [],
            RuleSets = ruleSets.ToImmutableDictionary(
                found => found.Version.Id.Key,
                found => new BoundRuleSet(found.Version.Id.Key, found.Version.Id.Version, found.RuleSet),
                StringComparer.Ordinal),
        };
    }
}
