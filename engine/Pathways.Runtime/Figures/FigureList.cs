using System.Collections.Immutable;

namespace Pathways.Runtime;

/// <summary>One page of the list behind a number: as many rows in all as the number says.</summary>
/// <param name="Total">How many rows there are on all pages.</param>
/// <param name="Rows">The rows of this page, in the order of the cases.</param>
public sealed record FigureList(long Total, ImmutableArray<FigureRow> Rows)
{
    /// <summary>How many rows a page has.</summary>
    public const int PageSize = 50;

    /// <summary>How many pages there are; one when the list is empty.</summary>
    public int Pages => (int)Math.Max(1, (Total + PageSize - 1) / PageSize);
}

/// <summary>A row of the list behind a number.</summary>
/// <param name="InstanceId">The case.</param>
/// <param name="Organisation">Name of the organisation that keeps it.</param>
/// <param name="Entry">What it added to the number.</param>
public sealed record FigureRow(Guid InstanceId, string? Organisation, FigureEntry Entry);
