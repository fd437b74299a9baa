using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Pathways.Care;
using Pathways.Definitions;
using Pathways.Rules;

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
        CivilTime zone = await ZoneAsync(network, cancellationToken);
        var reckoner = new FigureReckoner(set, request, zone, clock.GetUtcNow());
        await foreach (FigureCase seen in CasesAsync(network, set, request, zone, cancellationToken))
        {
            reckoner.Add(seen);
        }

        return reckoner.Report();
    }

    /// <summary>One page of the list behind a number of a figure, found as the number was.</summary>
    /// <param name="network">The network.</param>
    /// <param name="set">The figures.</param>
    /// <param name="request">What was asked for.</param>
    /// <param name="place">The number.</param>
    /// <param name="page">Which page, from 1.</param>
    /// <param name="cancellationToken">Stops between two pages of cases.</param>
    /// <returns>The page; null when there is no such figure.</returns>
    public async Task<FigureList?> ListAsync(
        NetworkId network, FigureSet set, FigureRequest request, FigurePlace place, int page, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(set);
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(place);
        if (set.Figures.FirstOrDefault(known => known.Key == place.Figure) is not { } figure)
        {
            return null;
        }

        CivilTime zone = await ZoneAsync(network, cancellationToken);
        DateTimeOffset now = clock.GetUtcNow();
        var entries = new FigureEntries(request, new EvaluationSettings { Now = now, ZoneId = zone.ZoneId, Trace = false });
        long before = (page - 1L) * FigureList.PageSize;
        long total = 0;
        ImmutableArray<FigureRow>.Builder rows = ImmutableArray.CreateBuilder<FigureRow>();
        await foreach (FigureCase seen in CasesAsync(network, set, request, zone, cancellationToken))
        {
            var subject = new FigureSubject(seen, zone, now);
            if (subject.GroupBy(request.By) != place.Group)
            {
                continue;
            }

            foreach (FigureEntry entry in entries.Of(figure, subject.Facts).Where(entry => place.Holds(entry, request)))
            {
                if (total >= before && rows.Count < FigureList.PageSize)
                {
                    rows.Add(new FigureRow(seen.InstanceId, seen.Organisation, entry));
                }

                total++;
            }
        }

        return new FigureList(total, rows.ToImmutable());
    }

    private async Task<CivilTime> ZoneAsync(NetworkId network, CancellationToken cancellationToken) =>
        CivilTime.Of((await times.OfAsync(network, cancellationToken)).Zone);

    private async IAsyncEnumerable<FigureCase> CasesAsync(
        NetworkId network, FigureSet set, FigureRequest request, CivilTime zone, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        FigureCaseQuery query = new(
            network, set.Pathway, zone.StartOf(request.From), zone.StartOf(request.To.AddDays(1)), Guid.Empty, PageSize);
        while (true)
        {
            ImmutableArray<FigureCase> page = await cases.ForFiguresAsync(query, cancellationToken);
            foreach (FigureCase seen in page)
            {
                yield return seen;
            }

            if (page.Length < PageSize)
            {
                yield break;
            }

            query = query with { After = page[^1].InstanceId };
        }
    }
}
