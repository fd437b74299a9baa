using Pathways.Care;

namespace Pathways.Runtime;

/// <summary>Which cases figures are reckoned over: those that ran at some time in a period.</summary>
/// <param name="Network">The network.</param>
/// <param name="Pathway">Key of the pathway; null for all.</param>
/// <param name="From">Those that had not ended before this.</param>
/// <param name="To">And had begun before this.</param>
/// <param name="After">Only later ids; an empty id for the first page.</param>
/// <param name="AtMost">How many.</param>
public sealed record FigureCaseQuery(
    NetworkId Network, string? Pathway, DateTimeOffset From, DateTimeOffset To, Guid After, int AtMost);
