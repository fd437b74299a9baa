using System.Collections.Immutable;
using Pathways.Definitions;
using Pathways.Rules;

namespace Pathways.Runtime;

/// <summary>Reckons declared figures over cases that are added one by one, so that no case is kept.</summary>
public sealed class FigureReckoner
{
    private static readonly FeelContext NoItem = FeelContext.Empty.With(FigureNames.Item, FeelValue.Null);

    private readonly FigureSet set;
    private readonly FigureRequest request;
    private readonly CivilTime zone;
    private readonly EvaluationSettings settings;
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
        settings = new EvaluationSettings { Now = now, ZoneId = zone.ZoneId, Trace = false };
        tallies = [.. set.Figures.Select(_ => new Dictionary<(string, string?), FigureTally>())];
    }

    /// <summary>Adds a case.</summary>
    /// <param name="seen">The case.</param>
    public void Add(FigureCase seen)
    {
        ArgumentNullException.ThrowIfNull(seen);
        cases++;
        var subject = new FigureSubject(seen, zone, settings.Now);
        string group = subject.GroupBy(request.By);
        FeelContext facts = subject.Facts.With(NoItem);
        for (var at = 0; at < set.Figures.Length; at++)
        {
            Add(set.Figures[at], tallies[at], group, facts);
        }
    }

    /// <summary>The figures with the numbers of all cases so far.</summary>
    public FigureReport Report() => new(set.Pathway, request, cases,
    [
        .. set.Figures.Select((figure, at) => new FigureResult(
            figure,
            [
                .. tallies[at].OrderBy(tally => tally.Key.Group, StringComparer.Ordinal)
                    .ThenBy(tally => tally.Key.Period is null).ThenBy(tally => tally.Key.Period, StringComparer.Ordinal)
                    .Select(tally => new FigureCell(tally.Key.Period, tally.Key.Group, tally.Value.Amount())),
            ])),
    ]);

    private void Add(
        FigureDefinition figure, Dictionary<(string Group, string? Period), FigureTally> into, string group, FeelContext facts)
    {
        if (figure.Each is null)
        {
            AddOne(figure, into, group, facts);
            return;
        }

        FeelValue list = figure.Each.Evaluate(facts, settings).Value;
        foreach (FeelValue item in list.Kind == FeelKind.List ? list.AsList() : [])
        {
            AddOne(figure, into, group, facts.With(FigureNames.Item, item));
        }
    }

    private void AddOne(
        FigureDefinition figure, Dictionary<(string Group, string? Period), FigureTally> into, string group, FeelContext facts)
    {
        if (DayOf(figure.When.Evaluate(facts, settings).Value) is not { } day || day < request.From || day > request.To)
        {
            return;
        }

        bool? belongs = figure.Cases?.Evaluate(facts, settings).Value is { } answer
            ? answer.Kind == FeelKind.Boolean ? answer.IsTrue : null
            : true;
        if (belongs == false)
        {
            return;
        }

        FeelValue value = figure.Value?.Evaluate(facts, settings).Value ?? FeelValue.Null;
        foreach (string? period in new[] { request.PeriodOf(day), null })
        {
            if (!into.TryGetValue((group, period), out FigureTally? tally))
            {
                into[(group, period)] = tally = new FigureTally();
            }

            tally.Add(figure, belongs is not null, value);
        }
    }

    private static DateOnly? DayOf(FeelValue when) => when.Kind switch
    {
        FeelKind.Date => when.AsDate().TryToDateOnly(out DateOnly day) ? day : null,
        FeelKind.DateTime => when.AsDateTime().Date.TryToDateOnly(out DateOnly day) ? day : null,
        _ => null,
    };
}
