using System.Collections.Immutable;
using Pathways.Definitions;
using Pathways.Rules;

namespace Pathways.Runtime;

/// <summary>Reckons declared figures over cases that are added one by one, so that no case is kept.</summary>
public sealed class FigureReckoner
{
    private readonly FigureSet set;
    private readonly FigureRequest request;
    private readonly CivilTime zone;
    private readonly DateTimeOffset now;
    private readonly FigureEntries entries;
    private readonly ImmutableArray<Dictionary<(string Group, string? Period), FigureTally>> tallies;
    private long cases;

    /// <param name="set">The figures.</param>
    /// <param name="request">What is asked for.</param>
    /// <param name="zone">The network's zone.</param>
    /// <param name="now">The moment for which they are reckoned.</param>
    public FigureReckoner(FigureSet set, FigureRequest request, CivilTime zone, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(set);
        ArgumentNullException.ThrowIfNull(zone);
        this.set = set;
        this.request = request;
        this.zone = zone;
        this.now = now;
        entries = new FigureEntries(request, new EvaluationSettings { Now = now, ZoneId = zone.ZoneId, Trace = false });
        tallies = [.. set.Figures.Select(_ => new Dictionary<(string, string?), FigureTally>())];
    }

    /// <summary>Adds a case.</summary>
    /// <param name="seen">The case.</param>
    public void Add(FigureCase seen)
    {
        ArgumentNullException.ThrowIfNull(seen);
        cases++;
        var subject = new FigureSubject(seen, zone, now);
        string group = subject.GroupBy(request.By);
        FeelContext facts = subject.Facts;
        for (var at = 0; at < set.Figures.Length; at++)
        {
            foreach (FigureEntry entry in entries.Of(set.Figures[at], facts))
            {
                TallyOf(at, group, request.PeriodOf(entry.Day)).Add(entry);
                TallyOf(at, group, period: null).Add(entry);
            }
        }
    }

    /// <summary>The figures with the numbers of all cases so far.</summary>
    public FigureReport Report() => new(set.Pathway, request, cases,
    [
        .. set.Figures.Select((figure, at) => SmallNumbers.Veil(new FigureResult(
            figure,
            [
                .. tallies[at].OrderBy(tally => tally.Key.Group, StringComparer.Ordinal)
                    .ThenBy(tally => tally.Key.Period is null).ThenBy(tally => tally.Key.Period, StringComparer.Ordinal)
                    .Select(tally => new FigureCell(tally.Key.Period, tally.Key.Group, tally.Value.Amount())),
            ]))),
    ]);

    private FigureTally TallyOf(int figure, string group, string? period)
    {
        if (!tallies[figure].TryGetValue((group, period), out FigureTally? tally))
        {
            tallies[figure][(group, period)] = tally = new FigureTally();
        }

        return tally;
    }
}
