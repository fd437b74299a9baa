using Microsoft.Extensions.Logging;
using Pathways.Runtime;

namespace Pathways.Population;

/// <summary>What publishing and running on another clock need.</summary>
/// <param name="Definitions">Published versions.</param>
/// <param name="Times">Zones and working days.</param>
/// <param name="PublisherAt">A publisher by a clock.</param>
/// <param name="Loggers">For the runtime.</param>
public sealed record PopulationParts(
    PublishedDefinitions Definitions, NetworkTimes Times, Func<TimeProvider, PathwayPublisher> PublisherAt, ILoggerFactory Loggers)
{
    internal PathwayRuntime RuntimeOn(CasesInMemory cases, TimeProvider clock) =>
        new(cases, Definitions, Times, clock, Loggers.CreateLogger<PathwayRuntime>());
}
