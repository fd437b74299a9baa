using System.Collections.Immutable;
using Pathways.Care;

namespace Pathways.Runtime;

/// <summary>Reads cases for figures, from the engine's own rows. Asks nothing about who may: that is <c>AccessPolicy</c>.</summary>
public interface IFigureCases
{
    /// <summary>One page of the cases that ran at some time in a period, in the order of their ids.</summary>
    /// <param name="query">Which ones.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    Task<ImmutableArray<FigureCase>> PageAsync(FigureCaseQuery query, CancellationToken cancellationToken);
}

/// <summary>Which cases are read.</summary>
/// <param name="Network">The network.</param>
/// <param name="Pathway">Key of the pathway; null for all.</param>
/// <param name="From">Those that had not ended before this.</param>
/// <param name="To">And had begun before this.</param>
/// <param name="After">Only later ids; an empty id for the first page.</param>
/// <param name="AtMost">How many.</param>
public sealed record FigureCaseQuery(
    NetworkId Network, string? Pathway, DateTimeOffset From, DateTimeOffset To, Guid After, int AtMost);
