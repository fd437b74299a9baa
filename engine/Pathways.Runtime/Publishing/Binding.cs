using Pathways.Care;

namespace Pathways.Runtime;

/// <summary>Which version of a rule set, form or template a pathway uses, and since when.</summary>
/// <param name="Network">The network.</param>
/// <param name="PathwayKey">The pathway.</param>
/// <param name="Kind">Rule set, form or template.</param>
/// <param name="Key">Its key.</param>
/// <param name="Version">Its version.</param>
/// <param name="ValidFrom">Since when.</param>
/// <param name="ForRunningCases">Whether cases that were started earlier use it too.</param>
/// <param name="MadeAt">When it was published.</param>
public sealed record Binding(
    NetworkId Network,
    string PathwayKey,
    DefinitionKind Kind,
    string Key,
    int Version,
    DateTimeOffset ValidFrom,
    bool ForRunningCases,
    DateTimeOffset MadeAt);
