using System.Collections.Immutable;
using Pathways.Care;
using Pathways.Definitions;

namespace Pathways.Runtime;

/// <summary>Reckons figures over the cases of a network. Whoever asks has been asked for their right before.</summary>
/// <param name="cases">The cases.</param>
/// <param name="times">The network's zone.</param>
/// <param name="clock">The installation's clock.</param>
public sealed class FigureDesk(ICases cases, NetworkTimes times, TimeProvider clock)
{
    private const int PageSize = 500;

    /// <summary>Reckons figures; the cases pass by, none is kept.</summary>
    /// <param name="network">The network.</param>
    /// <param name="set">The figures.</param>
    /// <param name="request">What is asked for.</param>
    /// <param name="cancellationToken">Stops between two pages.</param>
    public async Task<FigureReport> ReckonAsync(
        NetworkId network, FigureSet set, FigureRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(set);
        ArgumentNullException.ThrowIfNull(request);
        var zone = CivilTime.Of((await times.OfAsync(network, cancellationToken)).Zone);
        var reckoner = new FigureReckoner(set, request, zone, clock.GetUtcNow());
        FigureCaseQuery query = new(
            network, set.Pathway, zone.StartOf(request.From), zone.StartOf(request.To.AddDays(1)), Guid.Empty, PageSize);
        while (true)
        {
            ImmutableArray<FigureCase> page = await cases.ForFiguresAsync(query, cancellationToken);
            foreach (FigureCase seen in page)
            {
                reckoner.Add(seen);
            }

            if (page.Length < PageSize)
            {
                return reckoner.Report();
            }

            query = query with { After = page[^1].InstanceId };
        }
    }
}
