using Microsoft.Extensions.Logging.Abstractions;
using Pathways.Runtime;

namespace Pathways.Population;

/// <summary>What publishing and running on another clock need.</summary>
/// <param name="Definitions">Published versions.</param>
/// <param name="Times">Zones and working days.</param>
/// <param name="PublisherAt">A publisher by a clock.</param>
public sealed record PopulationParts(
    PublishedDefinitions Definitions, NetworkTimes Times, Func<TimeProvider, PathwayPublisher> PublisherAt)
{
    // What is invented happened to nobody: the log is silent about it.
    internal PathwayRuntime RuntimeOn(CasesInMemory cases, TimeProvider clock) =>
        new(cases, Definitions, Times, clock, NullLogger<PathwayRuntime>.Instance);
}
